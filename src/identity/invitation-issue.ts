import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { DAY } from '../kernel/instant.js';
import { ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type KnownPerson, knownPerson } from './domain/person.js';
import { InvitationsStore } from './invitations.store.js';
import { newSecretToken, type SecretToken } from './secret-token.js';

const GOOD_FOR = 7 * DAY;

/** An invitation before it is written, with the secret that is not. */
export interface InvitationDraft {
  readonly id: string;
  readonly token: SecretToken;
}

export interface Invited {
  readonly person: KnownPerson;
  readonly invitation: { readonly id: string; readonly expiresAt: Date; readonly token: string | null };
}

export const draftInvitation = (centerId: string): InvitationDraft => ({
  id: newId(),
  token: newSecretToken(centerId),
});

/** Shows the token in the answer of the request that made it. The answer stored for replays is an older one's, without. */
export const withToken = (result: Result<Invited>, draft: InvitationDraft): Result<Invited> => {
  if (!result.ok || result.value.invitation.id !== draft.id) return result;
  return ok({ ...result.value, invitation: { ...result.value.invitation, token: draft.token.text } });
};

@Injectable()
export class InvitationIssue {
  constructor(
    private readonly invitations: InvitationsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Invites the person; earlier invitations of theirs are over. */
  async issue(
    tx: Transaction,
    actor: Actor,
    user: KnownPerson,
    action: 'person.invited' | 'person.invited-again',
    draft: InvitationDraft,
  ): Promise<Invited> {
    const now = new Date(this.clock.now());
    const expiresAt = new Date(now.getTime() + GOOD_FOR);
    const person = knownPerson(user);
    await this.invitations.closeAllOf(tx, user.id, now);
    await this.invitations.add(tx, {
      id: draft.id,
      userId: user.id,
      tokenHash: draft.token.hash,
      invitedBy: actor.userId,
      createdAt: now,
      expiresAt,
    });
    await this.audit.record(tx, actor, {
      action,
      subjectType: 'Person',
      subjectId: user.id,
      after: { ...person, invitationExpiresAt: expiresAt },
    });
    return { person, invitation: { id: draft.id, expiresAt, token: null } };
  }
}

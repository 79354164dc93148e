import { Injectable } from '@nestjs/common';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { parse } from '../platform/validation/index.js';
import { whyNotPassword } from './domain/password-rule.js';
import type { AcceptInvitationInput } from './invitations.graphql.js';
import { Acceptance } from './invitations.input.js';
import { InvitationsStore, type OpenInvitation } from './invitations.store.js';
import { Passwords } from './passwords.js';
import { readSecretToken } from './secret-token.js';
import { SessionEndings } from './session-endings.js';
import { SessionStarts } from './session-starts.js';
import type { SignedIn } from './session-tokens.js';
import { UsersStore } from './users.store.js';

/** One answer for a token that is unknown, used, renewed or too old, or whose person is disabled. */
const NOT_VALID = fail(
  'INVITATION_NOT_VALID',
  'This invitation cannot be used, or no longer; ask an admin of your center for a new one.',
  'token',
);

@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationsStore,
    private readonly users: UsersStore,
    private readonly passwords: Passwords,
    private readonly endings: SessionEndings,
    private readonly starts: SessionStarts,
    private readonly clock: Clock,
  ) {}

  /** The hash is made only for a token that is good, and outside of any transaction. */
  async accept(input: AcceptInvitationInput, requestId: string): Promise<Result<SignedIn>> {
    const given = parse(Acceptance, input);
    if (!given.ok) return given;
    const token = readSecretToken(given.value.token);
    const invitation =
      token &&
      (await this.database.inCenter(token.centerId, (tx) => this.invitations.openByToken(tx, token.hash, this.now())));
    if (!token || !invitation) return NOT_VALID;
    const problem = whyNotPassword(given.value.password, invitation.email);
    if (problem) return fail('PASSWORD_NOT_ALLOWED', `password: ${problem}.`, 'password');
    const passwordHash = await this.passwords.hash(given.value.password);
    return this.letIn(token.centerId, invitation, passwordHash, requestId);
  }

  private letIn(
    centerId: string,
    invitation: OpenInvitation,
    passwordHash: string,
    requestId: string,
  ): Promise<Result<SignedIn>> {
    return this.database.inCenter(centerId, async (tx) => {
      const user = await this.invitations.accept(tx, invitation, this.now());
      if (!user) return NOT_VALID;
      await this.users.setPassword(tx, user.id, passwordHash);
      // Whoever knew a password of before is not signed in any more.
      const by = { userId: user.id, requestId };
      await this.endings.end(tx, by, { userId: user.id, sessionId: null, reason: 'PASSWORD_CHANGED' });
      return ok(await this.starts.start(tx, user, { action: 'person.accepted-invitation', requestId }));
    });
  }

  private now(): Date {
    return new Date(this.clock.now());
  }
}

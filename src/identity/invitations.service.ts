import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { draftInvitation, InvitationIssue, type Invited, withToken } from './invitation-issue.js';
import type { InvitePersonInput, RenewInvitationInput } from './invitations.graphql.js';
import { NewPerson, type PersonToInvite, Renewal } from './invitations.input.js';
import { StudentConnections } from './student-connections.js';
import type { User } from './user.entity.js';
import { type NewUser, UsersStore } from './users.store.js';

@Injectable()
export class InvitationsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly users: UsersStore,
    private readonly students: StudentConnections,
    private readonly invitations: InvitationIssue,
    private readonly clock: Clock,
  ) {}

  /** Adds a person without a password and invites them to choose one. */
  async invite(actor: Actor, input: InvitePersonInput): Promise<Result<Invited>> {
    const draft = draftInvitation(actor.centerId);
    const result = await this.useCases.run<Invited>(actor, { name: 'invitePerson', input }, async (tx) => {
      const parsed = parse(NewPerson, input);
      if (!parsed.ok) return parsed;
      const added = await this.add(tx, actor, parsed.value);
      return added.ok ? ok(await this.invitations.issue(tx, actor, added.value, 'person.invited', draft)) : added;
    });
    return withToken(result, draft);
  }

  /** Invites a person again who has not chosen a password yet, or has forgotten it. */
  async renew(actor: Actor, input: RenewInvitationInput): Promise<Result<Invited>> {
    const draft = draftInvitation(actor.centerId);
    const result = await this.useCases.run<Invited>(actor, { name: 'renewInvitation', input }, async (tx) => {
      const parsed = parse(Renewal, input);
      if (!parsed.ok) return parsed;
      if (parsed.value.personId === actor.userId) return ONESELF;
      const invitable = whoMayBeInvited(await this.users.hold(tx, parsed.value.personId));
      return invitable.ok
        ? ok(await this.invitations.issue(tx, actor, invitable.value, 'person.invited-again', draft))
        : invitable;
    });
    return withToken(result, draft);
  }

  private async add(tx: Transaction, actor: Actor, { studentId, id, ...given }: PersonToInvite): Promise<Result<User>> {
    const user: NewUser = {
      ...given,
      id: id ?? newId(),
      passwordHash: null,
      disabledAt: null,
      createdAt: new Date(this.clock.now()),
    };
    if (!(await this.users.addUnlessThere(tx, user))) return this.whyNotAdded(tx, user);
    const connected = studentId === null ? ok(null) : await this.students.connect(tx, actor, studentId, user.id);
    return connected.ok ? ok((await this.users.byId(tx, user.id))!) : connected;
  }

  private async whyNotAdded(tx: Transaction, user: NewUser): Promise<Result<never>> {
    return (await this.users.byEmail(tx, user.email))
      ? fail('PERSON_EXISTS', `Somebody with the address ${user.email} is there already; change that person.`, 'email')
      : fail('ID_TAKEN', 'A person with this id is there already; make a new id.', 'id');
  }
}

/** A session that somebody else has got hold of must not choose a password without knowing the present one. */
const ONESELF = fail('INVITES_ONESELF', 'personId: this is you; change your password instead.', 'personId');

const whoMayBeInvited = (user: User | null): Result<User> => {
  if (!user) return fail('PERSON_NOT_FOUND', 'There is no person with this id.', 'personId');
  if (user.disabledAt) return fail('PERSON_DISABLED', 'This person is disabled; enable them first.', 'personId');
  return ok(user);
};

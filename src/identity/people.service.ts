import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parseChanges } from '../platform/validation/index.js';
import { type KnownPerson, knownPerson } from './domain/person.js';
import { losesLastAdmin, mustSignInAgain, personAfter } from './domain/person-change.js';
import { InvitationsStore } from './invitations.store.js';
import type { ChangePersonInput } from './people.graphql.js';
import { PersonChange } from './people.input.js';
import { SessionEndings } from './session-endings.js';
import { UsersStore } from './users.store.js';

@Injectable()
export class PeopleService {
  constructor(
    private readonly useCases: UseCases,
    private readonly users: UsersStore,
    private readonly endings: SessionEndings,
    private readonly invitations: InvitationsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  change(actor: Actor, input: ChangePersonInput): Promise<Result<{ person: KnownPerson }>> {
    return this.useCases.run(actor, { name: 'changePerson', input }, async (tx) => {
      const changes = parseChanges(PersonChange, input);
      if (!changes.ok) return changes;
      const admins = await this.users.holdActiveAdmins(tx);
      const before = await this.users.hold(tx, input.id);
      if (!before) return fail('PERSON_NOT_FOUND', 'There is no person with this id.', 'id');
      const current = expectVersion(before.version, input.version);
      if (!current.ok) return current;
      const after = personAfter(knownPerson(before), changes.value, this.clock.now());
      if (losesLastAdmin(admins, after))
        return fail('LAST_ADMIN', 'Nobody else could let people in; make somebody else an admin first.');
      await this.save(tx, actor, knownPerson(before), after);
      return ok({ person: after });
    });
  }

  private async save(tx: Transaction, actor: Actor, before: KnownPerson, after: KnownPerson): Promise<void> {
    await this.users.change(tx, after);
    await this.audit.record(tx, actor, {
      action: 'person.changed',
      subjectType: 'Person',
      subjectId: after.id,
      before,
      after,
    });
    if (after.disabledAt) await this.invitations.closeAllOf(tx, after.id, new Date(this.clock.now()));
    if (mustSignInAgain(before, after))
      await this.endings.end(tx, actor, { userId: after.id, sessionId: null, reason: 'PERSON_CHANGED' });
  }
}

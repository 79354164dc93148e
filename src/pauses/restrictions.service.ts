import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, parse } from '../platform/validation/index.js';
import { type Prospect, Replanning, type Subject } from '../prospects/index.js';
import { RestrictionSubjects } from './restriction-subjects.service.js';
import type { ContactRestriction } from './restriction.entity.js';
import type { LiftRestrictionInput, RestrictContactInput } from './restrictions.graphql.js';
import { Lifting, NewRestriction } from './restrictions.input.js';
import { RestrictionsStore } from './restrictions.store.js';

type Answer = Promise<Result<{ restriction: ContactRestriction }>>;
type Restricted = Omit<NewRestriction, 'id'> & Pick<ContactRestriction, 'id' | 'since' | 'followUpId'>;

/** A follow-up that was answered DO_NOT_CALL. */
interface Answered {
  readonly id: string;
  readonly contactId: string | null;
  readonly happenedAt: Date;
}

const NOT_FOUND = fail('RESTRICTION_NOT_FOUND', 'There is no restriction with this id.', 'id');
const LIFTED = fail('RESTRICTION_ALREADY_LIFTED', 'Somebody lifted this restriction already.', 'id');

@Injectable()
export class RestrictionsService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: RestrictionsStore,
    private readonly subjects: RestrictionSubjects,
    private readonly replanning: Replanning,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  restrict(actor: Actor, input: RestrictContactInput): Answer {
    return this.useCases.run(actor, { name: 'restrictContact', input }, async (tx) => {
      const given = parse(NewRestriction, input);
      if (!given.ok) return given;
      const subject = await this.subjects.find(tx, actor, given.value);
      if (!subject.ok) return subject;
      const since = new Date(this.clock.now());
      const restriction = await this.add(tx, actor, {
        ...given.value,
        id: given.value.id ?? newId(),
        since,
        followUpId: null,
      });
      if (restriction.ok) await this.replanning.of(tx, subject.value);
      return restriction.ok ? ok({ restriction: restriction.value }) : restriction;
    });
  }

  lift(actor: Actor, input: LiftRestrictionInput): Answer {
    return this.useCases.run(actor, { name: 'liftRestriction', input }, async (tx) => {
      const given = parse(Lifting, input);
      if (!given.ok) return given;
      const before = await this.store.byIdToChange(tx, given.value.id);
      if (!before) return NOT_FOUND;
      const current = expectVersion(before.version, given.value.version);
      if (!current.ok) return current;
      return before.liftedAt === null ? ok({ restriction: await this.end(tx, actor, before) }) : LIFTED;
    });
  }

  /** Keeps what a DO_NOT_CALL says of the person for all students; the caller replans the prospect itself. */
  async keepAnswer(tx: Transaction, actor: Actor, prospect: Prospect, answered: Answered): Promise<void> {
    const { id: followUpId, contactId, happenedAt: since } = answered;
    const subject = contactId === null ? { prospectId: prospect.id } : { contactId };
    const nobody = { contactId: null, employerId: null, prospectId: null, words: null, until: null };
    const what = { channels: ['PHONE' as const], source: 'ANSWER' as const };
    await this.add(tx, actor, { ...nobody, ...subject, ...what, id: newId(), since, followUpId });
    await this.replanning.soon(tx, subject);
  }

  /** Lifts what an answer made that was not given after all; the caller replans the prospect itself. */
  async takeBackAnswer(tx: Transaction, actor: Actor, followUpId: string): Promise<void> {
    for (const restriction of await this.store.madeByToChange(tx, followUpId)) {
      await this.markLifted(tx, actor, restriction);
      await this.replanning.soon(tx, subjectOf(restriction));
    }
  }

  private async add(tx: Transaction, actor: Actor, given: Restricted): Promise<Result<ContactRestriction>> {
    const restriction = { ...given, recordedBy: actor.userId, liftedAt: null, liftedBy: null };
    if (!(await this.store.add(tx, restriction)))
      return fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
    await this.audit.record(tx, actor, {
      action: 'restriction.recorded',
      subjectType: 'ContactRestriction',
      subjectId: restriction.id,
      after: restriction,
    });
    return ok({ ...restriction, centerId: tx.centerId, version: 1 });
  }

  private async end(tx: Transaction, actor: Actor, before: ContactRestriction): Promise<ContactRestriction> {
    const after = await this.markLifted(tx, actor, before);
    await this.replanning.of(tx, subjectOf(before));
    return after;
  }

  private async markLifted(tx: Transaction, actor: Actor, before: ContactRestriction): Promise<ContactRestriction> {
    const lifted = { liftedAt: new Date(this.clock.now()), liftedBy: actor.userId };
    const after = { ...before, ...lifted, version: before.version + 1 };
    await this.store.change(tx, before.id, after);
    await this.audit.record(tx, actor, {
      action: 'restriction.lifted',
      subjectType: 'ContactRestriction',
      subjectId: before.id,
      before,
      after,
    });
    return after;
  }
}

const subjectOf = ({ contactId, employerId, prospectId }: ContactRestriction): Subject =>
  contactId !== null ? { contactId } : employerId !== null ? { employerId } : { prospectId: prospectId as string };

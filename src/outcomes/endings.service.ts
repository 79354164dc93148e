import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { isStaff, type Actor } from '../kernel/actor.js';
import type { Closed, Outcome as OutcomeKind } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { notAfter } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import type { KnowledgeSource, Outcome } from './outcome.entity.js';
import { OutcomesStore } from './outcomes.store.js';

/** How a prospect ended, as far as it is known. */
export interface Ending {
  readonly id?: string | null;
  readonly outcome: OutcomeKind;
  readonly decidedAt: Instant | null;
  /** Null: now. */
  readonly learnedAt: Instant | null;
  /** Null: the person who records it. */
  readonly knowledgeSource: KnowledgeSource | null;
  readonly reason: string | null;
}

/** Ends prospects: the one place where an outcome is written. */
@Injectable()
export class Endings {
  constructor(
    private readonly store: OutcomesStore,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Ends a held prospect; the caller replans it. */
  async end(tx: Transaction, actor: Actor, prospect: Prospect, ending: Ending): Promise<Result<Outcome>> {
    const now = this.clock.now();
    const dates = checkDates(ending, now);
    if (!dates.ok) return dates;
    if (ending.id && (await this.store.byId(tx, ending.id)))
      return fail('ID_TAKEN', 'An outcome with this id is there already; make a new id.', 'id');
    const fact = closed(ending, ending.id ?? newId(), now);
    const allowed = await this.recording.allow(tx, prospect, [fact]);
    if (!allowed.ok) return allowed;
    const outcome = await this.store.add(tx, rowOf(fact, prospect, ending, actor));
    await this.audit.record(tx, actor, {
      action: 'prospect.closed',
      subjectType: 'Prospect',
      subjectId: prospect.id,
      after: outcome,
    });
    return ok(outcome);
  }
}

const checkDates = ({ decidedAt, learnedAt }: Ending, now: Instant): Result<null> => {
  const learned = notAfter(now, learnedAt, 'learnedAt');
  if (!learned.ok) return learned;
  return decidedAt !== null && decidedAt > (learnedAt ?? now)
    ? fail(
        'DECIDED_AFTER_LEARNED',
        'decidedAt: nobody can learn of a decision before it is made; check decidedAt and learnedAt.',
        'decidedAt',
      )
    : ok(null);
};

const closed = ({ outcome, learnedAt }: Ending, id: string, now: Instant): Closed => ({
  kind: 'CLOSED',
  id,
  outcome,
  at: learnedAt ?? now,
  recordedAt: now,
});

const rowOf = (fact: Closed, prospect: Prospect, ending: Ending, actor: Actor) => ({
  id: fact.id,
  prospectId: prospect.id,
  kind: fact.outcome,
  decidedAt: ending.decidedAt === null ? null : new Date(ending.decidedAt),
  learnedAt: new Date(fact.at),
  recordedAt: new Date(fact.recordedAt),
  recordedBy: actor.userId,
  knowledgeSource: ending.knowledgeSource ?? (isStaff(actor) ? 'COUNSELOR' : 'STUDENT'),
  reason: ending.reason,
});

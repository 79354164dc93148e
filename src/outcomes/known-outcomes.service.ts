import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Reopened } from '../kernel/fact.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { expectVersion, notAfter } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import type { Outcome } from './outcome.entity.js';
import type { OutcomeCorrection } from './outcomes.input.js';
import { OutcomesStore } from './outcomes.store.js';

export interface OutcomeAnswer {
  readonly outcome: Outcome;
  readonly prospect: Prospect;
}

type Correction = z.output<typeof OutcomeCorrection>;

const OUTCOME_NOT_FOUND = fail('OUTCOME_NOT_FOUND', 'There is no such outcome.', 'outcomeId');

/** Outcomes that are recorded already. */
@Injectable()
export class KnownOutcomes {
  constructor(
    private readonly store: OutcomesStore,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async reopen(tx: Transaction, actor: Actor, prospect: Prospect, reason: string): Promise<Result<OutcomeAnswer>> {
    const now = this.clock.now();
    const before = await this.store.standing(tx, prospect.id);
    const allowed = await this.recording.allow(tx, prospect, [reopened(before?.id ?? prospect.id, now)]);
    if (!allowed.ok || !before) return allowed.ok ? OUTCOME_NOT_FOUND : allowed;
    const outcome = await this.store.change(tx, before, {
      reopenedAt: new Date(now),
      reopenedBy: actor.userId,
      reopenReason: reason,
    });
    await this.audit.record(tx, actor, {
      action: 'prospect.reopened',
      subjectType: 'Prospect',
      subjectId: prospect.id,
      before,
      after: outcome,
    });
    return ok({ outcome, prospect: await this.recording.replanWithSiblings(tx, prospect) });
  }

  async correct(tx: Transaction, actor: Actor, given: Correction): Promise<Result<OutcomeAnswer>> {
    const found = await this.find(tx, actor, given.outcomeId);
    if (!found.ok) return found;
    const { outcome: before, prospect } = found.value;
    const checked = checkCorrection(before, given, this.clock.now());
    if (!checked.ok) return checked;
    const corrected = await this.recording.correct(tx, prospect, 'learnedAt', () => this.save(tx, before, given));
    if (!corrected.ok) return corrected;
    const outcome = corrected.value;
    await this.audit.record(tx, actor, {
      action: 'outcome.corrected',
      subjectType: 'Prospect',
      subjectId: prospect.id,
      before,
      after: outcome,
    });
    return ok({ outcome, prospect: await this.recording.replan(tx, prospect) });
  }

  private save(tx: Transaction, before: Outcome, given: Correction): Promise<Outcome> {
    return this.store.change(tx, before, {
      decidedAt: given.decidedAt === null ? null : new Date(given.decidedAt),
      learnedAt: new Date(given.learnedAt ?? before.learnedAt),
      knowledgeSource: given.knowledgeSource ?? before.knowledgeSource,
      reason: given.reason,
    });
  }

  private async find(tx: Transaction, actor: Actor, outcomeId: string): Promise<Result<OutcomeAnswer>> {
    const seen = await this.store.byId(tx, outcomeId);
    const prospect = seen && (await this.recording.hold(tx, actor, seen.prospectId));
    return prospect?.ok
      ? ok({ outcome: (await this.store.byId(tx, outcomeId)) as Outcome, prospect: prospect.value })
      : OUTCOME_NOT_FOUND;
  }
}

const checkCorrection = (before: Outcome, given: Correction, now: number): Result<null> => {
  const current = expectVersion(before.version, given.version);
  if (!current.ok) return current;
  if (before.kind === 'NO_RESPONSE' && given.reason === null)
    return fail('REASON_MISSING', 'reason: is needed for a prospect closed as no response.', 'reason');
  const learnedAt = given.learnedAt ?? before.learnedAt.getTime();
  if (given.decidedAt !== null && given.decidedAt > learnedAt)
    return fail('DECIDED_AFTER_LEARNED', 'decidedAt: lies after learnedAt; check both.', 'decidedAt');
  return notAfter(now, learnedAt, 'learnedAt');
};

const reopened = (id: string, now: number): Reopened => ({ kind: 'REOPENED', id, at: now, recordedAt: now });

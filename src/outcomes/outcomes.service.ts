import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Reopened } from '../kernel/fact.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { expectVersion, notAfter, parse } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import { Endings } from './endings.service.js';
import type { Outcome } from './outcome.entity.js';
import type { CloseProspectInput, CorrectOutcomeInput, ReopenProspectInput } from './outcomes.inputs.graphql.js';
import { Closing, OutcomeCorrection, Reopening } from './outcomes.input.js';
import { OutcomesStore } from './outcomes.store.js';

export interface OutcomeAnswer {
  readonly outcome: Outcome;
  readonly prospect: Prospect;
}

const OUTCOME_NOT_FOUND = fail('OUTCOME_NOT_FOUND', 'There is no such outcome.', 'outcomeId');

@Injectable()
export class OutcomesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly endings: Endings,
    private readonly known: KnownOutcomes,
    private readonly recording: Recording,
  ) {}

  close(actor: Actor, input: CloseProspectInput): Promise<Result<OutcomeAnswer>> {
    return this.useCases.run(actor, { name: 'closeProspect', input }, async (tx) => {
      const given = parse(Closing, input);
      if (!given.ok) return given;
      const prospect = await this.recording.hold(tx, actor, given.value.prospectId);
      if (!prospect.ok) return prospect;
      const ended = await this.endings.end(tx, actor, prospect.value, given.value);
      return ended.ok ? ok({ outcome: ended.value, prospect: await this.recording.replanWithSiblings(tx, prospect.value) }) : ended;
    });
  }

  /** The employer gave a sign after all. */
  reopen(actor: Actor, input: ReopenProspectInput): Promise<Result<OutcomeAnswer>> {
    return this.useCases.run(actor, { name: 'reopenProspect', input }, async (tx) => {
      const given = parse(Reopening, input);
      if (!given.ok) return given;
      const prospect = await this.recording.hold(tx, actor, given.value.prospectId);
      return prospect.ok ? this.known.reopen(tx, actor, prospect.value, given.value.reason) : prospect;
    });
  }

  /** Dates, source and reason; to change the outcome itself, reopen the prospect and close it anew. */
  correct(actor: Actor, input: CorrectOutcomeInput): Promise<Result<OutcomeAnswer>> {
    return this.useCases.run(actor, { name: 'correctOutcome', input }, async (tx) => {
      const given = parse(OutcomeCorrection, input);
      return given.ok ? this.known.correct(tx, actor, given.value) : given;
    });
  }
}

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
    const outcome = await this.store.change(tx, before, { reopenedAt: new Date(now), reopenedBy: actor.userId, reopenReason: reason });
    await this.audit.record(tx, actor, { action: 'prospect.reopened', subjectType: 'Prospect', subjectId: prospect.id, before, after: outcome });
    return ok({ outcome, prospect: await this.recording.replanWithSiblings(tx, prospect) });
  }

  async correct(tx: Transaction, actor: Actor, given: { outcomeId: string; version: number; decidedAt: number | null; learnedAt: number | null; knowledgeSource: Outcome['knowledgeSource'] | null; reason: string | null }): Promise<Result<OutcomeAnswer>> {
    const found = await this.find(tx, actor, given.outcomeId);
    if (!found.ok) return found;
    const { outcome: before, prospect } = found.value;
    const checked = checkCorrection(before, given, this.clock.now());
    if (!checked.ok) return checked;
    const outcome = await this.store.change(tx, before, {
      decidedAt: given.decidedAt === null ? null : new Date(given.decidedAt),
      learnedAt: new Date(given.learnedAt ?? before.learnedAt),
      knowledgeSource: given.knowledgeSource ?? before.knowledgeSource,
      reason: given.reason,
    });
    await this.audit.record(tx, actor, { action: 'outcome.corrected', subjectType: 'Prospect', subjectId: prospect.id, before, after: outcome });
    return ok({ outcome, prospect: await this.recording.replan(tx, prospect.id) });
  }

  private async find(tx: Transaction, actor: Actor, outcomeId: string): Promise<Result<OutcomeAnswer>> {
    const seen = await this.store.byId(tx, outcomeId);
    const prospect = seen && (await this.recording.hold(tx, actor, seen.prospectId));
    return prospect?.ok ? ok({ outcome: (await this.store.byId(tx, outcomeId)) as Outcome, prospect: prospect.value }) : OUTCOME_NOT_FOUND;
  }
}

const checkCorrection = (before: Outcome, given: { version: number; decidedAt: number | null; learnedAt: number | null; reason: string | null }, now: number): Result<null> => {
  const current = expectVersion(before.version, given.version);
  if (!current.ok) return current;
  if (before.kind === 'NO_RESPONSE' && given.reason === null) return fail('REASON_MISSING', 'reason: is needed for a prospect closed as no response.', 'reason');
  const learnedAt = given.learnedAt ?? before.learnedAt.getTime();
  if (given.decidedAt !== null && given.decidedAt > learnedAt) return fail('DECIDED_AFTER_LEARNED', 'decidedAt: lies after learnedAt; check both.', 'decidedAt');
  return notAfter(now, learnedAt, 'learnedAt');
};

const reopened = (id: string, now: number): Reopened => ({ kind: 'REOPENED', id, at: now, recordedAt: now });

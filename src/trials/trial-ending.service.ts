import { Injectable } from '@nestjs/common';
import { DISTRIBUTIONS } from '../analytics/index.js';
import { CentersStore } from '../centers/index.js';
import { PolicyPins } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { type Analysed, analyse } from './domain/analysis.js';
import { monitor, type Plan } from './domain/monitoring.js';
import type { TrialData } from './domain/trial-data.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { commitmentTo } from './seeded-lots.js';
import { TrialDataStore } from './trial-data.store.js';
import { TrialKeeping } from './trial-keeping.service.js';
import type { TrialAnswer } from './trial-registration.service.js';
import type { EndPolicyTrialInput } from './trials.inputs.graphql.js';
import { Ending } from './trials.input.js';
import { type ShownTrial, TrialsStore } from './trials.store.js';

const locked = (day: string) =>
  fail(
    'TRIAL_RESULTS_LOCKED',
    `The analysis was registered for ${day}. Until then the trial can only be ended by its stopping rule, or abandoned with a reason.`,
    'trialId',
  );

/** Ends a trial once: analyses it as it was registered and freezes the answer, or abandons it. Then the seed is for all to see. */
@Injectable()
export class TrialEnding {
  constructor(
    private readonly useCases: UseCases,
    private readonly trials: TrialsStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly data: TrialDataStore,
    private readonly pins: PolicyPins,
    private readonly keeping: TrialKeeping,
    private readonly centers: CentersStore,
  ) {}

  end(actor: Actor, input: EndPolicyTrialInput): Promise<Result<TrialAnswer>> {
    return this.useCases.run(actor, { name: 'endPolicyTrial', input }, async (tx) => {
      const given = parse(Ending, input);
      if (!given.ok) return given;
      const trial = await this.keeping.hold(tx, given.value.trialId, 'RUNNING');
      if (!trial.ok) return trial;
      const { abandonBecause } = given.value;
      const ended = await (abandonBecause === null
        ? this.analyse(tx, actor, trial.value)
        : this.abandon(tx, actor, trial.value, abandonBecause));
      if (!ended.ok) return ended;
      await this.pins.unpin(tx, actor, await this.enrolments.assignmentIdsOf(tx, trial.value.id));
      return ok({ trialId: trial.value.id });
    });
  }

  private async abandon(tx: Transaction, actor: Actor, { id }: ShownTrial, because: string): Promise<Result<null>> {
    const changes = { status: 'ABANDONED', endedAt: this.keeping.now(), abandonedBecause: because } as const;
    this.trials.change(tx, id, changes);
    await this.keeping.tell(tx, actor, id, 'policy-trial.abandoned', changes);
    return ok(null);
  }

  private async analyse(tx: Transaction, actor: Actor, trial: ShownTrial): Promise<Result<null>> {
    const endedAt = this.keeping.now();
    const isDue = (await this.keeping.today(tx)) >= trial.analysisOn;
    const data = await this.data.read(tx, trial.id, trial.unit, endedAt);
    const plan = await this.planOf(tx, trial);
    if (!isDue && !mayStop(trial, plan, data)) return locked(trial.analysisOn);
    const end = { asOf: endedAt.toISOString(), stoppedEarly: !isDue };
    const document = await this.documentOf(tx, { ...trial, ...plan, ...end }, data);
    const result = { document, sha256: commitmentTo(document) };
    this.trials.keepResult(tx, { trialId: trial.id, ...result });
    this.trials.change(tx, trial.id, { status: 'ANALYSED', endedAt });
    await this.keeping.tell(tx, actor, trial.id, 'policy-trial.analysed', {
      endedAt,
      stoppedEarly: !isDue,
      sha256: result.sha256,
      seed: await this.trials.secretSeed(tx, trial.id),
    });
    return ok(null);
  }

  private async documentOf(
    tx: Transaction,
    trial: ShownTrial & Plan & Pick<Analysed, 'asOf' | 'stoppedEarly'>,
    data: TrialData,
  ): Promise<string> {
    const amendments = await this.trials.amendmentsOf(tx.centerId, [trial.id]);
    const told = (amendments.get(trial.id) ?? []).map(({ enrolmentEndsOn, analysisOn, reason, amendedAt }) => ({
      enrolmentEndsOn,
      analysisOn,
      reason,
      amendedAt: amendedAt.toISOString(),
    }));
    return JSON.stringify(analyse(data, { ...trial, trialId: trial.id, amendments: told }, DISTRIBUTIONS));
  }

  private async planOf(tx: Transaction, { primaryDay, expectation }: ShownTrial): Promise<Plan> {
    const smallestGroup = await this.centers.smallestGroup(tx);
    return { primaryDay, plannedError: expectation.plannedError, smallestGroup };
  }
}

const mayStop = ({ unit, stoppingRule }: ShownTrial, plan: Plan, { prospects }: TrialData): boolean => {
  if (unit === 'COHORT' || stoppingRule === 'NONE') return false;
  const seen = monitor(prospects, plan);
  return seen.status === 'estimated' && seen.value.mayStop;
};

import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { commitmentTo, newSeed } from './seeded-lots.js';
import { TrialKeeping } from './trial-keeping.service.js';
import { TrialLots } from './trial-lots.service.js';
import type { TrialAnswer } from './trial-registration.service.js';
import type { StartPolicyTrialInput } from './trials.inputs.graphql.js';
import { TrialNamed } from './trials.input.js';
import { type ShownTrial, TrialsStore } from './trials.store.js';

const HAS_OWN_POLICY = fail(
  'COHORT_HAS_OWN_POLICY',
  'A policy of its own is set for one of the cohorts; clear it with `clearPolicyFor` first.',
  'trialId',
);

/** Starts a trial: makes its seed, commits to it for all to see and, where whole cohorts draw lots, lets them draw. */
@Injectable()
export class TrialStart {
  constructor(
    private readonly useCases: UseCases,
    private readonly trials: TrialsStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly lots: TrialLots,
    private readonly keeping: TrialKeeping,
  ) {}

  start(actor: Actor, input: StartPolicyTrialInput): Promise<Result<TrialAnswer>> {
    return this.useCases.run(actor, { name: 'startPolicyTrial', input }, async (tx) => {
      const given = parse(TrialNamed, input);
      if (!given.ok) return given;
      const trial = await this.keeping.hold(tx, given.value.trialId, 'REGISTERED');
      if (!trial.ok) return trial;
      await this.commit(tx, actor, trial.value);
      const drawn = trial.value.unit === 'COHORT' ? await this.drawCohorts(tx, actor, trial.value) : ok(null);
      return drawn.ok ? ok({ trialId: trial.value.id }) : drawn;
    });
  }

  private async commit(tx: Transaction, actor: Actor, { id }: ShownTrial): Promise<void> {
    const seed = newSeed();
    const started = { commitment: commitmentTo(seed), startedAt: this.keeping.now() };
    this.trials.change(tx, id, { status: 'RUNNING', seed, ...started });
    await this.keeping.tell(tx, actor, id, 'policy-trial.started', started);
  }

  private async drawCohorts(tx: Transaction, actor: Actor, trial: ShownTrial): Promise<Result<null>> {
    const cohortIds = await this.trials.cohortIdsOf(tx, trial.id);
    const taken = await this.enrolments.withOwnPolicy(tx, cohortIds);
    if (taken.size > 0) return HAS_OWN_POLICY;
    const drawers = cohortIds.map((cohortId, place) => ({ cohortId, studentId: null, place }));
    return this.lots.draw(tx, actor, trial, { drawers, cohorts: cohortIds.length });
  }
}

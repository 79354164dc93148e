import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { PolicyPins } from '../follow-up-policies/index.js';
import type { Actor } from '../kernel/actor.js';
import { addDays, type Day } from '../kernel/day.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import type { Expectation } from './domain/expectation.js';
import { daysToAnalysis, FEWEST_COHORTS_PER_ARM, type TrialDays } from './domain/trial.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { TrialCalculator } from './trial-calculator.service.js';
import { TrialKeeping } from './trial-keeping.service.js';
import type { PolicyTrialExpectationInput, RegisterPolicyTrialInput } from './trials.inputs.graphql.js';
import { Asked, Registration } from './trials.input.js';
import { TrialsStore } from './trials.store.js';

export interface TrialAnswer {
  readonly trialId: string;
}

const COHORT_NOT_FOUND = fail('COHORT_NOT_FOUND', 'There is no cohort with one of these ids.', 'cohortIds');
const ID_TAKEN = fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
const TOO_FEW_COHORTS = fail(
  'TOO_FEW_COHORTS',
  `Where whole cohorts draw lots, each arm needs ${FEWEST_COHORTS_PER_ARM} cohorts; name ${2 * FEWEST_COHORTS_PER_ARM} or more, or draw lots for students.`,
  'cohortIds',
);
const IN_THE_PAST = fail('DATE_IN_THE_PAST', 'Enrolment must end today or later.', 'enrolmentEndsOn');

/** Writes down what a trial is to answer before anybody is enrolled. It never changes after that. */
@Injectable()
export class TrialRegistration {
  constructor(
    private readonly useCases: UseCases,
    private readonly database: Database,
    private readonly pins: PolicyPins,
    private readonly stores: TrialsStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly calculator: TrialCalculator,
    private readonly keeping: TrialKeeping,
  ) {}

  /** What could be expected of such a trial; nothing is written down. */
  expectation({ centerId }: Actor, input: PolicyTrialExpectationInput): Promise<Result<Expectation>> {
    return this.database.inCenter(centerId, async (tx) => {
      const given = parse(Asked, input);
      if (!given.ok) return given;
      const cohorts = await this.expectCohorts(tx, given.value);
      if (!cohorts.ok) return cohorts;
      return ok(await this.calculator.expectation(tx, given.value, given.value.cohortIds));
    });
  }

  register(actor: Actor, input: RegisterPolicyTrialInput): Promise<Result<TrialAnswer>> {
    return this.useCases.run(actor, { name: 'registerPolicyTrial', input }, async (tx) => {
      const given = parse(Registration, input);
      if (!given.ok) return given;
      const possible = await this.expectPossible(tx, given.value);
      if (!possible.ok) return possible;
      const days = await this.daysOf(tx, given.value);
      return days.ok ? this.write(tx, actor, given.value, days.value) : days;
    });
  }

  private async daysOf(tx: Transaction, given: z.output<typeof Registration>): Promise<Result<TrialDays>> {
    const { enrolmentEndsOn, analysisOn, primaryDay } = given;
    if (enrolmentEndsOn < (await this.keeping.today(tx))) return IN_THE_PAST;
    return expectLateEnough(
      { enrolmentEndsOn, analysisOn: analysisOn ?? earliest(enrolmentEndsOn, primaryDay) },
      primaryDay,
    );
  }

  private async expectPossible(tx: Transaction, given: z.output<typeof Registration>): Promise<Result<unknown>> {
    const cohorts = await this.expectCohorts(tx, given);
    if (!cohorts.ok) return cohorts;
    const control = await this.pins.usable(tx, given.controlVersionId, 'controlVersionId');
    return control.ok ? this.pins.usable(tx, given.treatmentVersionId, 'treatmentVersionId') : control;
  }

  private async expectCohorts(
    tx: Transaction,
    { unit, cohortIds }: Pick<z.output<typeof Asked>, 'unit' | 'cohortIds'>,
  ): Promise<Result<null>> {
    if (unit === 'COHORT' && cohortIds.length < 2 * FEWEST_COHORTS_PER_ARM) return TOO_FEW_COHORTS;
    const known = await this.enrolments.knownCohorts(tx, cohortIds);
    return known.size < cohortIds.length ? COHORT_NOT_FOUND : ok(null);
  }

  private async write(
    tx: Transaction,
    actor: Actor,
    { cohortIds, id, baseRate, ...given }: z.output<typeof Registration>,
    days: TrialDays,
  ): Promise<Result<TrialAnswer>> {
    const expectation = await this.calculator.expectation(tx, { ...given, baseRate }, cohortIds);
    const by = { createdAt: this.keeping.now(), createdBy: actor.userId };
    const trial = { ...given, ...days, id: id ?? newId(), expectation, ...by };
    if (!(await this.stores.add(tx, trial))) return ID_TAKEN;
    this.stores.addStrata(tx, trial.id, cohortIds);
    await this.keeping.tell(tx, actor, trial.id, 'policy-trial.registered', { ...trial, cohortIds });
    return ok({ trialId: trial.id });
  }
}

const earliest = (enrolmentEndsOn: Day, primaryDay: number): Day =>
  addDays(enrolmentEndsOn, daysToAnalysis(primaryDay));

/** Those who are enrolled last need their time too, and outcomes some days to be learned. */
export const expectLateEnough = (days: TrialDays, primaryDay: number): Result<TrialDays> => {
  const first = earliest(days.enrolmentEndsOn, primaryDay);
  if (days.analysisOn >= first) return ok(days);
  return fail(
    'ANALYSIS_TOO_EARLY',
    `The analysis needs ${daysToAnalysis(primaryDay)} days after the end of enrolment: ${first} or later.`,
    'analysisOn',
  );
};

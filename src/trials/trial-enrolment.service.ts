import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { StudentsStore } from '../cohorts/index.js';
import type { Actor } from '../kernel/actor.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { type Candidate, EnrolmentsStore } from './enrolments.store.js';
import { TrialKeeping } from './trial-keeping.service.js';
import { TrialLots } from './trial-lots.service.js';
import type { TrialAnswer } from './trial-registration.service.js';
import type { EnrolInPolicyTrialInput } from './trials.inputs.graphql.js';
import { Enrolment, MOST_STUDENTS } from './trials.input.js';
import type { ShownTrial } from './trials.store.js';

export interface EnrolmentAnswer extends TrialAnswer {
  readonly enrolled: number;
  readonly notEligible: readonly Candidate[];
}

const OF_COHORTS = fail('POLICY_TRIAL_OF_COHORTS', 'In this trial whole cohorts drew lots when it started.', 'trialId');
const ENROLMENT_ENDED = fail('ENROLMENT_ENDED', 'Enrolment into this trial has ended.', 'trialId');
const NOT_IN_TRIAL = fail('COHORT_NOT_IN_TRIAL', 'This cohort was not registered for the trial.', 'cohortId');
const STUDENT_NOT_FOUND = fail('STUDENT_NOT_FOUND', 'There is no student with one of these ids.', 'studentIds');

/** Enrols students: each draws a lot within the cohort and comes under the policy of the arm in the same transaction. */
@Injectable()
export class TrialEnrolment {
  constructor(
    private readonly useCases: UseCases,
    private readonly students: StudentsStore,
    private readonly store: EnrolmentsStore,
    private readonly lots: TrialLots,
    private readonly keeping: TrialKeeping,
  ) {}

  enrol(actor: Actor, input: EnrolInPolicyTrialInput): Promise<Result<EnrolmentAnswer>> {
    return this.useCases.run(actor, { name: 'enrolInPolicyTrial', input }, async (tx) => {
      const given = parse(Enrolment, input);
      if (!given.ok) return given;
      const trial = await this.openTrial(tx, given.value.trialId);
      return trial.ok ? this.enrolIn(tx, actor, trial.value, given.value) : trial;
    });
  }

  private async openTrial(tx: Transaction, trialId: string): Promise<Result<ShownTrial>> {
    const trial = await this.keeping.hold(tx, trialId, 'RUNNING');
    if (!trial.ok) return trial;
    if (trial.value.unit === 'COHORT') return OF_COHORTS;
    return (await this.keeping.today(tx)) > trial.value.enrolmentEndsOn ? ENROLMENT_ENDED : trial;
  }

  private async enrolIn(
    tx: Transaction,
    actor: Actor,
    trial: ShownTrial,
    { cohortId, studentIds }: z.output<typeof Enrolment>,
  ): Promise<Result<EnrolmentAnswer>> {
    // Held, so that everybody who is enrolled into the cohort meanwhile waits for the next place.
    const enrolled = await this.store.holdStratum(tx, trial.id, cohortId);
    if (enrolled === null) return NOT_IN_TRIAL;
    const found = await this.candidates(tx, cohortId, studentIds);
    if (!found.ok) return found;
    const eligible = found.value.filter(({ reason }) => reason === null);
    const drawers = eligible.map(({ studentId }, index) => ({ cohortId, studentId, place: enrolled + index }));
    const drawn = await this.lots.draw(tx, actor, trial, { drawers, cohorts: 1 });
    if (!drawn.ok) return drawn;
    this.store.countOn(tx, trial.id, cohortId, eligible.length);
    const notEligible = found.value.filter(({ reason }) => reason !== null);
    return ok({ trialId: trial.id, enrolled: eligible.length, notEligible });
  }

  /** Locked before they are judged, so that nobody is enrolled twice at once. */
  private async candidates(
    tx: Transaction,
    cohortId: string,
    studentIds: readonly string[] | null,
  ): Promise<Result<readonly Candidate[]>> {
    const intake = { cohortIds: [cohortId], on: await this.keeping.today(tx), at: this.keeping.now() };
    const ids = studentIds ?? (await this.store.eligibleIn(tx, intake, MOST_STUDENTS));
    const known = await this.students.lockAll(tx, ids);
    if (ids.some((id) => !known.has(id))) return STUDENT_NOT_FOUND;
    return ok(await this.store.candidates(tx, intake, ids));
  }
}

import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { connectionOf, DateTime, enumOf, LocalDate, Payload, Uuid } from '../platform/graphql/index.js';
import {
  STOPPING_RULES,
  type StoppingRule,
  TRIAL_STATUSES,
  TRIAL_UNITS,
  type TrialStatus,
  type TrialUnit,
} from './domain/trial.js';
import type { NotEligible } from './domain/eligibility.js';
import { NotEligibleEnum, TrialExpectationType } from './trial-expectation.graphql.js';

export const TrialUnitEnum = enumOf(TRIAL_UNITS);
registerEnumType(TrialUnitEnum, {
  name: 'PolicyTrialUnit',
  description:
    'Whom lots are drawn for. STUDENT: each student, within cohorts. COHORT: whole cohorts, twelve at least.',
});
const TrialStatusEnum = enumOf(TRIAL_STATUSES);
registerEnumType(TrialStatusEnum, {
  name: 'PolicyTrialStatus',
  description:
    'REGISTERED: nobody is enrolled yet. RUNNING: results are locked. ANALYSED: the result is frozen. ABANDONED: it ended without one.',
});
export const StoppingRuleEnum = enumOf(STOPPING_RULES);
registerEnumType(StoppingRuleEnum, {
  name: 'PolicyTrialStoppingRule',
  description:
    'ALWAYS_VALID: may end early when the 99.5 % interval that may always be looked at excludes no difference and both arms have 50 offers; the final interval pays for it with half a percent of alpha. Where whole cohorts drew lots only the end tells, and nothing is paid. NONE: never early.',
});

@ObjectType('PolicyTrial', {
  description:
    'Two policy versions compared by drawing lots. What was registered never changes; that it was prolonged stands in `amendments`. Once it has ended, `GET /policy-trials/<id>.json` answers the proof of its lots: the seed, the commitment and who drew what; `npm run verify-trial` draws them all again.',
})
export class PolicyTrialType {
  @Field(() => Uuid, { description: 'UUIDv7.' })
  id: string;

  @Field({ description: 'What it is called.' })
  name: string;

  @Field(() => TrialUnitEnum, { description: 'Whom lots are drawn for.' })
  unit: TrialUnit;

  @Field(() => TrialStatusEnum, { description: 'How far it has come.' })
  status: TrialStatus;

  @Field(() => Uuid, { description: 'The policy version of the arm that goes on as before.' })
  controlVersionId: string;

  @Field(() => Uuid, { description: 'The policy version that is tried.' })
  treatmentVersionId: string;

  @Field(() => Int, { description: 'The primary question: an offer by this day after the end of the first interview.' })
  primaryDay: number;

  @Field(() => Float, { description: 'Chance of a false alarm that is accepted, looking while it runs included.' })
  alpha: number;

  @Field(() => Float, { description: 'Smallest difference that would matter, 0.05 is five points.' })
  minimalDifference: number;

  @Field(() => StoppingRuleEnum, { description: 'Whether it may end early.' })
  stoppingRule: StoppingRule;

  @Field(() => LocalDate, { description: 'Last day of enrolment, in the center.' })
  enrolmentEndsOn: Day;

  @Field(() => LocalDate, { description: 'From this day on it is analysed.' })
  analysisOn: Day;

  @Field(() => TrialExpectationType, { description: 'What was expected of it when it was registered.' })
  expectation: TrialExpectationType;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the seed of the lots as hex text; null: not started.',
  })
  commitment: string | null;

  @Field(() => DateTime, { description: 'When it was registered.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was started; null: not yet.' })
  startedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null: not yet.' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it ended without an analysis; null: it did not.' })
  abandonedBecause: string | null;
}

export const PolicyTrialConnection = connectionOf(PolicyTrialType, 'PolicyTrial');

@ObjectType('PolicyTrialAmendment', { description: 'A change of a trial after it was registered.' })
export class TrialAmendmentType {
  @Field(() => LocalDate, { description: 'Last day of enrolment from then on.' })
  enrolmentEndsOn: Day;

  @Field(() => LocalDate, { description: 'Day of the analysis from then on.' })
  analysisOn: Day;

  @Field({ description: 'Why.' })
  reason: string;

  @Field(() => DateTime, { description: 'When.' })
  amendedAt: Date;
}

@ObjectType({ description: 'The answer to a change of a trial.' })
export class PolicyTrialPayload extends Payload {
  @Field(() => PolicyTrialType, { nullable: true, description: 'The trial as it is now; null when refused.' })
  policyTrial: PolicyTrialType | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'What to know before going on with a trial that has not ended, as that it will most likely miss the minimal difference; empty: nothing. Null when refused.',
  })
  warnings: readonly string[] | null;
}

@ObjectType({ description: 'A student who could not be enrolled.' })
export class NotEnrolledStudent {
  @Field(() => Uuid, { description: 'Which student.' })
  studentId: string;

  @Field(() => NotEligibleEnum, { description: 'Why.' })
  reason: NotEligible;
}

@ObjectType({ description: 'The answer to enrolling students.' })
export class EnrolInPolicyTrialPayload extends PolicyTrialPayload {
  @Field(() => Int, { nullable: true, description: 'Students who were enrolled now; null when refused.' })
  enrolled: number | null;

  @Field(() => [NotEnrolledStudent], {
    nullable: true,
    description: 'Of those who were named: who was not, and why; null when refused.',
  })
  notEligible: NotEnrolledStudent[] | null;
}

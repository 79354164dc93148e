import { Field, Float, InputType, Int } from '@nestjs/graphql';
import { LocalDate, MutationInput, Uuid } from '../platform/graphql/index.js';
import type { StoppingRule, TrialUnit } from './domain/trial.js';
import { StoppingRuleEnum, TrialUnitEnum } from './trials.graphql.js';

const PRIMARY_DAY = 'Offers by this day after the first interview are compared, 7 to 180; null: 60.';
const ALPHA = 'Chance of a false alarm that is accepted, 0.01 to 0.1; null: 0.05.';
const MINIMAL = 'Smallest difference that would matter, 0.005 to 0.5; 0.05 is five points.';
const BASE_RATE =
  "Share of prospects that you expect to have an offer by the primary day without the trial, 0.01 to 0.99; null: estimated from the center's past year, or assumed where that says too little.";
const STOPPING = 'Whether it may end early; null: ALWAYS_VALID.';
const COHORTS = 'The cohorts; lots are drawn within each. At most 100.';

@InputType({ description: 'A trial to think about.' })
export class PolicyTrialExpectationInput {
  @Field(() => TrialUnitEnum, { nullable: true, description: 'Whom lots are drawn for; null: STUDENT.' })
  unit?: TrialUnit | null;

  @Field(() => [Uuid], { description: COHORTS })
  cohortIds: string[];

  @Field(() => Int, { nullable: true, description: PRIMARY_DAY })
  primaryDay?: number | null;

  @Field(() => Float, { nullable: true, description: ALPHA })
  alpha?: number | null;

  @Field(() => Float, { description: MINIMAL })
  minimalDifference: number;

  @Field(() => Float, { nullable: true, description: BASE_RATE })
  baseRate?: number | null;

  @Field(() => StoppingRuleEnum, { nullable: true, description: STOPPING })
  stoppingRule?: StoppingRule | null;
}

@InputType({ description: 'A trial as it is registered. None of it can be changed later.' })
export class RegisterPolicyTrialInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'Your own UUIDv7 for the trial; null: one is made.' })
  id?: string | null;

  @Field({ description: 'What it is called; at most 200 characters.' })
  name: string;

  @Field(() => TrialUnitEnum, { description: 'Whom lots are drawn for.' })
  unit: TrialUnit;

  @Field(() => Uuid, { description: 'The policy version of the arm that goes on as before.' })
  controlVersionId: string;

  @Field(() => Uuid, { description: 'The policy version that is tried.' })
  treatmentVersionId: string;

  @Field(() => [Uuid], { description: COHORTS })
  cohortIds: string[];

  @Field(() => Int, { nullable: true, description: PRIMARY_DAY })
  primaryDay?: number | null;

  @Field(() => Float, { nullable: true, description: ALPHA })
  alpha?: number | null;

  @Field(() => Float, { description: MINIMAL })
  minimalDifference: number;

  @Field(() => Float, { nullable: true, description: BASE_RATE })
  baseRate?: number | null;

  @Field(() => StoppingRuleEnum, { nullable: true, description: STOPPING })
  stoppingRule?: StoppingRule | null;

  @Field(() => LocalDate, { description: 'Last day of enrolment.' })
  enrolmentEndsOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Day of the analysis; null: as early as it may be, the primary day and 14 days after the end of enrolment.',
  })
  analysisOn?: string | null;
}

@InputType({ description: 'A trial to start.' })
export class StartPolicyTrialInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which trial.' })
  trialId: string;
}

@InputType({ description: 'Students to enrol.' })
export class EnrolInPolicyTrialInput extends MutationInput {
  @Field(() => Uuid, { description: 'Into which trial.' })
  trialId: string;

  @Field(() => Uuid, { description: 'The cohort in which they draw lots.' })
  cohortId: string;

  @Field(() => [Uuid], {
    nullable: true,
    description: 'Which students, at most 500; null: all of the cohort who can be enrolled, 500 at a time.',
  })
  studentIds?: string[] | null;
}

@InputType({ description: 'A running trial to prolong.' })
export class AmendPolicyTrialInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which trial.' })
  trialId: string;

  @Field(() => LocalDate, { description: 'Last day of enrolment; not before the one that counts now.' })
  enrolmentEndsOn: string;

  @Field(() => LocalDate, { description: 'Day of the analysis; not before the one that counts now.' })
  analysisOn: string;

  @Field({ description: 'Why; at most 2,000 characters. It is shown with the result.' })
  reason: string;
}

@InputType({ description: 'A trial to end.' })
export class EndPolicyTrialInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which trial.' })
  trialId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is given up without an analysis, at most 2,000 characters; null: it is analysed.',
  })
  abandonBecause?: string | null;
}

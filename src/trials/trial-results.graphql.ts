import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, enumOf } from '../platform/graphql/index.js';
import { type Trait, TRAITS } from './domain/balance.js';
import { type Arm, ARMS } from './domain/trial.js';
import { COMPARISON_METHODS, COMPARISON_ROLES, type ComparisonMethod } from './domain/trial-result.js';

const ArmEnum = enumOf(ARMS);
registerEnumType(ArmEnum, {
  name: 'PolicyTrialArm',
  description: 'CONTROL goes on as before, TREATMENT is what is tried.',
});
const RoleEnum = enumOf(COMPARISON_ROLES);
registerEnumType(RoleEnum, {
  name: 'PolicyTrialQuestion',
  description:
    'PRIMARY: the one question the trial was registered for. CO_PRIMARY: the same per student. SECONDARY: shown beside it, without a claim.',
});
const MethodEnum = enumOf(COMPARISON_METHODS);
registerEnumType(MethodEnum, {
  name: 'PolicyTrialMethod',
  description:
    'STANDARDISED: within cohorts, then averaged. PLAIN: all prospects of the arms. PER_STUDENT: first offer of each student since enrolment. COHORT_LEVEL: t-test on one figure per cohort. ALWAYS_VALID: the interval by which the trial was stopped.',
});
const OutcomeEnum = enumOf(['OFFER', 'REJECTION'] as const);
registerEnumType(OutcomeEnum, {
  name: 'PolicyTrialOutcome',
  description: "How a prospect ended, in the employer's decision.",
});
const TraitEnum = enumOf(TRAITS);
registerEnumType(TraitEnum, {
  name: 'PolicyTrialTrait',
  description: 'What was known of a student at enrolment: counts until then.',
});

@ObjectType('PolicyTrialShare', { description: 'A probability in one arm, 0 to 1.' })
export class ArmShareType {
  @Field(() => Float, { description: "Aalen-Johansen's estimate." })
  probability: number;

  @Field(() => Float, { description: 'Lower 95 % limit.' })
  lower: number;

  @Field(() => Float, { description: 'Upper 95 % limit.' })
  upper: number;

  @Field(() => Int, { description: 'Prospects; students where the question is PER_STUDENT.' })
  cases: number;
}

@ObjectType('PolicyTrialComparison', {
  description: 'Treatment minus control, everyone as assigned. 0.05 is five points.',
})
export class ComparisonType {
  @Field(() => RoleEnum, { description: 'Its place among the questions.' })
  role: (typeof COMPARISON_ROLES)[number];

  @Field(() => OutcomeEnum, { description: 'Of which outcome.' })
  outcome: 'OFFER' | 'REJECTION';

  @Field(() => Int, { description: 'By which day after the first interview; PER_STUDENT: after enrolment.' })
  day: number;

  @Field(() => MethodEnum, { description: 'How the arms were compared.' })
  method: ComparisonMethod;

  @Field(() => ArmShareType, { nullable: true, description: 'In the control arm; null: no figure.' })
  control: ArmShareType | null;

  @Field(() => ArmShareType, { nullable: true, description: 'In the treatment arm; null: no figure.' })
  treatment: ArmShareType | null;

  @Field(() => Float, { nullable: true, description: 'The difference; null: not estimable.' })
  difference: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower limit at the confidence of the result; null: not estimable.',
  })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit; null: not estimable.' })
  upper: number | null;

  @Field(() => Float, { nullable: true, description: 'Two-sided p-value; null: not estimable, or stopped early.' })
  pValue: number | null;

  @Field(() => String, { nullable: true, description: 'Why there is no figure; null: there is.' })
  notEstimable: string | null;
}

@ObjectType('PolicyTrialClusteredShare', {
  description: 'A share of prospects, with a 95 % interval that knows the students.',
})
export class ClusteredShareType {
  @Field(() => Int, { description: 'How many.' })
  count: number;

  @Field(() => Int, { description: 'Of how many.' })
  of: number;

  @Field(() => Float, { description: 'The share, 0 to 1.' })
  share: number;

  @Field(() => Float, { description: 'Lower 95 % limit.' })
  lower: number;

  @Field(() => Float, { description: 'Upper 95 % limit.' })
  upper: number;
}

@ObjectType('PolicyTrialArmFigures', { description: 'Who is in an arm and how it was treated.' })
export class ArmFiguresType {
  @Field(() => ArmEnum, { description: 'Which arm.' })
  arm: Arm;

  @Field(() => Int, { description: 'Cohorts with students in it.' })
  cohorts: number;

  @Field(() => Int, { description: 'Students.' })
  students: number;

  @Field(() => Int, { description: 'Their prospects whose first interview ended after enrolment.' })
  prospects: number;

  @Field(() => ClusteredShareType, {
    nullable: true,
    description: 'Prospects with a status call; null: fewer than 20 students.',
  })
  called: ClusteredShareType | null;

  @Field(() => ClusteredShareType, {
    nullable: true,
    description:
      'Prospects whose outcome was known by the primary day; null: fewer than 20 students, or the trial is running.',
  })
  outcomeKnown: ClusteredShareType | null;
}

@ObjectType('PolicyTrialBalance', { description: 'How alike the arms were at enrolment.' })
export class BalanceType {
  @Field(() => TraitEnum, { description: 'In what.' })
  trait: Trait;

  @Field(() => Float, { description: 'Mean of the control arm.' })
  control: number;

  @Field(() => Float, { description: 'Mean of the treatment arm.' })
  treatment: number;

  @Field(() => Float, { description: 'Difference over the standard deviation; within 0.1 of 0 is well balanced.' })
  standardisedDifference: number;
}

@ObjectType('PolicyTrialBounds', {
  description: 'The difference if unknown outcomes had all gone one way. 0.05 is five points.',
})
export class BoundsType {
  @Field(() => Float, { description: 'All against the treatment.' })
  lower: number;

  @Field(() => Float, { description: 'All for the treatment.' })
  upper: number;
}

@ObjectType('PolicyTrialMonitoring', {
  description: 'What may be looked at while a trial runs, as often as one likes.',
})
export class TrialMonitoringType {
  @Field(() => DateTime, { description: 'As of when.' })
  asOf: Date;

  @Field(() => [ArmFiguresType], { description: 'Enrolment and adherence by arm; nothing of outcomes.' })
  arms: readonly ArmFiguresType[];

  @Field(() => [BalanceType], { description: 'Balance at enrolment; empty with fewer than 20 students in an arm.' })
  balance: readonly BalanceType[];

  @Field(() => ArmShareType, {
    nullable: true,
    description: 'Offers by the primary day in both arms together; null: not enough data yet.',
  })
  pooledOffers: ArmShareType | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower limit of the always-valid 99.5 % interval of the difference; null: see `notEstimable`.',
  })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Its upper limit.' })
  upper: number | null;

  @Field({ description: 'Whether the stopping rule lets the trial be ended and analysed now.' })
  mayStop: boolean;

  @Field(() => String, { nullable: true, description: 'Why there is no interval yet; null: there is.' })
  notEstimable: string | null;
}

@ObjectType('PolicyTrialResult', {
  description: 'The analysis of a trial, frozen: asked again it is the same, byte for byte.',
})
export class TrialResultType {
  @Field(() => [String], { description: 'What was found, in words.' })
  sentences: readonly string[];

  @Field(() => DateTime, { description: 'As of when.' })
  asOf: string;

  @Field({ description: 'Whether the stopping rule ended it before its time.' })
  stoppedEarly: boolean;

  @Field(() => Float, { description: 'Of the intervals of all comparisons, 0.955 is 95.5 %.' })
  confidence: number;

  @Field(() => [ComparisonType], { description: 'The primary question first.' })
  comparisons: readonly ComparisonType[];

  @Field(() => [ArmFiguresType], { description: 'Control first.' })
  arms: readonly ArmFiguresType[];

  @Field(() => [BalanceType], {
    description: 'No p-values: lots were drawn, so imbalance is chance, and what matters is its size.',
  })
  balance: readonly BalanceType[];

  @Field(() => BoundsType, {
    nullable: true,
    description: 'Worst cases; null: as many outcomes are known in both arms, within ten points.',
  })
  bounds: BoundsType | null;

  @Field({ description: 'All of it as it was frozen: JSON.' })
  document: string;

  @Field({ description: 'SHA-256 of the document, which stands in the audit trail too.' })
  sha256: string;
}

import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/index.js';
import { COMPARISON_METHODS, COMPARISON_ROLES, type ComparisonMethod } from './domain/trial-result.js';

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

@ObjectType('PolicyTrialCurveTest', {
  description: 'Whether offers come at another rate in one arm, at any time; by student, within cohorts.',
})
export class CurveTestType {
  @Field(() => Float, { description: 'Robust stratified log-rank statistic, chi-square on one degree of freedom.' })
  chiSquare: number;

  @Field(() => Float, { description: 'Its p-value.' })
  pValue: number;
}

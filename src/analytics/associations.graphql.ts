import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { enumOf, LocalDate } from '../platform/graphql/index.js';
import { AS_OF, FollowUpEnum } from './descriptive.graphql.js';
import { ASSOCIATED, type AssociatedEnding, type Variant, VARIANTS } from './domain/episodes/associations.js';
import type { Exposure } from './domain/episodes/candidacies.js';
import { type Adjustment, ADJUSTMENTS } from './domain/episodes/covariates.js';

export const AssociatedEndingEnum = enumOf(ASSOCIATED);
registerEnumType(AssociatedEndingEnum, {
  name: 'AssociatedOutcome',
  description: 'The outcomes they are set against.',
});

const AdjustmentEnum = enumOf(ADJUSTMENTS);
registerEnumType(AdjustmentEnum, {
  name: 'AssociationAdjustment',
  description: 'What candidacies are alike in when they are compared, beside their day and their cohort.',
  valuesMap: {
    READINESS: { description: 'The student’s readiness score.' },
    TIER_1: { description: 'An employer of tier 1.' },
    TIER_3: { description: 'An employer of tier 3.' },
    ROUND_2: { description: 'The last interview was of round 2.' },
    ROUND_3_OR_LATER: { description: 'The last interview was of round 3 or later.' },
    IN_PERSON: { description: 'The last interview was in person.' },
    PROMISE_PASSED: { description: 'The day by which the employer hoped to decide has passed.' },
    READINESS_UNKNOWN: { description: 'The student has no readiness score.' },
    TIER_UNKNOWN: { description: 'The employer has no tier.' },
  },
});

const VariantEnum = enumOf(Object.keys(VARIANTS) as [Variant, ...Variant[]]);
registerEnumType(VariantEnum, {
  name: 'AssociationVariant',
  description: 'The same follow-ups told otherwise, to see whether the association stands.',
  valuesMap: {
    LAG_1: { description: 'Each counts one day later: an employer’s hint may have come before the follow-up.' },
    LAG_3: { description: 'Each counts three days later.' },
    WITHOUT_BACKFILLED: { description: 'Without those entered after the outcome was entered.' },
  },
});

@ObjectType({
  description: 'The same association under another telling; the figures are null where it cannot be estimated.',
})
export class AssociationSensitivity {
  @Field(() => VariantEnum, { description: 'How the follow-ups were told.' })
  variant: Variant;

  @Field(() => Float, { nullable: true, description: 'Hazard ratio.' })
  hazardRatio?: number;

  @Field(() => Float, { nullable: true, description: 'Lower limit of its 95 % interval.' })
  lower?: number;

  @Field(() => Float, { nullable: true, description: 'Upper limit of its 95 % interval.' })
  upper?: number;
}

@ObjectType({
  description:
    'Whom one side of an association was seen in. A prospect stands on both: before its follow-up and after.',
})
export class AssociationCounts {
  @Field(() => Int, { description: 'Students.' })
  students: number;

  @Field(() => Int, { description: 'Prospects.' })
  prospects: number;

  @Field(() => Int, { description: 'Such outcomes.' })
  events: number;
}

@ObjectType({
  description: 'One follow-up set against one outcome. What is null cannot be told, and `sentence` says why.',
})
export class FollowUpAssociation {
  @Field(() => FollowUpEnum, { description: 'The follow-up.' })
  followUp: Exposure;

  @Field(() => AssociatedEndingEnum, { description: 'The outcome.' })
  outcome: AssociatedEnding;

  @Field({ description: 'Always "association": only a trial tells of an effect.' })
  label: string;

  @Field({ description: 'The figures in words that say no more than they can; or "Not enough data yet (n of m)".' })
  sentence: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Rate of the outcome after the follow-up over that of comparable prospects, of the same cohort and on the same day after their first interview, without it; 1: alike.',
  })
  hazardRatio: number | null;

  @Field(() => Float, { nullable: true, description: 'Standard error of the log of the ratio, robust by student.' })
  standardError: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower limit of the 95 % interval, robust by student.' })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit of the 95 % interval, robust by student.' })
  upper: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How strongly, as a risk ratio, something unrecorded must go with both to explain the association away; 1: not at all.',
  })
  eValue: number | null;

  @Field(() => Float, { nullable: true, description: 'The same for the limit of the interval that is nearer to 1.' })
  eValueOfInterval: number | null;

  @Field({ description: 'True: stands out even though six are looked at (Holm, 5 % for the whole table).' })
  isClear: boolean;

  @Field(() => AssociationCounts, { nullable: true, description: 'Before, or without, the follow-up.' })
  without: AssociationCounts | null;

  @Field(() => AssociationCounts, { nullable: true, description: 'From the day after the follow-up.' })
  with: AssociationCounts | null;

  @Field(() => [AdjustmentEnum], {
    description:
      'What was allowed for; what never differs here, only repeats the rest, or goes with the outcome without exception is left out.',
  })
  adjustedFor: readonly Adjustment[];

  @Field(() => [AssociationSensitivity], {
    description: 'The same under other tellings; empty when there is no figure.',
  })
  sensitivity: readonly AssociationSensitivity[];
}

@ObjectType({
  description:
    'How follow-ups go with outcomes, over all candidacies of the center from their first interview on. Cause-specific Cox models; cohorts as strata.',
})
export class FollowUpAssociations {
  @Field(() => LocalDate, { description: AS_OF })
  asOf: Day;

  @Field(() => Int, { nullable: true, description: 'Students; null: fewer than 10, or than the center asks for.' })
  students: number | null;

  @Field(() => Int, { nullable: true, description: 'Prospects; null: of fewer students than are told of.' })
  prospects: number | null;

  @Field(() => [FollowUpAssociation], { description: 'Three follow-ups by two outcomes, always all six.' })
  associations: readonly FollowUpAssociation[];

  @Field(() => [String], {
    description: 'What makes these figures doubtful here, in sentences; empty: nothing was found.',
  })
  warnings: readonly string[];
}

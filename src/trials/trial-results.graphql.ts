import { Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/index.js';
import { ArmShareType, ComparisonType, CurveTestType } from './trial-comparisons.graphql.js';
import { ArmFiguresType, BalanceType, BoundsType } from './trial-figures.graphql.js';

@ObjectType('PolicyTrialMonitoring', {
  description: 'What may be looked at while a trial runs, as often as one likes.',
})
export class TrialMonitoringType {
  @Field(() => DateTime, { description: 'As of when.' })
  asOf: Date;

  @Field(() => [ArmFiguresType], { description: 'Enrolment and adherence by arm; nothing of outcomes.' })
  arms: readonly ArmFiguresType[];

  @Field(() => [BalanceType], {
    description:
      "Balance at enrolment, without what one or two of an arm had; empty with fewer students in an arm than 20, or than the center's `smallestGroup`.",
  })
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

  @Field(() => CurveTestType, {
    nullable: true,
    description: 'Offers over all days; null: not enough data, or whole cohorts drew lots.',
  })
  wholeCurve: CurveTestType | null;

  @Field(() => [ArmFiguresType], { description: 'Control first.' })
  arms: readonly ArmFiguresType[];

  @Field(() => [BalanceType], {
    description:
      'No p-values: lots were drawn, so imbalance is chance, and what matters is its size. Of few students it is not told, nor what one or two of an arm had.',
  })
  balance: readonly BalanceType[];

  @Field(() => BoundsType, {
    nullable: true,
    description:
      'Worst cases; null: as many outcomes are known in both arms, within ten points, or there are not enough data.',
  })
  bounds: BoundsType | null;

  @Field({ description: 'All of it as it was frozen: JSON.' })
  document: string;

  @Field({ description: 'SHA-256 of the document, which stands in the audit trail too.' })
  sha256: string;
}

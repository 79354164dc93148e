import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/index.js';
import { type NotEnough, sentenceOf, type Unit } from './domain/descriptive/not-enough.js';
import type { Rate } from './domain/descriptive/rate.js';
import type { WaitingTime } from './domain/descriptive/waiting-time.js';
import type { DayQuantile } from './domain/kaplan-meier-quantile.js';
import type { ShareRange } from './domain/suppression-rules.js';

const UnitEnum = enumOf(['STUDENTS', 'EVENTS'] as const);
registerEnumType(UnitEnum, { name: 'AnalyticsUnit', description: 'What there is not enough of.' });

const ShareRangeEnum = enumOf(['ABOVE_95', 'BELOW_5'] as const);
registerEnumType(ShareRangeEnum, {
  name: 'AnalyticsShareRange',
  description: 'Told in place of a share of few: more than 95 %, or less than 5 %.',
});

@ObjectType({
  description:
    'Why a figure is not shown: so many there are, so many it takes; or for the sake of a small group beside it.',
})
export class AnalyticsNotEnoughData {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many there are; null: too few to be told, or hidden so that no small group beside them can be worked out. `words` tell which.',
  })
  have: number | null;

  @Field(() => Int, { description: 'How many it takes; more may not help where a group beside them is small.' })
  need: number;

  @Field(() => UnitEnum, { description: 'Of what.' })
  unit: Unit;

  @Field({
    description:
      'In words: "Not enough data yet (12 of 20 students)." or "Hidden, so that no small group beside it can be worked out."',
  })
  words: string;
}

@ObjectType({ description: 'What the data are compatible with: 95 % of such intervals hold the true value.' })
export class AnalyticsInterval {
  @Field(() => Float, { nullable: true, description: 'Lower limit, in the unit of the figure; null: not known.' })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit, in the unit of the figure; null: not known.' })
  upper: number | null;
}

@ObjectType({
  description: 'A share of cases. Where few students stand behind it everything but `notEnoughData` is null.',
})
export class AnalyticsRate {
  @Field(() => Int, { nullable: true, description: 'Students behind it.' })
  students: number | null;

  @Field(() => Int, { nullable: true, description: 'Cases that count: what the share is of.' })
  n: number | null;

  @Field(() => Int, { nullable: true, description: 'Cases that had it; null when not shown, or told as a range.' })
  count: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 1; null when not shown, or told as a range.' })
  share: number | null;

  @Field(() => ShareRangeEnum, {
    nullable: true,
    description: 'Told in place of the share when nearly all or nearly none of fewer than 40 had it; else null.',
  })
  range: ShareRange | null;

  @Field(() => AnalyticsInterval, {
    nullable: true,
    description:
      '95 % interval of the share, 0 to 1, after Wilson, on the effective number of cases: one student’s are alike. Null when not shown, or all of one student.',
  })
  interval: AnalyticsInterval | null;

  @Field(() => AnalyticsNotEnoughData, { nullable: true, description: 'Why it is not shown; null: it is.' })
  notEnoughData: AnalyticsNotEnoughData | null;
}

@ObjectType({ description: 'The day by which a share of all has got there.' })
export class AnalyticsDays {
  @Field(() => Float, { nullable: true, description: 'Days; null: fewer than this share ever got there.' })
  day: number | null;

  @Field(() => AnalyticsInterval, { description: '95 % interval, in days.' })
  interval: AnalyticsInterval;
}

@ObjectType({
  description:
    'How long something takes, after Kaplan and Meier: whoever still waits counts for as long as the wait has lasted. Shown from 20 students and 10 ended waits on.',
})
export class AnalyticsWaitingTime {
  @Field(() => Int, { nullable: true, description: 'Students behind it; null when not shown.' })
  students: number | null;

  @Field(() => Int, { nullable: true, description: 'Waits, ended or not; null when not shown.' })
  n: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Waits that have ended; null when not shown, or nearly all of fewer than 40.',
  })
  ended: number | null;

  @Field(() => AnalyticsDays, { nullable: true, description: 'A quarter had ended by then; null when not shown.' })
  lowerQuartile: AnalyticsDays | null;

  @Field(() => AnalyticsDays, { nullable: true, description: 'Half had ended by then; null when not shown.' })
  median: AnalyticsDays | null;

  @Field(() => AnalyticsDays, { nullable: true, description: 'Three quarters had ended by then; null when not shown.' })
  upperQuartile: AnalyticsDays | null;

  @Field(() => AnalyticsNotEnoughData, { nullable: true, description: 'Why it is not shown; null: it is.' })
  notEnoughData: AnalyticsNotEnoughData | null;
}

export const inWords = (missing: NotEnough | null): AnalyticsNotEnoughData | null =>
  missing && { ...missing, words: sentenceOf(missing) };

export const rateShown = ({ notEnough, ...rate }: Rate): AnalyticsRate => ({
  ...rate,
  notEnoughData: inWords(notEnough),
});

export const waitingTimeShown = ({ notEnough, ...time }: WaitingTime): AnalyticsWaitingTime => ({
  ...time,
  lowerQuartile: daysShown(time.lowerQuartile),
  median: daysShown(time.median),
  upperQuartile: daysShown(time.upperQuartile),
  notEnoughData: inWords(notEnough),
});

const daysShown = (quantile: DayQuantile | null): AnalyticsDays | null =>
  quantile && { day: quantile.day, interval: quantile.interval };

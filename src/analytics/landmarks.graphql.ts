import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { LocalDate } from '../platform/graphql/index.js';
import { AssociatedEndingEnum } from './associations.graphql.js';
import { AS_OF, FollowUpEnum } from './descriptive.graphql.js';
import type { AssociatedEnding } from './domain/episodes/associations.js';
import type { Exposure } from './domain/episodes/candidacies.js';

@ObjectType({ description: 'A chance with its 95 % interval, 0 to 1.' })
export class LandmarkChance {
  @Field(() => Float, { description: 'Aalen-Johansen estimate.' })
  probability: number;

  @Field(() => Float, { description: 'Lower limit.' })
  lower: number;

  @Field(() => Float, { description: 'Upper limit.' })
  upper: number;
}

@ObjectType({
  description: 'The chance of an outcome within so many days after the landmark, with the follow-up and without.',
})
export class LandmarkComparison {
  @Field(() => AssociatedEndingEnum, { description: 'The outcome.' })
  ending: AssociatedEnding;

  @Field(() => Int, { description: 'Days after the landmark.' })
  within: number;

  @Field(() => LandmarkChance, { description: 'Of those for whom it had been done.' })
  withIt: LandmarkChance;

  @Field(() => LandmarkChance, { description: 'Of the others.' })
  without: LandmarkChance;

  @Field(() => Float, { description: 'The first chance minus the second, not adjusted for anything.' })
  difference: number;

  @Field(() => Float, { description: 'Standard error of the difference, by student.' })
  standardError: number;

  @Field(() => Float, { description: 'Lower limit of its 95 % interval.' })
  lower: number;

  @Field(() => Float, { description: 'Upper limit of its 95 % interval.' })
  upper: number;
}

@ObjectType({
  description:
    'Prospects open at the end of a day, by whether a follow-up had been done by then. It explains; it is not the estimate.',
})
export class FollowUpLandmark {
  @Field(() => FollowUpEnum, { description: 'The follow-up.' })
  followUp: Exposure;

  @Field(() => Int, { description: 'The day after the first interview at whose end they are divided.' })
  day: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Prospects for which it had been done; null: too few on a side to tell.',
  })
  withIt: number | null;

  @Field(() => Int, { nullable: true, description: 'Prospects for which it had not; null: too few on a side to tell.' })
  without: number | null;

  @Field({ description: 'The counts in words; or that there is not enough data yet.' })
  sentence: string;

  @Field({ description: 'To be shown wherever the table is.' })
  caveat: string;

  @Field(() => [LandmarkComparison], {
    description: 'Outcomes within 14, 30 and 60 days; empty where too few to tell.',
  })
  comparisons: readonly LandmarkComparison[];
}

@ObjectType({ description: 'Landmark tables of the center, for the conversation between counselor and student.' })
export class FollowUpLandmarks {
  @Field(() => LocalDate, { description: AS_OF })
  asOf: Day;

  @Field(() => [FollowUpLandmark], { description: 'Three follow-ups by days 10, 14 and 21, always all nine.' })
  landmarks: readonly FollowUpLandmark[];
}

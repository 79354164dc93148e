import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { LocalDate } from '../platform/graphql/index.js';
import { AS_OF } from './descriptive.graphql.js';
import { AnalyticsRate, AnalyticsWaitingTime } from './figures.graphql.js';

export const MOST_EMPLOYERS = 100;

@ArgsType()
export class EmployerReliabilityArgs {
  @Field(() => Int, { defaultValue: 20, description: `How many employers, 1 to ${MOST_EMPLOYERS}.` })
  first: number;
}

@ObjectType({ description: 'What students can expect of one employer, over the whole center.' })
export class AnalyticsEmployer {
  @Field(() => AnalyticsRate, {
    description:
      'Promised days by whose end the employer had decided or invited to a next round, of those that have passed. Without prospects that the student had withdrawn.',
  })
  promisesKept: AnalyticsRate;

  @Field(() => AnalyticsRate, {
    description:
      'Prospects on which nothing at all was heard within 60 days of the first interview, of those for which that day has come. Without those that the student had withdrawn.',
  })
  silent: AnalyticsRate;

  @Field(() => AnalyticsWaitingTime, {
    description: 'Days from the end of the first interview until the employer decided.',
  })
  timeToDecision: AnalyticsWaitingTime;
}

@ObjectType({ description: 'How reliable employers are, for the whole center; there is no choice of students.' })
export class AnalyticsEmployers {
  @Field(() => LocalDate, { description: AS_OF })
  asOf: Day;

  @Field(() => AnalyticsEmployer, { description: 'All employers together.' })
  all: AnalyticsEmployer;

  @Field(() => [AnalyticsEmployer], {
    description:
      'Those of whom anything can be told, most prospects first. Employers with few students are not among them.',
  })
  employers: AnalyticsEmployer[];
}

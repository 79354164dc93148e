import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { enumOf, LocalDate, Uuid } from '../platform/graphql/index.js';
import { AS_OF } from './descriptive.graphql.js';
import type { Ending } from './domain/episodes/candidacies.js';
import { type Grouping, GROUPINGS } from './domain/episodes/incidence.js';
import { CAUSES } from './domain/episodes/incidence-weeks.js';
import type { ShareRange } from './domain/suppression-rules.js';

export const GroupingEnum = enumOf(GROUPINGS);
registerEnumType(GroupingEnum, {
  name: 'IncidenceGrouping',
  description: 'By what prospects are put together. There is no other way, so that no two answers can be subtracted.',
  valuesMap: {
    CENTER: { description: 'All.' },
    COHORT: { description: 'By the cohort that the student joined last; the small ones together as other cohorts.' },
    CASELOAD: {
      description:
        'Within a cohort that has a curve of its own, by who looks after the student; the small ones together as other caseloads.',
    },
  },
});

const EndingEnum = enumOf(CAUSES as [Ending, ...Ending[]]);
registerEnumType(EndingEnum, {
  name: 'IncidenceEnding',
  description: 'Ways in which a candidacy ends; whichever comes first keeps the others from coming.',
  valuesMap: {
    OFFER: { description: 'The employer made an offer, whatever became of it.' },
    REJECTION: { description: 'The employer said no.' },
    WITHDRAWAL: { description: 'The student withdrew.' },
    ROLE_CLOSED: { description: 'The position was withdrawn.' },
    NO_RESPONSE: { description: 'Somebody closed it because no answer came.' },
  },
});

const RangeEnum = enumOf(['ABOVE_95', 'BELOW_5'] as const);
registerEnumType(RangeEnum, {
  name: 'IncidenceRange',
  description: 'Told in place of a chance among few: more than 95 %, or less than 5 %.',
});

@ObjectType({ description: 'The chance of one ending by the end of a week.' })
export class IncidenceChance {
  @Field(() => EndingEnum, { description: 'Which ending.' })
  ending: Ending;

  @Field(() => Float, {
    nullable: true,
    description:
      '0 to 1, to whole percent (Aalen-Johansen); null when told as a range, when not known, and where one or two prospects, here or in a group beside it, ended so.',
  })
  probability: number | null;

  @Field(() => RangeEnum, { nullable: true, description: 'Told in place of the chance and its interval; else null.' })
  range: ShareRange | null;

  @Field(() => Float, { nullable: true, description: 'Lower limit, 95 % for this week by itself, by student.' })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit.' })
  upper: number | null;
}

@ObjectType({ description: 'What holds at the end of a week.' })
export class IncidenceWeek {
  @Field(() => Int, {
    description: 'Whole weeks after the end of the first interview; 1 ends after 7 days of 24 hours.',
  })
  week: number;

  @Field(() => Int, { description: 'Prospects still under observation on its last day, rounded down to tens.' })
  atRisk: number;

  @Field(() => [IncidenceChance], { description: 'One for each ending, always all of them.' })
  points: readonly IncidenceChance[];
}

@ObjectType({
  description:
    'One group and its curves. The groups that have curves divide all prospects among them, so that whoever subtracts some of their curves from that of the whole learns no more than the others tell. A small group therefore has no curve of its own anywhere: it is told of as one of the others.',
})
export class IncidenceGroup {
  @Field(() => Uuid, { nullable: true, description: 'Its cohort; null: all, students in none, or other cohorts.' })
  cohortId: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Who looks after them; null: all, nobody, or other caseloads.' })
  counselorId: string | null;

  @Field({
    description:
      'Whether these are the others: the cohorts, or the caseloads of the cohort, that have no curves of their own, together. Each of them is in the list too, without a curve.',
  })
  isOthers: boolean;

  @Field(() => String, {
    nullable: true,
    description: '"Other cohorts" or "Other caseloads"; null: one cohort or caseload, or all.',
  })
  name: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many cohorts or caseloads the others are, those without a cohort or a counselor counted as one; null: not the others.',
  })
  holds: number | null;

  @Field({ description: 'False: too few students to be told of, or their number would give a small group away.' })
  shown: boolean;

  @Field(() => Int, { nullable: true, description: 'Students; null when not shown.' })
  students: number | null;

  @Field(() => Int, { nullable: true, description: 'Prospects with an interview; null when not shown.' })
  prospects: number | null;

  @Field(() => [IncidenceWeek], {
    description:
      'Week by week, until fewer than 10 are under observation here or in a group beside it; at most 25. Empty where `whyNoCurve` says why: a group has a curve of its own when it has 40 prospects and the smallest group of students, the funnel would show how many of it had an offer or a no, is not needed beside a group that is too small, and is not alone in having one.',
  })
  weeks: readonly IncidenceWeek[];

  @Field(() => String, {
    nullable: true,
    description: 'In words, why there is no curve of its own and what it takes; null: there is one.',
  })
  whyNoCurve: string | null;
}

@ObjectType({ description: 'How soon candidacies end, and how, counted from the end of the first interview.' })
export class CumulativeIncidence {
  @Field(() => LocalDate, { description: AS_OF })
  asOf: Day;

  @Field(() => GroupingEnum, { description: 'By what they were put together.' })
  by: Grouping;

  @Field(() => [IncidenceGroup], {
    description:
      'The groups, those with curves first; of these, and of those without, the largest first and the others last.',
  })
  groups: readonly IncidenceGroup[];
}

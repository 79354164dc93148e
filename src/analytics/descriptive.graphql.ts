import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Day } from '../kernel/day.js';
import { enumOf, LocalDate, Uuid } from '../platform/graphql/index.js';
import { type Exposure, EXPOSURES } from './domain/episodes/candidacies.js';
import { AnalyticsNotEnoughData, AnalyticsRate, AnalyticsWaitingTime } from './figures.graphql.js';

export const FollowUpEnum = enumOf(EXPOSURES);
registerEnumType(FollowUpEnum, {
  name: 'AnalyticsFollowUp',
  description:
    'The three follow-ups of the method: thanking, asking where things stand, asking why not. Whatever came of them, they count as done.',
});

/** Every `asOf` of the analytics is the same day. */
export const AS_OF =
  'The last day that counts, on the wall of the center: yesterday. What happened until its end is counted as it is known now.';

/** Said wherever open prospects are counted. */
export const OPEN_IN_WORDS =
  'A prospect counts when it is open now and had been interviewed for, applied for or entered by the end of `asOf`; `caseload` counts also what came since then.';

export const WAITING_STAGES = ['APPLIED', 'INTERVIEWED', 'OFFERED'] as const;
export type WaitingStage = (typeof WAITING_STAGES)[number];
const WaitingStageEnum = enumOf(WAITING_STAGES);
registerEnumType(WaitingStageEnum, {
  name: 'AnalyticsStage',
  description: 'What somebody waits for: an interview, word after an interview, or the answer to an offer.',
});

@InputType({
  description:
    'A cohort, and within it perhaps the students of one counselor. There is no other choice, because figures for overlapping choices, subtracted, tell of the few who make the difference.',
})
export class AnalyticsScopeInput {
  @Field(() => Uuid, {
    description: 'Those who joined this cohort last, even if they have left it. Nobody, when there is no such cohort.',
  })
  cohortId: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'Those of them whom this counselor looks after; null: the whole cohort.',
  })
  counselorId?: string | null;
}

@ObjectType({ description: 'One round of interviews, and what came of the prospects that reached it.' })
export class AnalyticsFunnelRound {
  @Field(() => Int, { description: 'The round, from 1 to 8; the last takes in all later ones.' })
  round: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Prospects, open or closed, that had held this round or a later one by the end of `asOf`; null when hidden.',
  })
  reached: number | null;

  @Field(() => AnalyticsRate, { description: 'Those of them whose last round so far this was, and who got an offer.' })
  offered: AnalyticsRate;

  @Field(() => AnalyticsRate, {
    description:
      'Those of them whose last round so far this was, and who were rejected or whose role was closed, without an offer.',
  })
  rejected: AnalyticsRate;
}

@ObjectType({ description: 'Whether follow-ups of one kind were done when they were owed.' })
export class AnalyticsAdherence {
  @Field(() => FollowUpEnum, { description: 'Which follow-up.' })
  followUp: Exposure;

  @Field(() => AnalyticsRate, {
    description: 'Done, of those that were done or whose time came while they were owed.',
  })
  done: AnalyticsRate;

  @Field(() => AnalyticsRate, { description: 'Done by their time and a day of grace, of the same.' })
  onTime: AnalyticsRate;
}

@ObjectType({ description: 'How long prospects stay in one stage.' })
export class AnalyticsTimeInStage {
  @Field(() => WaitingStageEnum, { description: 'What is waited for.' })
  stage: WaitingStage;

  @Field(() => AnalyticsWaitingTime, { description: 'Days from entering the stage until leaving it.' })
  time: AnalyticsWaitingTime;
}

@ObjectType({
  description:
    'How many outcomes are known 60 days after the first interview, of prospects of which nothing was known yet at the end of day 14, with a follow-up by then and without it.',
})
export class AnalyticsOutcomeKnownBy {
  @Field(() => FollowUpEnum, {
    description:
      'Which follow-up; it counts when done by the end of day 14, so one that brings the outcome to light itself does not change sides.',
  })
  followUp: Exposure;

  @Field(() => AnalyticsRate, { description: 'With it.' })
  with: AnalyticsRate;

  @Field(() => AnalyticsRate, { description: 'Without it.' })
  without: AnalyticsRate;

  @Field(() => String, {
    nullable: true,
    description:
      'A warning when the two differ by more than ten points: then outcomes seem to differ because they are known of the ones and not of the others. Null: they do not, or it cannot be told.',
  })
  warning: string | null;
}

@ObjectType({ description: 'How often feedback of employers is about a theme.' })
export class AnalyticsFeedbackTheme {
  @Field(() => Uuid, { description: 'UUID of the theme.' })
  themeId: string;

  @Field({ description: 'Its name.' })
  name: string;

  @Field(() => AnalyticsRate, { description: 'Feedback with this theme, of all that has any; one can have several.' })
  mentioned: AnalyticsRate;
}

@ObjectType({
  description:
    'What happened in a center, one of its cohorts, or a counselor’s part of a cohort. Figures about few students are hidden from everybody, and so is what would give them away.',
})
export class Analytics {
  @Field(() => LocalDate, { description: AS_OF })
  asOf: Day;

  @Field(() => Int, { description: 'Figures about fewer students than this are hidden.' })
  smallestGroup: number;

  @Field(() => Int, { nullable: true, description: 'Students of the scope; null when hidden.' })
  students: number | null;

  @Field(() => AnalyticsNotEnoughData, { nullable: true, description: 'Why nothing is shown; null: something is.' })
  notEnoughData: AnalyticsNotEnoughData | null;
}

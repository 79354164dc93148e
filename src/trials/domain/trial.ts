import { FEWEST_COHORTS } from '../../analytics/domain/cohort-level-test.js';
import type { Day } from '../../kernel/day.js';

/** Control goes on as before; treatment is what is tried. */
export const ARMS = ['CONTROL', 'TREATMENT'] as const;
export type Arm = (typeof ARMS)[number];

export const TRIAL_UNITS = ['STUDENT', 'COHORT'] as const;
/** Whom the lots are drawn for: each student, or whole cohorts. */
export type TrialUnit = (typeof TRIAL_UNITS)[number];

export const TRIAL_STATUSES = ['REGISTERED', 'RUNNING', 'ANALYSED', 'ABANDONED'] as const;
export type TrialStatus = (typeof TRIAL_STATUSES)[number];

export const STOPPING_RULES = ['ALWAYS_VALID', 'NONE'] as const;
/** `ALWAYS_VALID`: the trial may end early when the interval that may always be looked at excludes no difference. */
export type StoppingRule = (typeof STOPPING_RULES)[number];

/** The part of alpha that looking while the trial runs uses up; the final interval has the rest. */
export const LOOKING_ALPHA = 0.005;
/** Below this the standard error is not known well enough to stop a trial by it. */
export const FEWEST_OFFERS_TO_STOP = 50;
/** Fewer in an arm tell more about persons than about policies. */
export const FEWEST_STUDENTS = 20;
export const FEWEST_OFFERS = 10;
/** With fewer cohorts in an arm the spread between cohorts is not known well enough. */
export const FEWEST_COHORTS_PER_ARM = FEWEST_COHORTS;
/** Days for outcomes to be learned after the last prospect has reached its day. */
const DAYS_TO_LEARN = 14;

/** Two multiples of two arms: blocks of 4 and 6 students. */
export const STUDENT_BLOCKS: readonly number[] = [2, 3];

/** Cohorts are few and are drawn all at once, so one block holds them all and the arms differ by one at most. */
export const cohortBlocks = (cohorts: number): readonly number[] => [Math.ceil(cohorts / ARMS.length)];

/** For how long one has to wait after the last enrolment, at least. */
export const daysToAnalysis = (primaryDay: number): number => primaryDay + DAYS_TO_LEARN;

/** What alpha is left for the final interval. A trial of cohorts is never ended by looking, so there all of it is left. */
export const finalAlpha = ({ alpha, stoppingRule, unit }: Looked): number =>
  stoppingRule === 'ALWAYS_VALID' && unit === 'STUDENT' ? alpha - LOOKING_ALPHA : alpha;

interface Looked {
  readonly alpha: number;
  readonly stoppingRule: StoppingRule;
  readonly unit: TrialUnit;
}

/** Until when is enrolled, and from when on is analysed. */
export interface TrialDays {
  readonly enrolmentEndsOn: Day;
  readonly analysisOn: Day;
}

/** The name of the stratum in the messages of the lots: the cohort; of a trial of cohorts, the trial itself. */
export const stratumOf = (unit: TrialUnit, cohortId: string): string => (unit === 'COHORT' ? 'cohorts' : cohortId);

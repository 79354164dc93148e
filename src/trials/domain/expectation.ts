import type { NotEligible } from './eligibility.js';
import type { StoppingRule, TrialUnit } from './trial.js';

/** Aalen-Johansen's estimate of the share of prospects with an offer by the primary day, and its 95 % limits. */
export interface PastRate {
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
  /** Prospects that were watched as long as that day. */
  readonly watched: number;
}

export interface NotEligibleCount {
  readonly reason: NotEligible;
  readonly students: number;
}

/** What a center's own past says; null where it has too little of it. */
export interface Basis {
  /** Students with interviews in the past year, and their prospects; null: some, but fewer than the center's smallest group. */
  readonly students: number | null;
  readonly prospects: number | null;
  readonly baseRate: PastRate | null;
  readonly prospectsPerStudent: number | null;
  /** Standard deviation of the prospects of a student over their mean. */
  readonly sizeVariation: number | null;
  readonly intraStudentCorrelation: number | null;
  /** Students of the cohorts who could be enrolled now, in whole tens; 0: fewer than the center's smallest group. */
  readonly eligibleStudents: number;
  /** Those of the cohorts who could not, by reason, in whole tens and without small groups. */
  readonly notEligible: readonly NotEligibleCount[];
  /** How many cohorts were named. */
  readonly cohorts: number;
  /** Students below which nothing is told of a group in this center. */
  readonly smallestGroup: number;
}

export interface Wish {
  readonly unit: TrialUnit;
  readonly primaryDay: number;
  readonly alpha: number;
  readonly stoppingRule: StoppingRule;
  readonly minimalDifference: number;
  /** What the person expects; null: the center's past is to tell. */
  readonly baseRate: number | null;
}

export interface Expectation {
  readonly basis: Basis;
  readonly notEligible: readonly NotEligibleCount[];
  readonly baseRate: number;
  readonly prospectsPerStudent: number;
  readonly designEffect: number;
  /** Prospects that each arm needs to find the minimal difference in 80 of 100 trials. */
  readonly neededPerArm: number;
  /** Prospects that each arm can expect. */
  readonly expectedPerArm: number;
  /** Chance to find the minimal difference with what can be expected. */
  readonly power: number;
  /** Smallest difference that is found in 80 of 100 trials with what can be expected; null: none is. */
  readonly detectableDifference: number | null;
  /** Standard error of the difference that can be expected at the end. */
  readonly plannedError: number;
  readonly sentences: readonly string[];
}

/** Taken where the center's own past says too little, and then said so. */
export const ASSUMED = {
  baseRate: 0.35,
  prospectsPerStudent: 4,
  sizeVariation: 0.5,
  correlation: 0.05,
  /** Of cohorts that nobody belongs to yet. */
  studentsPerCohort: 20,
  /** Cohorts are too few for their likeness to be estimated, so it always is assumed. */
  cohortCorrelation: 0.05,
} as const;
export const POWER = 0.8;
/** Differences of this size are what a policy can bring about if calls do good: a hazard ratio of 1.35 came to it. */
export const REALISTIC = 0.02;

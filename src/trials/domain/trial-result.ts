import type { Day } from '../../kernel/day.js';
import type { BalanceRow } from './balance.js';
import type { Arm, TrialUnit } from './trial.js';
import type { WholeCurveTest } from './whole-curve.js';

/** A probability in one arm. */
export interface ArmShare {
  readonly probability: number;
  readonly lower: number;
  readonly upper: number;
  /** Prospects, or students where the question is about students. */
  readonly cases: number;
}

export const COMPARISON_ROLES = ['PRIMARY', 'CO_PRIMARY', 'SECONDARY'] as const;
export const COMPARISON_METHODS = ['STANDARDISED', 'PLAIN', 'PER_STUDENT', 'COHORT_LEVEL', 'ALWAYS_VALID'] as const;
/** How arms are compared; `STANDARDISED`: within cohorts, then averaged. */
export type ComparisonMethod = (typeof COMPARISON_METHODS)[number];

/** One question that the trial answers: treatment minus control. */
export interface Comparison {
  readonly role: (typeof COMPARISON_ROLES)[number];
  readonly outcome: 'OFFER' | 'REJECTION';
  readonly day: number;
  readonly method: ComparisonMethod;
  readonly control: ArmShare | null;
  readonly treatment: ArmShare | null;
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly pValue: number | null;
  /** Why there is no figure; null: there is. */
  readonly notEstimable: string | null;
}

/** A share of an arm's prospects, with students as clusters. */
export interface ClusteredShare {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

export interface ArmFigures {
  readonly arm: Arm;
  readonly cohorts: number;
  readonly students: number;
  /** Null, here and below: not enough data yet. */
  readonly prospects: number | null;
  /** Prospects with a status check, by whatever channel. */
  readonly called: ClusteredShare | null;
  /** Prospects whose outcome was known by the primary day, of those watched as long. */
  readonly outcomeKnown: ClusteredShare | null;
}

/** What was found, frozen. */
export interface TrialResult {
  readonly trialId: string;
  readonly unit: TrialUnit;
  readonly asOf: string;
  readonly registered: { readonly primaryDay: number; readonly alpha: number; readonly minimalDifference: number };
  readonly stoppedEarly: boolean;
  /** Of all intervals here: 0.955 where looking used up part of alpha. */
  readonly confidence: number;
  readonly comparisons: readonly Comparison[];
  /** Of the rate of offers over all days, by student; null: not told. */
  readonly wholeCurve: WholeCurveTest | null;
  readonly arms: readonly ArmFigures[];
  readonly balance: readonly BalanceRow[];
  /** The difference if all unknown outcomes went against, and all for, the treatment; null: as many are known in both arms, or not enough data. */
  readonly bounds: { readonly lower: number; readonly upper: number } | null;
  readonly amendments: readonly {
    readonly enrolmentEndsOn: Day;
    readonly analysisOn: Day;
    readonly reason: string;
    readonly amendedAt: string;
  }[];
  readonly sentences: readonly string[];
}

import { isFew } from '../../analytics/domain/suppression-rules.js';
import { sum } from '../../kernel/sum.js';
import { areEnough } from './enough.js';
import { ARMS } from './trial.js';
import { ofArm, type TrialStudent } from './trial-data.js';

/** How alike the arms were at enrolment in something that was known then. */
export interface BalanceRow {
  readonly trait: Trait;
  readonly control: number;
  readonly treatment: number;
  /** Difference of the means over the pooled standard deviation; below 0.1 in size is well balanced. */
  readonly standardisedDifference: number;
}

export const TRAITS = ['PROSPECTS_BEFORE', 'INTERVIEWS_BEFORE', 'OFFERS_BEFORE'] as const;
export type Trait = (typeof TRAITS)[number];

const READ: Readonly<Record<Trait, (student: TrialStudent) => number>> = {
  PROSPECTS_BEFORE: ({ prospectsBefore }) => prospectsBefore,
  INTERVIEWS_BEFORE: ({ interviewsBefore }) => interviewsBefore,
  OFFERS_BEFORE: ({ offersBefore }) => offersBefore,
};

/**
 * Standardised mean differences, none of arms with few students or of what one or two of an arm had. No p-values: lots were drawn, so any imbalance is chance, and what matters is its size.
 *
 *   SMD = (mean of treatment - mean of control) / sqrt((variance of treatment + variance of control) / 2)
 *
 * Austin, Statistics in Medicine 2009, 28:3083-3107.
 */
export const balanceOf = (students: readonly TrialStudent[], smallestGroup: number): readonly BalanceRow[] =>
  areEnough(students, smallestGroup) ? TRAITS.filter((trait) => isTold(students, trait)).map(rowOf(students)) : [];

/** A mean times its students is a count. */
const isTold = (students: readonly TrialStudent[], trait: Trait): boolean =>
  ARMS.every((arm) => !isFew(sum(ofArm(students, arm).map(READ[trait]))));

const rowOf =
  (students: readonly TrialStudent[]) =>
  (trait: Trait): BalanceRow => {
    const [control, treatment] = ARMS.map((arm) => momentsOf(ofArm(students, arm).map(READ[trait])));
    const spread = Math.sqrt((control!.variance + treatment!.variance) / 2);
    const apart = treatment!.mean - control!.mean;
    return {
      trait,
      control: control!.mean,
      treatment: treatment!.mean,
      standardisedDifference: spread > 0 ? apart / spread : 0,
    };
  };

function momentsOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = sum(values) / Math.max(1, values.length);
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return { mean, variance: squares / Math.max(1, values.length - 1) };
}

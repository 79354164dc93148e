import { sum } from '../../kernel/sum.js';
import { type Distributions, twoSidedStudent } from './distributions.js';
import { type Estimate, estimated, notEstimable } from './estimate.js';
import { type Interval, symmetricInterval } from './interval.js';

export interface CohortLevelTest {
  readonly difference: number;
  readonly standardError: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  readonly interval: Interval;
}

/** With fewer cohorts in an arm the spread between cohorts is not known well enough for any test. */
export const FEWEST_COHORTS = 6;

/**
 * Student's t-test on one figure per cohort, for policies that are given to whole cohorts.
 *
 *   d = mean of arm 1 - mean of arm 0        se = s sqrt(1/K1 + 1/K0)        t = d / se on K1 + K0 - 2 degrees
 *
 * s² pools the variances within the arms. Cohorts, not students, were assigned, so cohorts are what is counted; they
 * weigh the same. Unit: that of the figures. Donner and Klar, Cluster Randomization Trials 2000, chapter 6.
 * In R: `t.test(F ~ policy, var.equal = TRUE)` on 20 cohorts gives 0.0252, t = 1.202 on 18 degrees, p = 0.245.
 */
export function cohortLevelTest(
  treated: readonly number[],
  control: readonly number[],
  distributions: Distributions,
): Estimate<CohortLevelTest> {
  const fewest = Math.min(treated.length, control.length);
  if (fewest < FEWEST_COHORTS)
    return notEstimable(`An arm needs ${FEWEST_COHORTS} cohorts; the smaller has ${fewest}.`);
  const degreesOfFreedom = treated.length + control.length - 2;
  const variance = (squaresAround(treated) + squaresAround(control)) / degreesOfFreedom;
  if (variance === 0) return notEstimable('All cohorts of an arm have the same figure.');
  const difference = mean(treated) - mean(control);
  const standardError = Math.sqrt(variance * (1 / treated.length + 1 / control.length));
  const t = difference / standardError;
  const quantile = distributions.studentQuantile(0.975, degreesOfFreedom);
  const interval = symmetricInterval(difference, standardError, quantile);
  const pValue = twoSidedStudent(distributions, t, degreesOfFreedom);
  return estimated({ difference, standardError, t, degreesOfFreedom, pValue, interval });
}

const mean = (figures: readonly number[]): number => sum(figures) / figures.length;

const squaresAround = (figures: readonly number[]): number => {
  const middle = mean(figures);
  return sum(figures.map((figure) => (figure - middle) ** 2));
};

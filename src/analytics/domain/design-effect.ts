import { sum } from '../../kernel/sum.js';
import type { ClusterCount } from './clustered-wilson.js';
import { type Estimate, estimated, notEstimable } from './estimate.js';

/**
 * By how much likeness within students multiplies the number of prospects that a trial needs.
 *
 *   deff = 1 + ((1 + cv²) m - 1) icc
 *
 * m is the mean number of prospects per student, cv the standard deviation of that number over its mean, icc the
 * intra-student correlation. Eldridge, Ashby and Kerry, International Journal of Epidemiology 2006, 35:1292-1300.
 * By that formula: m = 4, cv = 0.5, icc = 0.03 is 1.12.
 */
export const designEffect = (meanSize: number, sizeVariation: number, icc: number): number =>
  1 + ((1 + sizeVariation ** 2) * meanSize - 1) * icc;

/** How a center's students have had prospects so far. */
export interface ClusterSizes {
  readonly clusters: number;
  readonly meanSize: number;
  /** Standard deviation of the size over its mean. */
  readonly sizeVariation: number;
}

export function clusterSizes(clusters: readonly ClusterCount[]): Estimate<ClusterSizes> {
  if (clusters.length < 2) return notEstimable('Fewer than two students have prospects.');
  const meanSize = sum(clusters.map(({ of }) => of)) / clusters.length;
  const squares = sum(clusters.map(({ of }) => (of - meanSize) ** 2));
  const sizeVariation = Math.sqrt(squares / (clusters.length - 1)) / meanSize;
  return estimated({ clusters: clusters.length, meanSize, sizeVariation });
}

/**
 * Intra-cluster correlation of a yes-or-no outcome, by analysis of variance.
 *
 *   icc = (MSB - MSW) / (MSB + (m0 - 1) MSW)        m0 = (n - sum of m_c² / n) / (K - 1)
 *
 * MSB and MSW are the mean squares between and within students. 0 where the estimate is negative: students are not less
 * alike than strangers. Unit: correlation, 0 to 1. Ridout, Demétrio and Firth, Biometrics 1999, 55:137-148.
 * In R, `aov(y ~ factor(student))` on (2 of 2, 0 of 2, 1 of 2): MSB 0.5, MSW 0.1667, so icc = 0.5.
 */
export function intraClusterCorrelation(clusters: readonly ClusterCount[]): Estimate<number> {
  const filled = clusters.filter(({ of }) => of > 0);
  const n = sum(filled.map(({ of }) => of));
  const k = filled.length;
  if (k < 2 || n <= k) return notEstimable('It takes at least two students, and one with several prospects.');
  const share = sum(filled.map(({ count }) => count)) / n;
  const within = sum(filled.map(({ count, of }) => (count * (of - count)) / of)) / (n - k);
  const between = sum(filled.map(({ count, of }) => of * (count / of - share) ** 2)) / (k - 1);
  if (between + within === 0) return notEstimable('All prospects ended alike.');
  const m0 = (n - sum(filled.map(({ of }) => of ** 2)) / n) / (k - 1);
  return estimated(Math.max(0, (between - within) / (between + (m0 - 1) * within)));
}

import type { Distributions } from './distributions.js';
import { type Estimate, estimated, notEstimable } from './estimate.js';

/**
 * Pearson's chi-square test that two independent shares are equal, without continuity correction.
 *
 *   chi² = d² / (p (1 - p) (1/n1 + 1/n2)), where d is the difference of the shares and p the pooled share
 *
 * One degree of freedom. In R: `prop.test(c(56, 48), c(70, 80), correct = FALSE)` gives 7.0234, p = 0.00804.
 */
export function pearsonChiSquare(
  first: { readonly count: number; readonly of: number },
  second: { readonly count: number; readonly of: number },
  { chiSquareAbove }: Pick<Distributions, 'chiSquareAbove'>,
): Estimate<{ readonly chiSquare: number; readonly pValue: number }> {
  const pooled = (first.count + second.count) / (first.of + second.of);
  if (!(pooled > 0 && pooled < 1)) return notEstimable('All cases are alike, so there is nothing to compare.');
  const difference = first.count / first.of - second.count / second.of;
  const chiSquare = difference ** 2 / (pooled * (1 - pooled) * (1 / first.of + 1 / second.of));
  return estimated({ chiSquare, pValue: chiSquareAbove(chiSquare, 1) });
}

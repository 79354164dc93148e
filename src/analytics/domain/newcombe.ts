import { type Estimate, estimated, fromEstimate } from './estimate.js';
import { type Interval, Z_95 } from './interval.js';
import { type Proportion, proportionOf } from './wilson.js';

/** The first share minus the second, from -1 to 1. */
export interface ShareDifference {
  readonly difference: number;
  readonly interval: Interval;
}

/**
 * Newcombe's interval for the difference of two independent proportions (his method 10).
 *
 * The Wilson limits of either share are put together as the sides of a right triangle, so that the interval stays
 * within -1 and 1 and is not symmetric where the shares are extreme:
 *
 *   d - sqrt((p1 - l1)² + (u2 - p2)²)   to   d + sqrt((u1 - p1)² + (p2 - l2)²)
 *
 * Unit: difference of probabilities. Newcombe, Statistics in Medicine 1998, 17:873-890.
 * In R, with l and u from `prop.test(correct = FALSE)`: 56/70 - 48/80 is 0.2 (0.0524 to 0.3339), as in his table II.
 * For clustered shares give proportions whose intervals are clustered.
 */
export function newcombeDifference(first: Proportion, second: Proportion): ShareDifference {
  const difference = first.share - second.share;
  const down = Math.hypot(first.share - first.interval.lower, second.interval.upper - second.share);
  const up = Math.hypot(first.interval.upper - first.share, second.share - second.interval.lower);
  return { difference, interval: { lower: difference - down, upper: difference + up } };
}

/** The difference of `count1` of `of1` and `count2` of `of2`. */
export const differenceOfShares = (
  first: { readonly count: number; readonly of: number },
  second: { readonly count: number; readonly of: number },
  z: number = Z_95,
): Estimate<ShareDifference> =>
  fromEstimate(proportionOf(first.count, first.of, z), (one) =>
    fromEstimate(proportionOf(second.count, second.of, z), (other) => estimated(newcombeDifference(one, other))),
  );

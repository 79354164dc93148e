import { type Estimate, estimated, notEstimable } from './estimate.js';
import { type Interval, Z_95 } from './interval.js';

/** A share: `count` of `of`, as a probability from 0 to 1. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly interval: Interval;
}

/**
 * Wilson score interval for a proportion x/n.
 *
 * All shares p that a score test would not reject: the distance of x/n from p is at most z standard errors, the error
 * being taken at p itself. So it stays within 0 and 1 and is sound for small n, where the textbook interval is not.
 *
 *   centre = (x + z²/2) / (n + z²)      half = z / (n + z²) · sqrt(x (n - x) / n + z²/4)
 *
 * n need not be whole: an effective sample size may be given. Unit: probability.
 * Wilson, JASA 1927, 22:209-212; Newcombe, Statistics in Medicine 1998, 17:857-872, method 3.
 * In R: `prop.test(81, 263, correct = FALSE)$conf.int` is 0.2552885 0.3662096.
 */
export function wilsonInterval(count: number, of: number, z: number = Z_95): Interval {
  const centre = (count + (z * z) / 2) / (of + z * z);
  const half = (z / (of + z * z)) * Math.sqrt((count * (of - count)) / of + (z * z) / 4);
  // At the ends the two terms are equal, and only rounding would keep the limit from 0 or 1.
  return { lower: count === 0 ? 0 : centre - half, upper: count === of ? 1 : centre + half };
}

/** A share with its Wilson interval. */
export const proportionOf = (count: number, of: number, z: number = Z_95): Estimate<Proportion> =>
  of > 0
    ? estimated({ count, of, share: count / of, interval: wilsonInterval(count, of, z) })
    : notEstimable('Nothing was counted.');

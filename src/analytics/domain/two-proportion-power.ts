import type { Distributions } from './distributions.js';

type Normal = Pick<Distributions, 'normalBelow' | 'normalQuantile'>;

/**
 * Power of the two-sided test that two independent proportions are equal, with n in each arm: the probability that the
 * test finds p2 different from p1 when it is.
 *
 *   power = Phi((sqrt(n) |p1 - p2| - z(1 - alpha/2) sqrt(2 p̄ (1 - p̄))) / sqrt(p1 (1 - p1) + p2 (1 - p2)))
 *
 * p̄ is the mean of both. Finding a difference in the wrong direction does not count, unless `strict`.
 * Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions 2003, chapter 4.
 * In R: `power.prop.test(n = 500, p1 = .3, p2 = .36)$power` is 0.523.
 */
export function powerOfTwoProportions(
  perArm: number,
  p1: number,
  p2: number,
  alpha: number,
  normal: Normal,
  strict = false,
): number {
  const { critical, apart, spread } = partsOf(p1, p2, alpha, normal);
  const shift = Math.sqrt(perArm) * apart;
  const right = normal.normalBelow((shift - critical) / spread);
  return strict ? right + normal.normalBelow((-shift - critical) / spread) : right;
}

/**
 * How many each arm needs for that power: the same formula solved for n; not rounded.
 * In R: `power.prop.test(p1 = .3, p2 = .33, power = .8)$n` is 3762.4.
 */
export function sizeForTwoProportions(p1: number, p2: number, power: number, alpha: number, normal: Normal): number {
  const { critical, apart, spread } = partsOf(p1, p2, alpha, normal);
  return ((critical + normal.normalQuantile(power) * spread) / apart) ** 2;
}

/** The smallest p2 above p1 that is found with that power. In R: `power.prop.test(n = 500, p1 = .3, power = .8)$p2` is 0.384. */
export function detectableProportion(
  perArm: number,
  p1: number,
  power: number,
  alpha: number,
  normal: Normal,
): number | null {
  let [low, high] = [p1, 1];
  if (powerOfTwoProportions(perArm, p1, high, alpha, normal) < power) return null;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (powerOfTwoProportions(perArm, p1, middle, alpha, normal) < power) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function partsOf(p1: number, p2: number, alpha: number, { normalQuantile }: Normal) {
  const middle = (p1 + p2) / 2;
  return {
    apart: Math.abs(p1 - p2),
    critical: -normalQuantile(alpha / 2) * Math.sqrt(2 * middle * (1 - middle)),
    spread: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
  };
}

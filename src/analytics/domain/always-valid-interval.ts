import type { Interval } from './interval.js';

export interface AlwaysValid {
  readonly interval: Interval;
  readonly halfWidth: number;
  /** Evidence against no difference; 1/alpha or more excludes it, whenever one looks. */
  readonly eValue: number;
  /** 1 / evidence, at most 1: a p-value that may be looked at any time. */
  readonly pValue: number;
}

/**
 * Interval that may be looked at as often as one likes: over all looks together it misses the truth at most with
 * probability alpha. The price is that it is wider than one that is read once.
 *
 * The evidence against each difference is averaged over a normal mixture of alternatives of variance tau²; a value
 * stays in the interval as long as its evidence has never reached 1/alpha:
 *
 *   half = s sqrt((s² + tau²)/tau² · (2 ln(1/alpha) + ln(1 + tau²/s²)))
 *   evidence = sqrt(s²/(s² + tau²)) · exp(tau² d² / (2 s² (s² + tau²)))
 *
 * Unit: that of the estimate. It takes estimates over time to have independent increments, which clustered ones have
 * nearly. Robbins, Annals of Mathematical Statistics 1970, 41:1397-1409; Howard, Ramdas, McAuliffe and Sekhon, Annals
 * of Statistics 2021, 49:1055-1080. Checked in R: 0.08, s = 0.02, tau² = 0.0009, alpha = 0.05 is 0.0156 to 0.1444.
 */
export function alwaysValidInterval(
  estimate: number,
  standardError: number,
  { mixtureVariance, alpha }: { readonly mixtureVariance: number; readonly alpha: number },
): AlwaysValid {
  const variance = standardError ** 2;
  const sum = variance + mixtureVariance;
  const width = (sum / mixtureVariance) * (-2 * Math.log(alpha) + Math.log(1 + mixtureVariance / variance));
  const halfWidth = standardError * Math.sqrt(width);
  const eValue = Math.sqrt(variance / sum) * Math.exp((mixtureVariance * estimate ** 2) / (2 * variance * sum));
  const interval = { lower: estimate - halfWidth, upper: estimate + halfWidth };
  return { interval, halfWidth, eValue, pValue: Math.min(1, 1 / eValue) };
}

/**
 * By how much the mixture's variance should exceed the variance that is planned for the end, for the interval to be
 * shortest there: the r that solves r = 2 ln(1/alpha) + ln(1 + r). For alpha 0.05, 0.01 and 0.005: 8.21, 11.76, 13.25.
 */
export function bestMixtureRatio(alpha: number): number {
  const target = -2 * Math.log(alpha);
  let ratio = target;
  // Each round takes the error down by 1 + r, that is by 8 or more.
  for (let round = 0; round < 40; round++) ratio = target + Math.log(1 + ratio);
  return ratio;
}

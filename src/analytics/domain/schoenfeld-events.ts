import type { Distributions } from './distributions.js';

/**
 * Number of events (offers, not prospects) with which a two-sided test finds a hazard ratio with that power.
 *
 *   events = (z(1 - alpha/2) + z(power))² / (pi (1 - pi) ln(HR)²)
 *
 * pi is the share that is exposed (0.5 in a trial with even arms). Students needed = events / (prospects per student ·
 * probability of the event by the horizon). Schoenfeld, Biometrika 1981, 68:316-319.
 * In R, by that formula: HR 1.35, power 0.8, alpha 0.05, half exposed: 348.6.
 */
export function schoenfeldEvents(
  hazardRatio: number,
  power: number,
  alpha: number,
  shareExposed: number,
  { normalQuantile }: Pick<Distributions, 'normalQuantile'>,
): number {
  const z = normalQuantile(power) - normalQuantile(alpha / 2);
  return z ** 2 / (shareExposed * (1 - shareExposed) * Math.log(hazardRatio) ** 2);
}

import type { Interval } from './interval.js';

/** How strong something unrecorded would have to be to explain an association away; 1: nothing is needed. */
export interface EValue {
  readonly ofEstimate: number;
  /** Of the limit of the interval that is nearer to no association. */
  readonly ofInterval: number;
}

/**
 * E-value of a hazard ratio of an event that is not rare (more than 15 % have it).
 *
 * The least risk ratio that an unrecorded trait would need with both the follow-up and the outcome, beyond what was
 * adjusted for, to make the association vanish:
 *
 *   RR = (1 - 0.5^sqrt(HR)) / (1 - 0.5^sqrt(1/HR)), inverted when below 1        E = RR + sqrt(RR (RR - 1))
 *
 * Unit: risk ratio, at least 1. VanderWeele and Ding, Annals of Internal Medicine 2017, 167:268-274. A prompt for
 * judgement, no proof (Sjölander and Greenland 2022). In R, by that formula: 1.35 (1.19 to 1.48) has 1.76 and 1.51.
 */
export function eValueOfHazardRatio(hazardRatio: number, { lower, upper }: Interval): EValue {
  const coversNone = lower <= 1 && upper >= 1;
  const nearer = hazardRatio > 1 ? lower : upper;
  return { ofEstimate: eValue(hazardRatio), ofInterval: coversNone ? 1 : eValue(nearer) };
}

/** The risk ratio that a hazard ratio of a common event comes to, about. */
export const riskRatioOf = (hazardRatio: number): number =>
  (1 - 0.5 ** Math.sqrt(hazardRatio)) / (1 - 0.5 ** Math.sqrt(1 / hazardRatio));

function eValue(hazardRatio: number): number {
  const ratio = riskRatioOf(hazardRatio);
  const above = ratio < 1 ? 1 / ratio : ratio;
  return above + Math.sqrt(above * (above - 1));
}

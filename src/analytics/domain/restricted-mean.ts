import { type Estimate, estimated, notEstimable } from './estimate.js';
import type { SurvivalCurve } from './kaplan-meier.js';

/** Mean days without the event among the first `horizon` days. */
export interface RestrictedMean {
  readonly horizon: number;
  readonly days: number;
  readonly standardError: number;
}

/**
 * Restricted mean time without the event: the area under the Kaplan-Meier curve up to a horizon.
 *
 *   mean = integral of S from 0 to the horizon
 *   variance = sum over days u before the horizon of (area from u to the horizon)² · d / (Y (Y - d))
 *
 * Unlike the mean over those who had the event it is not biased by those who are still open. Unit: days.
 * Irwin, Journal of Hygiene 1949; Royston and Parmar, Statistics in Medicine 2011, 30:2409-2421.
 * In R: `print(survfit(Surv(time, status) ~ 1, veteran), rmean = 200)` gives 92.85, standard error 6.19.
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): Estimate<RestrictedMean> {
  const last = curve.days.at(-1);
  if (last === undefined) return notEstimable('Nobody was observed.');
  if (last < horizon && curve.survival.at(-1)! > 0)
    return notEstimable(`Nobody was observed for ${horizon} days; the longest was ${last}.`);
  let [area, variance, until] = [0, 0, horizon];
  for (let index = curve.days.length - 1; index >= 0; index--) {
    if (curve.days[index]! >= horizon) continue;
    area += curve.survival[index]! * (until - curve.days[index]!);
    until = curve.days[index]!;
    const [d, y] = [curve.events[index]!, curve.atRisk[index]!];
    // When all who are at risk have the event no area is left after it.
    if (y > d) variance += (area * area * d) / (y * (y - d));
  }
  return estimated({ horizon, days: area + until, standardError: Math.sqrt(variance) });
}

import { eventsOfAnyCause, firstAfter, type RiskTable } from './risk-table.js';

/** A step function: what holds from each day on, until the next. Before the first day nobody has had an event. */
export interface SurvivalCurve {
  readonly days: Float64Array;
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** Probability of still being open after that day, 0 to 1. */
  readonly survival: Float64Array;
  /** Greenwood's standard error of the survival; NaN where the survival is 0. */
  readonly standardError: Float64Array;
  /** Nelson-Aalen's cumulative hazard: expected number of events, had one been at risk all along. */
  readonly cumulativeHazard: Float64Array;
  readonly cumulativeHazardError: Float64Array;
}

/**
 * Kaplan-Meier's estimate of the probability of still being open, with Greenwood's standard error.
 *
 * Day by day, the share of those at risk who have no event is multiplied up; who is censored on a day was at risk on it:
 *
 *   S(t) = product over days u <= t of (1 - d(u) / Y(u))
 *   se(t) = S(t) · sqrt(sum over u <= t of d / (Y (Y - d)))
 *   H(t) = sum of d / Y, its variance the sum of d / Y²
 *
 * Every cause counts as the event here. Never take 1 - S for one of several competing causes: that is too high, use
 * Aalen-Johansen. Unit: probability; days as given. Kaplan and Meier, JASA 1958, 53:457-481; Nelson 1972, Aalen 1978.
 * In R: `survfit(Surv(c(1,2,2,3,3,3,5), c(1,1,0,0,1,1,0)) ~ 1)$surv` is 0.8571 0.7143 0.3571 0.3571.
 */
export function kaplanMeier(table: RiskTable): SurvivalCurve {
  const events = eventsOfAnyCause(table);
  const curve = emptyCurve(table, events);
  let [survival, greenwood, hazard, hazardVariance] = [1, 0, 0, 0];
  for (let index = 0; index < table.days.length; index++) {
    const [d, y] = [events[index]!, table.atRisk[index]!];
    survival *= 1 - d / y;
    greenwood += d / (y * (y - d));
    hazard += d / y;
    hazardVariance += d / (y * y);
    curve.survival[index] = survival;
    curve.standardError[index] = survival * Math.sqrt(greenwood);
    curve.cumulativeHazard[index] = hazard;
    curve.cumulativeHazardError[index] = Math.sqrt(hazardVariance);
  }
  return curve;
}

const emptyCurve = ({ days, atRisk }: RiskTable, events: Float64Array): SurvivalCurve => ({
  days,
  atRisk,
  events,
  survival: new Float64Array(days.length),
  standardError: new Float64Array(days.length),
  cumulativeHazard: new Float64Array(days.length),
  cumulativeHazardError: new Float64Array(days.length),
});

/** Survival and its standard error on a day, as the last step at or before that day left them. */
export function survivalAt(curve: SurvivalCurve, day: number): { readonly survival: number; readonly error: number } {
  const step = firstAfter(curve.days, day) - 1;
  return step < 0 ? { survival: 1, error: 0 } : { survival: curve.survival[step]!, error: curve.standardError[step]! };
}

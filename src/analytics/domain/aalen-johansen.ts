import { eventsOfAnyCause, firstAfter, type RiskTable } from './risk-table.js';

/** Step functions of day: the probability of having ended by each cause, and of being open still. */
export interface IncidenceCurve extends RiskTable {
  /** Probability of being open just before that day, 0 to 1. */
  readonly openBefore: Float64Array;
  readonly open: Float64Array;
  /** Per cause (1 first): probability of having ended by it, up to and with that day. They and `open` sum to 1. */
  readonly incidence: readonly Float64Array[];
}

/**
 * Aalen-Johansen's estimate of cumulative incidence: of the probability to have ended by cause k by a day, when several
 * causes compete (offer, rejection, withdrawal).
 *
 * Each day moves the share d_k / Y of those who are still open to cause k:
 *
 *   S(t) = product over u <= t of (1 - d(u)/Y(u))        F_k(t) = sum over u <= t of S(u-) · d_k(u) / Y(u)
 *
 * 1 - Kaplan-Meier with the other causes censored would answer a question about a world without them, and is too high.
 * Unit: probability. Aalen and Johansen, Scandinavian Journal of Statistics 1978, 5:141-150.
 * In R: `survfit(Surv(c(1,2,3), factor(c(1,2,1), 0:2)) ~ 1)$pstate` ends in 0, 2/3, 1/3.
 */
export function aalenJohansen(table: RiskTable): IncidenceCurve {
  const all = eventsOfAnyCause(table);
  const openBefore = new Float64Array(table.days.length);
  const open = new Float64Array(table.days.length);
  let survival = 1;
  for (let index = 0; index < table.days.length; index++) {
    openBefore[index] = survival;
    open[index] = survival *= 1 - all[index]! / table.atRisk[index]!;
  }
  return { ...table, openBefore, open, incidence: table.events.map((events) => cumulated(events, openBefore, table)) };
}

function cumulated(events: Float64Array, openBefore: Float64Array, { atRisk }: RiskTable): Float64Array {
  let incidence = 0;
  return events.map((count, index) => (incidence += (openBefore[index]! * count) / atRisk[index]!));
}

/** Probability of having ended by that cause (1, 2, ...) by that day. */
export function incidenceAt(curve: IncidenceCurve, cause: number, day: number): number {
  const step = firstAfter(curve.days, day) - 1;
  return step < 0 ? 0 : curve.incidence[cause - 1]![step]!;
}

/** Number who were still observed on that day (observed until it, or longer). */
export function atRiskAt(curve: RiskTable, day: number): number {
  const step = firstAfter(curve.days, day) - 1;
  if (step >= 0 && curve.days[step] === day) return curve.atRisk[step]!;
  return curve.atRisk[step + 1] ?? 0;
}

import { type IncidenceCurve, incidenceAt } from './aalen-johansen.js';
import { eventsOfAnyCause, firstAfter, type Spells } from './risk-table.js';

/** By how much one more spell such as this would move the estimate, times 1: the sum over all spells is 0. */
export type Influence = (start: number, stop: number, status: number) => number;

/**
 * Influence function of the Aalen-Johansen estimate F_k(t): the derivative of the estimate in the weight of one spell.
 * Squared and summed over independent units it is the infinitesimal jackknife's variance; summed within each student
 * before squaring, it allows for likeness among a student's prospects.
 *
 *   g(u) = (F_k(t) - F_k(u)) / (1 - d(u)/Y(u)), and 0 when all at risk had the event
 *   U = - sum over days u <= min(T, t) in the spell of [S(u-) d_k/Y - g d/Y] / Y
 *       + (for an event at T <= t) [- g(T) + S(T-) if it is of cause k] / Y(T)
 *
 * Unit: probability per spell. Andersen, Borgan, Gill and Keiding, Statistical Models Based on Counting Processes 1993,
 * IV.4. Without clusters its variance equals `survfit(...)$std.err` of R and the multi-state Greenwood form to 10
 * digits. With clusters do not compare with R's survival 3.5-3, which ignores `cluster =` for these curves.
 */
export function incidenceInfluence(curve: IncidenceCurve, cause: number, day: number): Influence {
  const steps = firstAfter(curve.days, day);
  const { drained, shifted } = walk(curve, cause, incidenceAt(curve, cause, day), steps);
  return (start, stop, status) => {
    const before = Math.min(firstAfter(curve.days, start), steps);
    const after = Math.min(firstAfter(curve.days, stop), steps);
    const atRisk = drained[before]! - drained[after]!;
    if (status === 0 || stop > day) return atRisk;
    const own = status === cause ? curve.openBefore[after - 1]! : 0;
    return atRisk + (own - shifted[after - 1]!) / curve.atRisk[after - 1]!;
  };
}

/** `shifted` is g(u); `drained` adds up, before each step, what being at risk took away so far. */
function walk(curve: IncidenceCurve, cause: number, total: number, steps: number) {
  const all = eventsOfAnyCause(curve);
  const shifted = new Float64Array(steps);
  const drained = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++) {
    const [y, d] = [curve.atRisk[step]!, all[step]!];
    shifted[step] = d === y ? 0 : (total - curve.incidence[cause - 1]![step]!) / (1 - d / y);
    const moved = (curve.openBefore[step]! * curve.events[cause - 1]![step]! - shifted[step]! * d) / y;
    drained[step + 1] = drained[step]! + moved / y;
  }
  return { drained, shifted };
}

/** To which student (or other independent unit) each spell belongs; left out, every spell is a unit of its own. */
export type Clusters = ArrayLike<number | string>;

/** The influence of each unit: the sum over its spells. */
export function influenceByCluster(
  influence: Influence,
  spells: Spells,
  clusters: Clusters,
): Map<number | string, number> {
  const sums = new Map<number | string, number>();
  for (let row = 0; row < spells.stop.length; row++) {
    const cluster = clusters[row]!;
    sums.set(cluster, (sums.get(cluster) ?? 0) + (spells.count?.[row] ?? 1) * influenceOf(influence, spells, row));
  }
  return sums;
}

/** The same for units numbered 0, 1, 2, ... without a gap. Spells from time zero that are alike have one influence, looked up once. */
export function influenceByNumber(influence: Influence, spells: Spells, numbers: Int32Array): Float64Array {
  const sums = new Float64Array(numbers.reduce((most, number) => Math.max(most, number + 1), 0));
  const known = new Map<number, number>();
  for (let row = 0; row < numbers.length; row++) {
    const alike = spells.start ? row : spells.stop[row]! * MOST_STATUSES + spells.status[row]!;
    const own = known.get(alike) ?? influenceOf(influence, spells, row);
    if (!spells.start) known.set(alike, own);
    sums[numbers[row]!]! += (spells.count?.[row] ?? 1) * own;
  }
  return sums;
}

const MOST_STATUSES = 256;

/** Variance of the estimate when the spells are independent. */
export function independentVariance(influence: Influence, spells: Spells): number {
  let variance = 0;
  for (let row = 0; row < spells.stop.length; row++)
    variance += (spells.count?.[row] ?? 1) * influenceOf(influence, spells, row) ** 2;
  return variance;
}

const influenceOf = (influence: Influence, spells: Spells, row: number): number =>
  influence(spells.start?.[row] ?? -Infinity, spells.stop[row]!, spells.status[row]!);

/** Variance of the estimate when the units are independent. */
export const varianceOf = (influences: Iterable<number>): number => {
  let variance = 0;
  for (const influence of influences) variance += influence * influence;
  return variance;
};

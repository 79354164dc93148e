import { aalenJohansen, atRiskAt, type IncidenceCurve, incidenceAt } from './aalen-johansen.js';
import { type Estimate, estimated, notEstimable } from './estimate.js';
import {
  type Clusters,
  independentVariance,
  incidenceInfluence,
  type Influence,
  influenceByCluster,
  influenceByNumber,
  varianceOf,
} from './incidence-influence.js';
import { type Interval, Z_95 } from './interval.js';
import { probabilityInterval } from './probability-interval.js';
import { riskTableOf, type Spells } from './risk-table.js';

/** Prospects under observation, with the student each belongs to. */
export interface ClusteredSpells extends Spells {
  readonly cluster?: Clusters;
}

/** Probability of having ended by a cause by a day. */
export interface IncidenceEstimate {
  readonly cause: number;
  readonly day: number;
  readonly probability: number;
  readonly standardError: number;
  /** 95 % for this day by itself, unless another z was asked for. */
  readonly interval: Interval;
  readonly atRisk: number;
  readonly spells: number;
  /** Independent units: students, or spells where no clusters were given. */
  readonly units: number;
}

/** Aalen-Johansen's curve of spells that end by one of `causes` causes. */
export const incidenceCurveOf = (spells: Spells, causes: number): IncidenceCurve =>
  aalenJohansen(riskTableOf(spells, causes));

/**
 * Aalen-Johansen's probability of a cause by a day, with a standard error by student and a log(-log) interval.
 *
 * Not estimable where nobody was observed as long as that day while some were still open. A probability of 0 has no
 * error of its own: its upper limit is the exact one of 0 in n independent units, 1 - 0.025^(1/n).
 */
export function estimateIncidence(
  spells: ClusteredSpells,
  curve: IncidenceCurve,
  cause: number,
  day: number,
  z: number = Z_95,
): Estimate<IncidenceEstimate> {
  const unseen = whyUnseen(curve, day);
  if (unseen !== null) return notEstimable(unseen);
  const influence = incidenceInfluence(curve, cause, day);
  const byUnit = spells.cluster && influencesOfUnits(influence, spells, spells.cluster);
  const probability = incidenceAt(curve, cause, day);
  const standardError = Math.sqrt(byUnit ? varianceOf(byUnit) : independentVariance(influence, spells));
  const units = byUnit?.length ?? countOf(spells);
  const interval = probabilityInterval(probability, standardError, 'log-log', z) ?? exactInterval(probability, units);
  const atRisk = atRiskAt(curve, day);
  return estimated({ cause, day, probability, standardError, interval, atRisk, spells: countOf(spells), units });
}

/** Units that are numbered 0, 1, 2, ... are added up in a column: a center's curves ask for hundreds of these sums. */
const influencesOfUnits = (
  influence: Influence,
  spells: Spells,
  clusters: Clusters,
): ArrayLike<number> & Iterable<number> =>
  clusters instanceof Int32Array
    ? influenceByNumber(influence, spells, clusters)
    : [...influenceByCluster(influence, spells, clusters).values()];

/** Why the curve says nothing of that day; null when it does. */
export function whyUnseen(curve: IncidenceCurve, day: number): string | null {
  const last = curve.days.at(-1);
  if (last === undefined) return 'Nobody was observed.';
  return last < day && curve.open.at(-1)! > 0
    ? `Nobody was observed as long as day ${day}; the longest was day ${last}.`
    : null;
}

/** Clopper and Pearson's limits where none, or all, of n had the event. */
const exactInterval = (probability: number, units: number): Interval => {
  const rest = 0.025 ** (1 / units);
  return probability === 0 ? { lower: 0, upper: 1 - rest } : { lower: rest, upper: 1 };
};

const countOf = ({ stop, count }: Spells): number =>
  count ? Array.from(count).reduce((sum, number) => sum + number, 0) : stop.length;

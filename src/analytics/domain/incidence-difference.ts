import { incidenceAt } from './aalen-johansen.js';
import { type Estimate, estimated, fromEstimate, notEstimable } from './estimate.js';
import {
  type ClusteredSpells,
  estimateIncidence,
  incidenceCurveOf,
  type IncidenceEstimate,
  whyUnseen,
} from './incidence-estimate.js';
import { incidenceInfluence, influenceByCluster, varianceOf } from './incidence-influence.js';
import { type Interval, symmetricInterval, Z_95 } from './interval.js';

/** The probability of an event by a day in one group, minus that in the group it is compared with. */
export interface IncidenceDifference {
  readonly day: number;
  readonly difference: number;
  readonly standardError: number;
  readonly interval: Interval;
}

/** What is compared: the event's cause (1, 2, ...), how many causes compete, and by which day. */
export interface Question {
  readonly cause: number;
  readonly causes: number;
  readonly day: number;
}

export interface ArmDifference extends IncidenceDifference {
  readonly control: IncidenceEstimate;
  readonly treated: IncidenceEstimate;
}

/**
 * Difference of cumulative incidence at one day between groups that share no student (arms of a trial).
 *
 *   d = F_1(t) - F_0(t)        se = sqrt(se_1² + se_0²)        d ± z se
 *
 * With everyone as assigned it is the intention-to-treat difference. One day, named before the data are seen, needs no
 * correction for looking at many. Unit: difference of probabilities. Klein, Logan, Harhoff and Andersen, Statistics in
 * Medicine 2007, 26:4505-4519. Checked in R on a simulated trial: 0.0463 at day 60, standard error by student 0.0203.
 */
export const armDifference = (
  treated: ClusteredSpells,
  control: ClusteredSpells,
  { cause, causes, day }: Question,
  z: number = Z_95,
): Estimate<ArmDifference> =>
  fromEstimate(estimateIncidence(treated, incidenceCurveOf(treated, causes), cause, day), (one) =>
    fromEstimate(estimateIncidence(control, incidenceCurveOf(control, causes), cause, day), (zero) => {
      const difference = one.probability - zero.probability;
      return estimated({
        control: zero,
        treated: one,
        ...differenceOf(day, difference, Math.hypot(one.standardError, zero.standardError), z),
      });
    }),
  );

/**
 * The same difference between groups that students cross (one student has prospects with and without a call): what a
 * student adds to one group is set against what the same student adds to the other before it is squared.
 *
 *   se² = sum over students of (sum of U in group 1 - sum of U in group 0)²
 *
 * Checked in R on a landmark table: +5.2 points by day 30 after day 14, standard error 1.7.
 */
export function crossingDifference(
  first: ClusteredSpells,
  second: ClusteredSpells,
  { cause, causes, day }: Question,
  z: number = Z_95,
): Estimate<IncidenceDifference> {
  const groups = [first, second].map((spells) => ({ spells, curve: incidenceCurveOf(spells, causes) }));
  const unseen = groups.map(({ curve }) => whyUnseen(curve, day)).find((why) => why !== null);
  if (unseen) return notEstimable(unseen);
  const [one, other] = groups.map(({ spells, curve }) => {
    const influence = incidenceInfluence(curve, cause, day);
    const clusters = spells.cluster ?? Array.from(spells.stop, (_, row) => row);
    return { incidence: incidenceAt(curve, cause, day), influences: influenceByCluster(influence, spells, clusters) };
  });
  const units = new Set([...one!.influences.keys(), ...other!.influences.keys()]);
  const influences = [...units].map((unit) => (one!.influences.get(unit) ?? 0) - (other!.influences.get(unit) ?? 0));
  return estimated(differenceOf(day, one!.incidence - other!.incidence, Math.sqrt(varianceOf(influences)), z));
}

/** Two arms of one stratum (cohort). */
export interface StratumArms {
  readonly treated: ClusteredSpells;
  readonly control: ClusteredSpells;
}

/**
 * Difference of cumulative incidence, standardised over strata: the strata's differences, weighted by their prospects.
 *
 *   d = sum over s of (n_s / n) d_s        v = sum over s of (n_s / n)² (v_s1 + v_s0)
 *
 * It takes out what cohorts differ by. Not estimable where a stratum lacks an arm or was not observed until that day.
 * Checked in R on a simulated trial with 20 cohorts: 0.0492 at day 60, standard error 0.0195.
 */
export function standardisedDifference(
  strata: readonly StratumArms[],
  question: Question,
  z: number = Z_95,
): Estimate<IncidenceDifference> {
  const sizes = strata.map(({ treated, control }) => treated.stop.length + control.stop.length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all === 0) return notEstimable('Nobody was observed.');
  let [difference, variance] = [0, 0];
  for (const [index, { treated, control }] of strata.entries()) {
    const stratum = armDifference(treated, control, question, z);
    if (stratum.status === 'not_estimable') return stratum;
    const weight = sizes[index]! / all;
    difference += weight * stratum.value.difference;
    variance += (weight * stratum.value.standardError) ** 2;
  }
  return estimated(differenceOf(question.day, difference, Math.sqrt(variance), z));
}

const differenceOf = (day: number, difference: number, standardError: number, z: number): IncidenceDifference => ({
  day,
  difference,
  standardError,
  interval: symmetricInterval(difference, standardError, z),
});

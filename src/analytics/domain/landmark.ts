import { type Estimate, estimated, fromEstimate } from './estimate.js';
import { crossingDifference, type IncidenceDifference, type Question } from './incidence-difference.js';
import {
  type ClusteredSpells,
  estimateIncidence,
  incidenceCurveOf,
  type IncidenceEstimate,
} from './incidence-estimate.js';

/** Prospects from time zero, with the day on which each had the follow-up; Infinity: never. */
export interface ExposedSpells extends ClusteredSpells {
  readonly exposedOn: ArrayLike<number>;
}

/** Prospects still open at the end of the landmark day, by whether they had had the follow-up; the clock begins anew. */
export interface LandmarkGroups {
  readonly exposed: ClusteredSpells;
  readonly unexposed: ClusteredSpells;
}

export interface LandmarkRow extends IncidenceDifference {
  readonly exposed: IncidenceEstimate;
  readonly unexposed: IncidenceEstimate;
}

/**
 * Landmark groups: everyone who is open at the end of a day, divided by what had been done by then.
 *
 * What is done later cannot move anyone between groups, so nobody has to survive into a group ("immortal time").
 * Anderson, Cain and Gelber, Journal of Clinical Oncology 1983, 1:710-719.
 */
export function landmarkGroups(spells: ExposedSpells, landmark: number): LandmarkGroups {
  const open = Array.from(spells.stop, (_, row) => row).filter((row) => spells.stop[row]! > landmark);
  const isExposed = (row: number) => spells.exposedOn[row]! <= landmark;
  return {
    exposed: since(spells, landmark, open.filter(isExposed)),
    unexposed: since(
      spells,
      landmark,
      open.filter((row) => !isExposed(row)),
    ),
  };
}

const since = ({ stop, status, cluster, count }: ExposedSpells, landmark: number, rows: readonly number[]) => ({
  stop: rows.map((row) => stop[row]! - landmark),
  status: rows.map((row) => status[row]!),
  ...(count && { count: rows.map((row) => count[row]!) }),
  ...(cluster && { cluster: rows.map((row) => cluster[row]!) }),
});

/**
 * One row of a landmark table: the probability of the event within so many days after the landmark, with the follow-up
 * and without, and their difference with a standard error that knows that a student may be in both groups.
 *
 * An association: students who check how things stand differ from those who do not. Later follow-ups fall into the group without, which
 * draws the difference towards 0. Checked in R: day 14, within 30 days, offers 30.1 % and 25.0 %.
 */
export const landmarkRow = ({ exposed, unexposed }: LandmarkGroups, question: Question): Estimate<LandmarkRow> => {
  const within = (spells: ClusteredSpells) =>
    estimateIncidence(spells, incidenceCurveOf(spells, question.causes), question.cause, question.day);
  return fromEstimate(within(exposed), (withIt) =>
    fromEstimate(within(unexposed), (without) =>
      fromEstimate(crossingDifference(exposed, unexposed, question), (difference) =>
        estimated({ ...difference, exposed: withIt, unexposed: without }),
      ),
    ),
  );
};

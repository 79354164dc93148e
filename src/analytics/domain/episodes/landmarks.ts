import { landmarkGroups, type LandmarkGroups, landmarkRow } from '../landmark.js';
import type { Interval } from '../interval.js';
import { tellList } from '../suppression-tables.js';
import type { Tally } from '../suppression-rules.js';
import {
  ASSOCIATED,
  type AssociatedEnding,
  FEWEST_EVENTS_PER_LEVEL,
  FEWEST_STUDENTS_PER_LEVEL,
} from './associations.js';
import { type Candidacies, ENDINGS, type Exposure, EXPOSURES, NEVER } from './candidacies.js';
import { CAUSES, spellsOf } from './incidence-weeks.js';

export const LANDMARK_DAYS = [10, 14, 21] as const;
/** Days after the landmark at which chances are compared. */
export const HORIZONS = [14, 30, 60] as const;

export interface Chance extends Interval {
  readonly probability: number;
}

export interface LandmarkComparison {
  readonly ending: AssociatedEnding;
  readonly within: number;
  readonly withIt: Chance;
  readonly without: Chance;
  /** Chance with minus chance without. */
  readonly difference: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

export interface LandmarkTable {
  readonly exposure: Exposure;
  readonly day: number;
  /** Prospects open at the end of the day; null: too few on a side to be told. */
  readonly withIt: number | null;
  readonly without: number | null;
  readonly comparisons: readonly LandmarkComparison[];
}

/** For each follow-up and day: those open at the end of the day, by whether it had been done by then, and what became of them. */
export function landmarksOf(candidacies: Candidacies, threshold: number): LandmarkTable[] {
  const everyone = Array.from({ length: candidacies.count }, (_, at) => at);
  const spells = spellsOf(candidacies, everyone);
  return EXPOSURES.flatMap((exposure, at) => {
    const exposedOn = Array.from(candidacies.firstDone[at]!, (day) => (day === NEVER ? Infinity : day));
    return LANDMARK_DAYS.map((day) => tableOf(exposure, day, landmarkGroups({ ...spells, exposedOn }, day), threshold));
  });
}

function tableOf(exposure: Exposure, day: number, groups: LandmarkGroups, threshold: number): LandmarkTable {
  const sides = [tallyOf(groups.exposed), tallyOf(groups.unexposed)];
  const { parts } = tellList(sides, threshold);
  const enough = sides.every(({ students }) => students >= FEWEST_STUDENTS_PER_LEVEL);
  if (!enough || parts.some(({ as }) => as === 'HIDDEN'))
    return { exposure, day, withIt: null, without: null, comparisons: [] };
  const comparisons = ASSOCIATED.filter((ending) => hasEvents(sides, ending)).flatMap((ending) =>
    HORIZONS.flatMap((within) => comparisonOf(groups, ending, within)),
  );
  return { exposure, day, withIt: sides[0]!.n, without: sides[1]!.n, comparisons };
}

const tallyOf = ({ stop, status, cluster }: LandmarkGroups['exposed']): Tally => ({
  students: new Set(Array.from(cluster!)).size,
  n: stop.length,
  events: ASSOCIATED.map((ending) => Array.from(status).filter((each) => each === ENDINGS.indexOf(ending)).length),
});

const hasEvents = (sides: readonly Tally[], ending: AssociatedEnding): boolean =>
  sides.every(({ events }) => events![ASSOCIATED.indexOf(ending)]! >= FEWEST_EVENTS_PER_LEVEL);

function comparisonOf(groups: LandmarkGroups, ending: AssociatedEnding, within: number): LandmarkComparison[] {
  const question = { cause: ENDINGS.indexOf(ending), causes: CAUSES.length, day: within };
  const row = landmarkRow(groups, question);
  if (row.status === 'not_estimable') return [];
  const { exposed, unexposed, difference, standardError, interval } = row.value;
  const chance = (side: typeof exposed): Chance => ({ probability: side.probability, ...side.interval });
  const sides = { withIt: chance(exposed), without: chance(unexposed) };
  return [{ ending, within, ...sides, difference, standardError, ...interval }];
}

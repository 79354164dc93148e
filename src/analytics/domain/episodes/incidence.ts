import { aalenJohansen, atRiskAt, type IncidenceCurve } from '../aalen-johansen.js';
import { type ClusteredSpells, estimateIncidence } from '../incidence-estimate.js';
import { riskTableOf } from '../risk-table.js';
import { weeklyCurve } from '../suppression-curves.js';
import { type AnalyticsScope, type GroupTally, hierarchyOf } from '../suppression-hierarchy.js';
import { extremeOf, type ShareRange, type Tally } from '../suppression-rules.js';
import { type Candidacies, type Ending, ENDINGS, HORIZON } from './candidacies.js';
import type { ReadCandidacies } from './read-candidacies.js';

/** By what candidacies are put together; each level divides the groups of the one before, so that no two groups overlap but whole. */
export const GROUPINGS = ['CENTER', 'COHORT', 'CASELOAD'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** All ways in which a candidacy ends; they compete. */
export const CAUSES = ENDINGS.slice(1) as readonly Exclude<Ending, 'OPEN'>[];

export interface IncidencePoint {
  readonly ending: Ending;
  /** Probability of having ended so by the end of the week; null: told as a range only. */
  readonly probability: number | null;
  readonly range: ShareRange | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface IncidenceWeek {
  readonly week: number;
  readonly atRisk: number;
  readonly points: readonly IncidencePoint[];
}

export interface IncidenceGroup {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  /** False: too few to be told of, or hidden so that others cannot be found by subtraction. Then all that follows is empty. */
  readonly shown: boolean;
  readonly students: number | null;
  readonly prospects: number | null;
  readonly weeks: readonly IncidenceWeek[];
}

/**
 * Cumulative incidence of every ending, week by week, of each group that may be told of; the largest first. `students` are all
 * students of the center by group, with or without candidacies: figures of all kinds then hide the same groups.
 */
export function incidenceOf(
  read: ReadCandidacies,
  students: readonly GroupTally[],
  threshold: number,
): Record<Grouping, IncidenceGroup[]> {
  const tallies = membersBy(read, 'CASELOAD').map(({ cohortId, counselorId, members }) => ({
    cohortId,
    counselorId,
    tally: tallyOf(read.candidacies, members),
  }));
  const tell = hierarchyOf(students, threshold).tell(tallies);
  const groupsOf = (level: Grouping): IncidenceGroup[] =>
    membersBy(read, level)
      .map(({ cohortId, counselorId, members }): IncidenceGroup => {
        const told = tell({ level, cohortId, counselorId } as AnalyticsScope);
        const group = { cohortId, counselorId };
        if (told.as === 'HIDDEN') return { ...group, shown: false, students: null, prospects: null, weeks: [] };
        const weeks = weeksOf(read.candidacies, members, threshold);
        return { ...group, shown: true, students: told.students, prospects: told.n, weeks };
      })
      .toSorted((one, other) => (other.students ?? 0) - (one.students ?? 0));
  return { CENTER: groupsOf('CENTER'), COHORT: groupsOf('COHORT'), CASELOAD: groupsOf('CASELOAD') };
}

interface Members {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  readonly members: number[];
}

function membersBy({ candidacies, cohorts, counselors }: ReadCandidacies, level: Grouping): Members[] {
  const groups = new Map<string, Members>();
  for (let at = 0; at < candidacies.count; at++) {
    const cohort = level === 'CENTER' ? -1 : candidacies.cohort[at]!;
    const counselor = level === 'CASELOAD' ? candidacies.counselor[at]! : -1;
    const key = `${cohort} ${counselor}`;
    const known = groups.get(key);
    if (known) known.members.push(at);
    else
      groups.set(key, { cohortId: cohorts[cohort] ?? null, counselorId: counselors[counselor] ?? null, members: [at] });
  }
  return [...groups.values()];
}

const tallyOf = ({ student, ending }: Candidacies, members: readonly number[]): Tally => {
  const events = CAUSES.slice(0, 3).map(() => 0);
  for (const at of members) if (ending[at]! >= 1 && ending[at]! <= events.length) events[ending[at]! - 1]! += 1;
  return { students: new Set(members.map((at) => student[at])).size, n: members.length, events };
};

export const spellsOf = ({ days, ending, student }: Candidacies, members: readonly number[]): ClusteredSpells => ({
  stop: Int16Array.from(members, (at) => days[at]!),
  status: Uint8Array.from(members, (at) => ending[at]!),
  cluster: numbered(Int32Array.from(members, (at) => student[at]!)),
});

/** The same numbers as 0, 1, 2, ... without a gap. */
function numbered(ids: Int32Array): Int32Array {
  const places = new Map<number, number>();
  return ids.map((id) => {
    const place = places.get(id) ?? places.size;
    places.set(id, place);
    return place;
  });
}

function weeksOf(candidacies: Candidacies, members: readonly number[], threshold: number): IncidenceWeek[] {
  const spells = spellsOf(candidacies, members);
  const curve = aalenJohansen(riskTableOf(spells, CAUSES.length));
  const days = Array.from(curve.days, (day) => ({ day }));
  return weeklyCurve(days, HORIZON, (day) => atRiskAt(curve, day), threshold).map(({ day, atRisk }) => ({
    week: day / 7,
    atRisk,
    points: CAUSES.map((ending, cause) => pointOf(spells, curve, ending, cause + 1, day)),
  }));
}

function pointOf(
  spells: ClusteredSpells,
  curve: IncidenceCurve,
  ending: Ending,
  cause: number,
  day: number,
): IncidencePoint {
  const estimate = estimateIncidence(spells, curve, cause, day);
  if (estimate.status === 'not_estimable') return { ending, probability: null, range: null, lower: null, upper: null };
  const { probability, interval } = estimate.value;
  const range = extremeOf(probability * spells.stop.length, spells.stop.length) ?? null;
  return range === null
    ? { ending, probability, range, ...interval }
    : { ending, probability: null, range, lower: null, upper: null };
}

import { grouped } from '../../../kernel/grouped.js';
import { type AnalyticsScope, type GroupTally, hierarchyOf } from '../suppression-hierarchy.js';
import { FEWEST_FOR_EXTREMES, type Tally } from '../suppression-rules.js';
import type { Told } from '../suppression-tables.js';
import type { Candidacies } from './candidacies.js';
import { CAUSES, type IncidenceWeek, weeksOf } from './incidence-weeks.js';
import type { ReadCandidacies } from './read-candidacies.js';

/** By what candidacies are put together; each level divides the groups of the one before, so that no two groups overlap but whole. */
export const GROUPINGS = ['CENTER', 'COHORT', 'CASELOAD'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface IncidenceGroup {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  /** False: too few to be told of, or hidden so that others cannot be found by subtraction. Then all that follows is empty. */
  readonly shown: boolean;
  readonly students: number | null;
  readonly prospects: number | null;
  /** Empty too where a group beside it has no curve that may be told. */
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
  const groupsAt = (level: Grouping): ToldMembers[] =>
    membersBy(read, level).map((group) => ({ ...group, told: tell({ level, ...group } as AnalyticsScope) }));
  const curveOf: CurveOf = ({ members }) => weeksOf(read.candidacies, members, threshold);
  const center = groupsAt('CENTER').map((group) => drawn(group, curveOf(group)));
  const cohorts = siblings(groupsAt('COHORT'), curveOf, center[0]?.weeks.length ?? 0);
  const caseloads = [...grouped(groupsAt('CASELOAD'), ({ cohortId }) => cohortId)].flatMap(([cohortId, own]) =>
    siblings(own, curveOf, cohorts.find((cohort) => cohort.cohortId === cohortId)?.weeks.length ?? 0),
  );
  return { CENTER: center, COHORT: cohorts.toSorted(largestFirst), CASELOAD: caseloads.toSorted(largestFirst) };
}

interface ToldMembers extends Members {
  readonly told: Told;
}

type CurveOf = (group: Members) => readonly IncidenceWeek[];

/**
 * The parts of one group. Their curves, subtracted from its own, tell of the part that is left, week by week; so they are drawn only
 * together: where each may be told and is large enough for numbers in place of ranges, and until the first of them has too few left.
 */
const siblings = (groups: readonly ToldMembers[], curveOf: CurveOf, longest: number): IncidenceGroup[] => {
  const areTold = groups.every(({ told }) => told.as === 'SHOWN' && told.n >= FEWEST_FOR_EXTREMES);
  const curves = areTold && longest > 0 ? groups.map(curveOf) : [];
  const shortest = Math.min(longest, ...curves.map(({ length }) => length));
  return groups.map((group, at) => drawn(group, curves[at]?.slice(0, shortest) ?? []));
};

const drawn = ({ cohortId, counselorId, told }: ToldMembers, weeks: readonly IncidenceWeek[]): IncidenceGroup =>
  told.as === 'HIDDEN'
    ? { cohortId, counselorId, shown: false, students: null, prospects: null, weeks: [] }
    : { cohortId, counselorId, shown: true, students: told.students, prospects: told.n, weeks };

const largestFirst = (one: IncidenceGroup, other: IncidenceGroup): number =>
  (other.students ?? 0) - (one.students ?? 0);

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
  const events = CAUSES.map(() => 0);
  for (const at of members) if (ending[at]! >= 1) events[ending[at]! - 1]! += 1;
  return { students: new Set(members.map((at) => student[at])).size, n: members.length, events };
};

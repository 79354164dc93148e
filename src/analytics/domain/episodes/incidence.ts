import { grouped } from '../../../kernel/grouped.js';
import {
  type AnalyticsScope,
  type Group,
  type GroupTally,
  hierarchyOf,
  type ToldOfScopes,
} from '../suppression-hierarchy.js';
import { type Candidacies, ENDINGS } from './candidacies.js';
import {
  type Drawing,
  drawParts,
  drawWhole,
  type IncidenceGroup,
  type Study,
  type SizedMembers,
} from './incidence-siblings.js';
import type { ReadCandidacies } from './read-candidacies.js';

/** By what candidacies are put together; each level divides the groups of the one before, so that no two groups overlap but whole. */
export const GROUPINGS = ['CENTER', 'COHORT', 'CASELOAD'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * Cumulative incidence of every ending, week by week, of each group that may be told of. `students` are all students of the center by group, with or
 * without candidacies: figures of all kinds then hide the same groups. A group of which the funnel would hide how many had an offer or a no has no curve of its own: the curves beside it
 * and the shares of the others would say what is hidden there.
 */
export function incidenceOf(
  read: ReadCandidacies,
  students: readonly GroupTally[],
  threshold: number,
): Record<Grouping, IncidenceGroup[]> {
  const groupsAt = groupsOf(read, students, threshold);
  const study: Study = { candidacies: read.candidacies, threshold };
  const center = groupsAt('CENTER').map((whole) => drawWhole(study, whole));
  const cohorts = drawParts(study, 'Other cohorts', groupsAt('COHORT'), center[0]);
  const cohortOf = (id: string | null) => cohorts.find(({ group }) => !group.isOthers && group.cohortId === id);
  const caseloads = [...grouped(groupsAt('CASELOAD'), ({ cohortId }) => cohortId)].flatMap(([cohortId, own]) =>
    drawParts(study, 'Other caseloads', own, cohortOf(cohortId)),
  );
  const inOrder = (drawings: readonly Drawing[]) => drawings.map(({ group }) => group).toSorted(largestFirst);
  return { CENTER: inOrder(center), COHORT: inOrder(cohorts), CASELOAD: inOrder(caseloads) };
}

/** Groups with a curve before those without, the others after the rest, then by what is told of their size: the order tells nothing that is hidden. */
const largestFirst = (one: IncidenceGroup, other: IncidenceGroup): number =>
  Number(other.weeks.length > 0) - Number(one.weeks.length > 0) ||
  Number(one.isOthers) - Number(other.isOthers) ||
  (other.students ?? 0) - (one.students ?? 0) ||
  (idOf(one) < idOf(other) ? -1 : 1);

const groupsOf = (read: ReadCandidacies, students: readonly GroupTally[], threshold: number) => {
  const sized = (level: Grouping) =>
    membersBy(read, level).map((group) => ({ ...group, id: idOf(group), ...sizeOf(read.candidacies, group.members) }));
  const { tell } = hierarchyOf(students, threshold);
  const heads = sized('CASELOAD').map((group) => ({
    ...group,
    tally: { students: group.students, n: group.prospects },
  }));
  const told = tell(heads);
  const toldWithEndings = tell(
    heads.map((group) => ({ ...group, tally: { ...group.tally, events: endingsOf(read.candidacies, group.members) } })),
  );
  const isShown = (by: ToldOfScopes, level: Grouping, group: Group) =>
    by({ level, ...group } as AnalyticsScope).as === 'SHOWN';
  return (level: Grouping): SizedMembers[] =>
    sized(level).map((group) => ({
      ...group,
      isCounted: isShown(told, level, group),
      isShown: isShown(toldWithEndings, level, group),
    }));
};

/** How many had an offer, and how many a no, as the funnel tells of them. */
const endingsOf = ({ ending }: Candidacies, members: readonly number[]): readonly number[] =>
  [['OFFER'], ['REJECTION', 'ROLE_CLOSED']].map(
    (counted) => members.filter((at) => counted.includes(ENDINGS[ending[at]!]!)).length,
  );

const idOf = ({ cohortId, counselorId }: Group): string => `${cohortId ?? ''} ${counselorId ?? ''}`;

const sizeOf = ({ student }: Candidacies, members: readonly number[]) => ({
  students: new Set(members.map((at) => student[at])).size,
  prospects: members.length,
});

interface Members extends Group {
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

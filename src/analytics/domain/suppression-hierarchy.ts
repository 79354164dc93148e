import { grouped } from '../../kernel/grouped.js';
import type { Line } from './suppression-lines.js';
import { sumOf, type Tally } from './suppression-rules.js';
import { type Hidden, hiddenOf, type Told, toldOf } from './suppression-tables.js';

/**
 * Whom a figure is about: a center, one of its cohorts, or within a cohort the students of one counselor. There is no other way to choose: figures for two
 * overlapping choices, subtracted, would tell of the few who make the difference.
 */
export type AnalyticsScope =
  | { readonly level: 'CENTER' }
  | { readonly level: 'COHORT'; readonly cohortId: string }
  | { readonly level: 'CASELOAD'; readonly cohortId: string; readonly counselorId: string };

/** The students who have cohort and counselor in common; null for those who have none. Every student stands in one. */
export interface Group {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
}

export interface GroupTally extends Group {
  readonly tally: Tally;
}

/** What may be told of each scope. */
export type ToldOfScopes = (scope: AnalyticsScope) => Told;

export interface Hierarchy {
  /** How many students there are. */
  readonly students: ToldOfScopes;
  /** Tells one figure. Where the students themselves are hidden nothing is told at all. */
  readonly tell: (figure: readonly GroupTally[]) => ToldOfScopes;
}

const NOBODY: Tally = { students: 0, n: 0 };

/**
 * The scopes of a center, from the numbers of students in its groups. All cohorts and caseloads are judged together whatever is asked, because the answers to
 * several questions can be subtracted from each other like the cells of one table. Where students are hidden every figure is; and of a figure first the heads are
 * judged and only then the events, so that two figures about the same cases do not differ in whom they protect.
 */
export const hierarchyOf = (groups: readonly GroupTally[], threshold: number): Hierarchy => {
  const tree = treeOf(groups);
  const ofScopes = (tallies: readonly Tally[], hidden: Hidden): ToldOfScopes => {
    const [nobody, ...told] = toldOf(
      [NOBODY, ...tallies],
      new Map([...hidden].map(([place, reason]) => [place + 1, reason])),
    );
    return (scope) => told[tree.places.get(keyOf(scope)) ?? -1] ?? (nobody as Told);
  };
  const students = tree.talliesOf(groups);
  const hiddenStudents = hiddenOf(students, tree.lines, threshold);
  return {
    students: ofScopes(students, hiddenStudents),
    tell: (figure) => {
      const tallies = tree.talliesOf(figure);
      const heads = tallies.map(({ students: some, n }) => ({ students: some, n }));
      const hiddenHeads = hiddenOf(heads, tree.lines, threshold, hiddenStudents);
      return ofScopes(tallies, hiddenOf(tallies, tree.lines, threshold, hiddenHeads));
    },
  };
};

/** Whether the students of a group belong to a scope. */
export const isWithin = (scope: AnalyticsScope, { cohortId, counselorId }: Group): boolean =>
  scope.level === 'CENTER' ||
  (scope.cohortId === cohortId && (scope.level === 'COHORT' || scope.counselorId === counselorId));

interface Tree {
  readonly lines: readonly Line[];
  readonly places: ReadonlyMap<string, number>;
  /** The tallies of all places: sums of those of the groups. */
  readonly talliesOf: (figure: readonly GroupTally[]) => readonly Tally[];
}

/** In the order of ids: of two groups of one size the first is hidden, and it must be the same one whoever asks, in whatever order rows were read. */
const treeOf = (groups: readonly Group[]): Tree => {
  const scopes: Scope[] = [{ level: 'CENTER' }];
  const lines: Line[] = [];
  const inOrder = groups.toSorted((one, other) => (keyOf(caseloadOf(one)) < keyOf(caseloadOf(other)) ? -1 : 1));
  const cohorts = [...grouped(inOrder, ({ cohortId }) => cohortId)].map(([cohortId, caseloads]) => {
    const total = scopes.push({ level: 'COHORT', cohortId }) - 1;
    const parts = caseloads.map(({ counselorId }) => scopes.push({ level: 'CASELOAD', cohortId, counselorId }) - 1);
    lines.push({ total, parts });
    return total;
  });
  const talliesOf = (figure: readonly GroupTally[]): readonly Tally[] => {
    const within = grouped(
      figure.flatMap(({ tally, ...group }) => scopesOf(group).map((scope) => ({ key: keyOf(scope), tally }))),
      ({ key }) => key,
    );
    const kinds = figure.find(({ tally }) => tally.events)?.tally.events?.map(() => 0);
    const none = kinds ? { ...NOBODY, events: kinds } : NOBODY;
    return scopes.map((scope) => sumOf([none, ...(within.get(keyOf(scope)) ?? []).map(({ tally }) => tally)]));
  };
  return {
    lines: [{ total: 0, parts: cohorts }, ...lines],
    places: new Map(scopes.map((scope, place) => [keyOf(scope), place])),
    talliesOf,
  };
};

/** A place of the tree: a scope, or those who have no cohort or no counselor. */
interface Scope extends Partial<Group> {
  readonly level: AnalyticsScope['level'];
}

const scopesOf = (group: Group): readonly Scope[] => [
  { level: 'CENTER' },
  { level: 'COHORT', cohortId: group.cohortId },
  caseloadOf(group),
];

const caseloadOf = ({ cohortId, counselorId }: Group): Scope => ({ level: 'CASELOAD', cohortId, counselorId });

const keyOf = ({ level, cohortId, counselorId }: Scope): string => [level, cohortId, counselorId].join(' ');

import { grouped } from '../../kernel/grouped.js';
import type { Line } from './suppression-lines.js';
import { sumOf, type Tally } from './suppression-rules.js';
import { tell, type Told } from './suppression-tables.js';

/**
 * Whom a figure is about: a center, one of its cohorts, or within a cohort the students of one counselor. There is no other way to choose: figures for two
 * overlapping choices, subtracted, would tell of the few who make the difference.
 */
export type AnalyticsScope =
  | { readonly level: 'CENTER' }
  | { readonly level: 'COHORT'; readonly cohortId: string }
  | { readonly level: 'CASELOAD'; readonly cohortId: string; readonly counselorId: string };

/** The students who have cohort and counselor in common; null for those who have none. Every student stands in one. */
export interface Leaf {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  readonly tally: Tally;
}

const NOBODY: Tally = { students: 0, n: 0 };

/**
 * Tells one figure of a center for any scope. All of its cohorts and caseloads are judged together whatever is asked, because the answers to several questions can be
 * subtracted from each other like the cells of one table.
 */
export const tellHierarchy = (leaves: readonly Leaf[], threshold: number): ((scope: AnalyticsScope) => Told) => {
  const tree = treeOf(leaves);
  const told = tell(tree.tallies, tree.lines, threshold);
  const [nobody] = tell([NOBODY], [], threshold) as [Told];
  return (scope) => told[tree.places.get(keyOf(scope)) ?? -1] ?? nobody;
};

interface Tree {
  readonly tallies: readonly Tally[];
  readonly lines: readonly Line[];
  readonly places: ReadonlyMap<string, number>;
}

const treeOf = (leaves: readonly Leaf[]): Tree => {
  const tallies: Tally[] = [sumOf(leaves.map(({ tally }) => tally))];
  const places = new Map([[keyOf({ level: 'CENTER' }), 0]]);
  const lines: Line[] = [];
  const add = (key: string, tally: Tally): number => {
    places.set(key, tallies.length);
    return tallies.push(tally) - 1;
  };
  const cohorts = [...grouped(leaves, ({ cohortId }) => cohortId)].map(([cohortId, students]) => {
    const total = add(keyOf({ level: 'COHORT', cohortId }), sumOf(students.map(({ tally }) => tally)));
    const parts = students.map(({ counselorId, tally }) =>
      add(keyOf({ level: 'CASELOAD', cohortId, counselorId }), tally),
    );
    lines.push({ total, parts });
    return total;
  });
  return { tallies, lines: [{ total: 0, parts: cohorts }, ...lines], places };
};

interface Node {
  readonly level: AnalyticsScope['level'];
  readonly cohortId?: string | null;
  readonly counselorId?: string | null;
}

const keyOf = ({ level, cohortId, counselorId }: Node): string => [level, cohortId, counselorId].join(' ');

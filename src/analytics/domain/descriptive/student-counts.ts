import { grouped } from '../../../kernel/grouped.js';
import type { ClusterCount } from '../clustered-wilson.js';
import { type AnalyticsScope, type Group, type GroupTally, isWithin } from '../suppression-hierarchy.js';
import { sumOf, type Tally } from '../suppression-rules.js';

/**
 * How many students of a group are alike: each has so many cases, and so many of these had one thing or another. Enough for a share with an interval that allows
 * for the likeness of one student's cases, and a few hundred rows however many students there are.
 */
export interface StudentCounts extends Group {
  readonly of: number;
  /** Per kind of event, how many; no case has two. */
  readonly counts: readonly number[];
  readonly students: number;
}

export const tallyOf = (rows: readonly StudentCounts[]): Tally =>
  sumOf(
    rows.map(({ of, counts, students }) => ({
      students,
      n: of * students,
      events: counts.map((count) => count * students),
    })),
  );

/** The tallies of the groups, for suppression. */
export const talliesOf = (rows: readonly StudentCounts[]): readonly GroupTally[] =>
  [...grouped(rows, ({ cohortId, counselorId }) => `${cohortId} ${counselorId}`).values()].map((same) => {
    const { cohortId, counselorId } = same[0] as StudentCounts;
    return { cohortId, counselorId, tally: tallyOf(same) };
  });

export const within = <Row extends Group>(rows: readonly Row[], scope: AnalyticsScope): readonly Row[] =>
  rows.filter((row) => isWithin(scope, row));

/** The students as clusters, with what is counted read from the counts of one. */
export const clustersOf = (
  rows: readonly StudentCounts[],
  countOf: (counts: readonly number[]) => number,
): readonly ClusterCount[] =>
  rows.map(({ of, counts, students }) => ({ of, count: countOf(counts), clusters: students }));

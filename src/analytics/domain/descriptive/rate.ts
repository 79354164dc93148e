import { clusteredProportionOf } from '../clustered-wilson.js';
import type { Interval } from '../interval.js';
import { extremeOf, type ShareRange } from '../suppression-rules.js';
import type { Told } from '../suppression-tables.js';
import { missingForShare, type NotEnough } from './not-enough.js';
import { clustersOf, type StudentCounts } from './student-counts.js';

/** A share as it is told. Whatever may not be told is null. */
export interface Rate {
  readonly students: number | null;
  readonly n: number | null;
  readonly count: number | null;
  /** 0 to 1. */
  readonly share: number | null;
  /** Told in place of count, share and interval when nearly all or nearly none of few had it. */
  readonly range: ShareRange | null;
  readonly interval: Interval | null;
  readonly notEnough: NotEnough | null;
}

const UNTOLD: Rate = {
  students: null,
  n: null,
  count: null,
  share: null,
  range: null,
  interval: null,
  notEnough: null,
};

/** The share of cases that had what `countOf` counts, with an interval that allows for the likeness of one student's cases. */
export const rateOf = (
  told: Told,
  rows: readonly StudentCounts[],
  threshold: number,
  countOf: (counts: readonly number[]) => number = ([count = 0]) => count,
): Rate => {
  const missing = missingForShare(told, threshold);
  if (missing || told.as === 'HIDDEN') return { ...UNTOLD, notEnough: missing ?? null };
  const { students, n } = told;
  const clusters = clustersOf(rows, countOf);
  const count = clusters.reduce((sum, cluster) => sum + cluster.count * (cluster.clusters ?? 1), 0);
  const range = extremeOf(count, n);
  if (range) return { ...UNTOLD, students, n, range };
  const estimate = clusteredProportionOf(clusters);
  if (estimate.status === 'not_estimable') return { ...UNTOLD, students, n };
  return { ...UNTOLD, students, n, count, share: count / n, interval: estimate.value.interval };
};

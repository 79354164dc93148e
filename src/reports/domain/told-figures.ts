import type { Line } from '../../analytics/domain/suppression-lines.js';
import { FEWEST_EVENTS } from '../../analytics/domain/suppression-rules.js';
import { tell } from '../../analytics/domain/suppression-tables.js';
import { grouped } from '../../kernel/grouped.js';
import type { Figure, Group } from './report.js';

/** How many students stand in a bucket of a group. */
export interface BucketCount {
  readonly group: Group;
  readonly bucket: string;
  readonly students: number;
  readonly records: number;
}

/**
 * The figures of a run for those who may not see its rows. Only totals and levels, no cohorts, counselors or employers. A group
 * is told only when each bucket of it passes the suppression layer, so that nothing in it is hidden and nothing can be found by
 * subtraction; otherwise it is left out. Of a group that is told, amounts of few people are left out, shares of which two
 * differ by a few, how many said what they earn, and who said so.
 */
export function toldFigures(figures: readonly Figure[], buckets: readonly BucketCount[], threshold: number): Figure[] {
  const told = new Set(
    [...grouped(buckets, ({ group }) => keyOf(group))].filter(([, own]) => isTold(own, threshold)).map(([key]) => key),
  );
  const ofTold = figures.filter(({ group }) => told.has(keyOf(group)) && isToldDimension(group));
  return [...grouped(ofTold, ({ group }) => keyOf(group)).values()].flatMap((own) => toldOfGroup(own, threshold));
}

/** Whether groups of this kind are told at all to those who may not see rows. */
export const isToldDimension = ({ dimension }: Group): boolean => dimension === 'ALL' || dimension === 'LEVEL';

const keyOf = ({ dimension, key }: Group): string => `${dimension} ${key}`;

/** Whether each bucket and their total may be told, together. */
function isTold(buckets: readonly BucketCount[], threshold: number): boolean {
  const parts = buckets.map(({ students, records }) => ({ students, n: records }));
  const total = parts.reduce((sum, { students, n }) => ({ students: sum.students + students, n: sum.n + n }), NOBODY);
  const line: Line = { total: parts.length, parts: parts.map((_, place) => place) };
  return tell([...parts, total], [line], threshold).every(({ as }) => as === 'SHOWN');
}

const NOBODY = { students: 0, n: 0 };

function toldOfGroup(figures: readonly Figure[], threshold: number): Figure[] {
  const shares = figures.filter(({ unit }) => unit === 'SHARE');
  return figures.filter((figure) => {
    if (figure.key.startsWith('source.') || isNumberOfAmounts(figure)) return false;
    if (figure.unit === 'SHARE') return isFarFromOthers(figure, shares) && isEnough(figure, threshold);
    return figure.value === 0 || isEnough(figure, threshold);
  });
}

/** Beside how many there are, it would tell of the few who did not say what they earn. */
const isNumberOfAmounts = ({ unit, currency }: Figure): boolean => unit === 'COUNT' && currency !== null;

const isEnough = ({ students }: Figure, threshold: number): boolean => students >= threshold;

/** Whether no few people make the difference to none, to all, or to another share of the same people. */
const isFarFromOthers = ({ key, numerator, denominator }: Figure, shares: readonly Figure[]): boolean =>
  [
    0,
    denominator,
    ...shares.filter((other) => other.key !== key && other.denominator === denominator).map((other) => other.numerator),
  ].every((other) => other === numerator || Math.abs((other ?? 0) - (numerator ?? 0)) >= FEWEST_EVENTS);

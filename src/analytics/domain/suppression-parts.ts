import { sum } from '../../kernel/sum.js';
import { FEWEST_FOR_EXTREMES } from './suppression-rules.js';

/** A group as the choice sees it. */
export interface Sized {
  readonly id: string;
  readonly students: number;
  readonly prospects: number;
  /** Whether the funnel tells of it: else the group is small, few of it had an offer or a no, or it would give such a one away. */
  readonly isShown: boolean;
}

/** How a whole is divided into parts that have curves: some groups are each a part, the others are one part together. Nobody is left out. */
export interface Parts<Group> {
  readonly alone: readonly Group[];
  /** At least two, or none. */
  readonly together: readonly Group[];
}

/** A part of fewer prospects would be told in ranges, which curves beside it undo. */
export const FEWEST_PROSPECTS = FEWEST_FOR_EXTREMES;

/**
 * The one place that says which parts of a whole have curves; undefined: none, because there would not be two.
 *
 * The curve of a whole, less those of some of its parts, is that of the other parts. So the parts must take in everybody, and each must be large enough to be told
 * of: then whatever is left over is told anyway. Groups that are too small, or whose size is hidden, make one part together; while that is too small itself the
 * smallest of the others joins it, and has no curve of its own any more. One group is never "together": it would be told of although its size is hidden.
 *
 * What became of people counts only as far as it is hidden elsewhere, and the choice is made once for all curves: answers that were parted differently could be subtracted.
 * In order of size, then id, so that the same center is always parted alike.
 */
export const curvePartsOf = <Group extends Sized>(
  groups: readonly Group[],
  fewestStudents: number,
): Parts<Group> | undefined => {
  const isEnough = (some: readonly Group[]) =>
    sum(some.map(({ students }) => students)) >= fewestStudents &&
    sum(some.map(({ prospects }) => prospects)) >= FEWEST_PROSPECTS;
  const standsAlone = (group: Group) => group.isShown && isEnough([group]);
  const inOrder = groups.toSorted(smallestFirst);
  const alone = inOrder.filter(standsAlone);
  const together = inOrder.filter((group) => !standsAlone(group));
  while (together.length > 0 && alone.length > 0 && !(together.length > 1 && isEnough(together)))
    together.push(alone.shift() as Group);
  const parts = alone.length + (together.length > 0 ? 1 : 0);
  return parts > 1 ? { alone, together } : undefined;
};

const smallestFirst = (one: Sized, other: Sized): number =>
  one.prospects - other.prospects || one.students - other.students || (one.id < other.id ? -1 : 1);

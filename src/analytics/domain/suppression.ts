import type { Line } from './suppression-lines.js';
import { recoverable } from './suppression-recovery.js';
import {
  extremeOf,
  isTooSmall,
  type KindsOf,
  mayBeToldTogether,
  secretKindsOf,
  sumOf,
  sumOfOverlapping,
  type Tally,
} from './suppression-rules.js';

/**
 * Which of the tallies are hidden, of figures that are tied by lines (rows, columns, a whole and its parts).
 *
 * First those that are too small by themselves; then, until nothing changes, the next smallest wherever a reader could subtract: in a line in which
 * one alone is hidden or the hidden ones are a small group together, and wherever several lines together give a number away.
 * `alreadyHidden` are places of which another figure about the same people tells nothing;
 * `counted` those of them of which it is told how many cases there are.
 *
 * Complementary cell suppression: Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, chapter 4.
 */
export const suppressed = (
  tallies: readonly Tally[],
  lines: readonly Line[],
  threshold: number,
  alreadyHidden: ReadonlySet<number> = new Set(),
  counted: ReadonlySet<number> = new Set(),
): ReadonlySet<number> => {
  const hidden = new Set(tallies.flatMap((tally, place) => (isTooSmall(tally, threshold) ? [place] : [])));
  for (const place of alreadyHidden) hidden.add(place);
  const table: Table = { tallies, lines, threshold, hidden, counted, secrets: secretKindsOf(tallies) };
  while (guardLines(table) || guardPlaces(table)) {
    // Each round hides at least one more, and with everything hidden there is nothing to subtract from.
  }
  return hidden;
};

/**
 * The same where shares of few are told as ranges. Such a share counts as hidden in its lines, else a total would say what the range does not;
 * what has to be hidden beside it is hidden altogether.
 */
export const suppressedAroundRanges = (
  tallies: readonly Tally[],
  lines: readonly Line[],
  threshold: number,
  alreadyHidden?: ReadonlySet<number>,
): ReadonlySet<number> => {
  const hidden = suppressed(tallies, lines, threshold, alreadyHidden);
  const ofKinds = oneKindEach(tallies).map((ofKind) => {
    const ranges = rangesIn(ofKind, hidden);
    if (ranges.size === 0) return [];
    const around = suppressed(ofKind, lines, threshold, new Set([...hidden, ...ranges]), ranges);
    return [...around].filter((place) => !ranges.has(place));
  });
  return new Set([...hidden, ...ofKinds.flat()]);
};

/** For each kind of event the tallies with that one alone. Where all cases are of one kind there is nothing to tell apart. */
const oneKindEach = (tallies: readonly Tally[]): readonly (readonly Tally[])[] => {
  const secrets = secretKindsOf(tallies);
  const kinds = Math.max(0, ...tallies.map((tally) => secrets(tally).length));
  const alone = (kind: number) => tallies.map((tally) => ({ ...tally, events: [secrets(tally)[kind] ?? 0] }));
  return kinds > 1 ? Array.from({ length: kinds }, (_, kind) => alone(kind)) : [];
};

const rangesIn = (tallies: readonly Tally[], hidden: ReadonlySet<number>): ReadonlySet<number> => {
  const isRange = ({ n, events: [count = 0] = [] }: Tally, place: number) =>
    !hidden.has(place) && extremeOf(count, n) !== undefined;
  return new Set(tallies.flatMap((tally, place) => (isRange(tally, place) ? [place] : [])));
};

interface Table {
  readonly tallies: readonly Tally[];
  readonly lines: readonly Line[];
  readonly threshold: number;
  readonly hidden: Set<number>;
  readonly counted: ReadonlySet<number>;
  readonly secrets: KindsOf;
}

const guardLines = (table: Table): boolean =>
  table.lines.map((line) => givesAway(table, line) && hideNext(table, [line])).includes(true);

const givesAway = (table: Table, line: Line): boolean => {
  const hiddenParts = line.parts.filter((part) => table.hidden.has(part));
  if (table.hidden.has(line.total)) return hiddenParts.length === 0;
  if (hiddenParts.length === 0) return false;
  return hiddenParts.length === 1 || !mayBeToldTogether(together(table, line), table.threshold, table.secrets);
};

/** What is known of the hidden parts of a line, whose total is told. */
const together = ({ tallies, hidden }: Table, { total, parts, areOverlapping }: Line): Tally => {
  const tally = (place: number) => tallies[place] as Tally;
  const hiddenParts = parts.filter((part) => hidden.has(part)).map(tally);
  if (!areOverlapping) return sumOf(hiddenParts);
  const isAll = parts.every((part) => hidden.has(part) || tally(part).students === 0);
  return isAll ? tally(total) : sumOfOverlapping(hiddenParts);
};

const guardPlaces = (table: Table): boolean => {
  const [place] = recoverable(table.tallies, table.lines, table.hidden, table.secrets, table.counted);
  if (place === undefined) return false;
  const around = table.lines.filter(({ total, parts }) => total === place || parts.includes(place));
  return hideNext(table, around) || hideNext(table, table.lines);
};

/** The smallest part that is still shown and not empty; a total only when no part is left. */
const hideNext = ({ tallies, hidden }: Table, lines: readonly Line[]): boolean => {
  const shown = (place: number) => !hidden.has(place) && (tallies[place]?.students ?? 0) > 0;
  const smallest = (places: readonly number[]) =>
    places.filter(shown).toSorted((one, other) => sizeOf(tallies[one]) - sizeOf(tallies[other]) || one - other)[0];
  const next = smallest(lines.flatMap(({ parts }) => parts)) ?? smallest(lines.map(({ total }) => total));
  if (next !== undefined) hidden.add(next);
  return next !== undefined;
};

const sizeOf = (tally: Tally | undefined): number => tally?.students ?? 0;

import { suppressedAroundRanges } from './suppression.js';
import type { Line } from './suppression-lines.js';
import { extremeOf, isTooSmall, type ShareRange, sumOf, type Tally } from './suppression-rules.js';

/** How many had what is counted, or the range in whose place that is told. */
export type ToldShare = { readonly as: 'COUNTED'; readonly events: number } | { readonly as: ShareRange };

/** A tally is hidden because it is too small itself, or lest a small one beside it be worked out. */
export type HiddenFor = 'ITSELF' | 'ANOTHER';

/** The hidden places, and why. */
export type Hidden = ReadonlyMap<number, HiddenFor>;

/** A tally as it may be told; hidden with everything that follows from it, whether for its own sake or for that of another. */
export type Told =
  | { readonly as: 'SHOWN'; readonly students: number; readonly n: number; readonly shares: readonly ToldShare[] }
  | { readonly as: 'HIDDEN'; readonly for: HiddenFor };

/** Tells tallies that are tied by lines, in the order in which they were given. Every aggregate that leaves the service passes here. */
export const tell = (tallies: readonly Tally[], lines: readonly Line[], threshold: number): readonly Told[] =>
  toldOf(tallies, hiddenOf(tallies, lines, threshold));

/** What is hidden. Whatever another figure about the same people hides already stays hidden for its reason, which tells nothing of the size here. */
export const hiddenOf = (
  tallies: readonly Tally[],
  lines: readonly Line[],
  threshold: number,
  already: Hidden = new Map(),
): Hidden => {
  const reasonOf = (place: number): HiddenFor =>
    already.get(place) ?? (isTooSmall(tallies[place] as Tally, threshold) ? 'ITSELF' : 'ANOTHER');
  const places = suppressedAroundRanges(tallies, lines, threshold, new Set(already.keys()));
  return new Map([...places].map((place) => [place, reasonOf(place)]));
};

export const toldOf = (tallies: readonly Tally[], hidden: Hidden): readonly Told[] =>
  tallies.map((tally, place) => {
    const reason = hidden.get(place);
    return reason ? { as: 'HIDDEN', for: reason } : shown(tally);
  });

const shown = ({ students, n, events = [] }: Tally): Told => ({
  as: 'SHOWN',
  students,
  n,
  shares: events.map((count) => {
    const range = extremeOf(count, n);
    return range ? { as: range } : { as: 'COUNTED', events: count };
  }),
});

/** Figures that no total ties together: each is judged for itself. */
export const tellAlone = (tallies: readonly Tally[], threshold: number): readonly Told[] =>
  tell(tallies, [], threshold);

export interface ToldList {
  readonly parts: readonly Told[];
  readonly total: Told;
}

/** A list of parts that share everybody among them, with their total. */
export const tellList = (parts: readonly Tally[], threshold: number): ToldList => {
  const told = tell([...parts, sumOf(parts)], [{ total: parts.length, parts: places(parts.length) }], threshold);
  return { parts: told.slice(0, -1), total: told[parts.length] as Told };
};

/** A list of parts of which a student may stand in several, with the total of which it is known how many students it has. */
export const tellOverlapping = (parts: readonly Tally[], total: Tally, threshold: number): ToldList => {
  const line: Line = { total: parts.length, parts: places(parts.length), areOverlapping: true };
  const told = tell([...parts, total], [line], threshold);
  return { parts: told.slice(0, -1), total: told[parts.length] as Told };
};

export interface ToldGrid {
  readonly cells: readonly (readonly Told[])[];
  readonly rowTotals: readonly Told[];
  readonly columnTotals: readonly Told[];
  readonly total: Told;
}

/** A table of rows and columns with all its totals. Every row has as many cells as the first. */
export const tellGrid = (rows: readonly (readonly Tally[])[], threshold: number): ToldGrid => {
  const width = rows[0]?.length ?? 0;
  const columns = places(width).map((column) => rows.map((row) => row[column] as Tally));
  const rowTotals = rows.map(sumOf);
  const columnTotals = columns.map(sumOf);
  const firstTotal = rows.length * width;
  const told = tell(
    [...rows.flat(), ...rowTotals, ...columnTotals, sumOf(rowTotals)],
    gridLines(rows.length, width),
    threshold,
  );
  return {
    cells: rows.map((_, row) => told.slice(row * width, (row + 1) * width)),
    rowTotals: told.slice(firstTotal, firstTotal + rows.length),
    columnTotals: told.slice(firstTotal + rows.length, -1),
    total: told.at(-1) as Told,
  };
};

const gridLines = (height: number, width: number): readonly Line[] => {
  const firstRow = height * width;
  const firstColumn = firstRow + height;
  const total = firstColumn + width;
  const at = (row: number, column: number) => row * width + column;
  return [
    ...places(height).map((row) => ({ total: firstRow + row, parts: places(width).map((column) => at(row, column)) })),
    ...places(width).map((column) => ({
      total: firstColumn + column,
      parts: places(height).map((row) => at(row, column)),
    })),
    { total, parts: places(height).map((row) => firstRow + row) },
    { total, parts: places(width).map((column) => firstColumn + column) },
  ];
};

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);

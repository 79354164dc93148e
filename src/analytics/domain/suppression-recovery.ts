import { type Arc, arcsOf, type Line } from './suppression-lines.js';
import { type KindsOf, secretKindsOf, type Tally } from './suppression-rules.js';

/**
 * The hidden places whose numbers a reader can work out exactly, by adding and subtracting lines and because no count is negative.
 *
 * A number is safe when another would fit as well: when hidden numbers around it can rise and fall with it so that every line still adds up. Such a change
 * is a ring in the network of lines, whose arcs can all rise, and can fall where there is something to fall by. Exact, in whole numbers too.
 * `counted` are places of which it is told how many cases there are, and only not how many had what is counted.
 * Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on Computing 17 (1988) 552-571.
 */
export const recoverable = (
  tallies: readonly Tally[],
  lines: readonly Line[],
  hidden: ReadonlySet<number>,
  secrets: KindsOf = secretKindsOf(tallies),
  counted: ReadonlySet<number> = new Set(),
): readonly number[] => {
  const arcs = arcsOf(lines).filter(({ place }) => hidden.has(place));
  const found = movesOf(tallies, hidden, secrets, counted).flatMap((moves) => {
    const ways = waysThrough(arcs, moves);
    return arcs.filter((arc) => !liesOnARing(arc, ways, moves)).map(({ place }) => place);
  });
  return [...new Set(found)].toSorted((one, other) => one - other);
};

/** Whether the number at a place could be smaller, and whether it could be larger. */
interface Moves {
  readonly canFall: (place: number) => boolean;
  readonly canRise: (place: number) => boolean;
}

/**
 * For each thing that is counted, which numbers could be others: a reader knows that a hidden figure has somebody in it, that no count is negative,
 * and that of so many cases no more had what is counted.
 */
const movesOf = (
  tallies: readonly Tally[],
  hidden: ReadonlySet<number>,
  secrets: KindsOf,
  counted: ReadonlySet<number>,
): readonly Moves[] => {
  const above = (least: number, read: (tally: Tally) => number | undefined, isBounded = false): Moves => {
    const at = (place: number) => read(tallies[place] as Tally) ?? 0;
    const isFull = (place: number) => isBounded && counted.has(place) && at(place) === tallies[place]?.n;
    return { canFall: (place) => at(place) > least, canRise: (place) => !isFull(place) };
  };
  const kinds = Math.max(0, ...[...hidden].map((place) => secrets(tallies[place] as Tally).length));
  return [
    above(1, ({ students }) => students),
    above(1, ({ n }) => n),
    ...Array.from({ length: kinds }, (_, kind) => above(0, (tally) => secrets(tally)[kind], true)),
  ];
};

interface Way {
  readonly place: number;
  readonly to: number;
}

const waysThrough = (arcs: readonly Arc[], { canFall, canRise }: Moves): ReadonlyMap<number, readonly Way[]> => {
  const ways = new Map<number, Way[]>();
  const open = (from: number, way: Way) => {
    const known = ways.get(from);
    if (known) known.push(way);
    else ways.set(from, [way]);
  };
  for (const { place, from, to } of arcs) {
    if (canRise(place)) open(from, { place, to });
    if (canFall(place)) open(to, { place, to: from });
  }
  return ways;
};

const liesOnARing = (
  { place, from, to }: Arc,
  ways: ReadonlyMap<number, readonly Way[]>,
  { canFall, canRise }: Moves,
): boolean => (canRise(place) && leads(to, from, place, ways)) || (canFall(place) && leads(from, to, place, ways));

/** Whether ways lead from one line to the other without the arc itself. */
const leads = (start: number, end: number, without: number, ways: ReadonlyMap<number, readonly Way[]>): boolean => {
  const reached = new Set([start]);
  for (const line of reached) {
    for (const way of ways.get(line) ?? []) {
      if (way.place === without) continue;
      if (way.to === end) return true;
      reached.add(way.to);
    }
  }
  return false;
};

import { sum } from '../../kernel/sum.js';

/** Who and what stands behind a figure. All are counts. */
export interface Tally {
  /** Distinct students: what suppression protects. */
  readonly students: number;
  /** What the figure is about: prospects, interviews, follow-ups. At least as many as students. */
  readonly n: number;
  /** How many of the `n` had what is counted; several numbers where each of the `n` had one of several things or none. */
  readonly events?: readonly number[];
}

/** Fewer students than this are never told of; a center may ask for more, not for fewer. */
export const FEWEST_STUDENTS = 10;

/** Fewer events than this, but some, are never told of. */
export const FEWEST_EVENTS = 3;

/** Below this many a share at either end is told only as "more than 95 %" or "less than 5 %". */
export const FEWEST_FOR_EXTREMES = 40;

/**
 * A figure of a few students is hidden with everything that follows from it, and so is one of a few events, or of a few cases without any: the one who was not asked
 * is as easily recognized as the one who was. Nobody at all is no secret.
 */
export const isTooSmall = (tally: Tally, threshold: number): boolean =>
  (tally.students > 0 && tally.students < threshold) || (kindsOf(tally).some(isFew) && !isToldAsRange(tally));

export const isFew = (count: number): boolean => count > 0 && count < FEWEST_EVENTS;

/** Of one kind of event, few may be told as a range that takes in none as well. Of several, shares of sums would tell how many they are. */
const isToldAsRange = ({ n, events = [] }: Tally): boolean =>
  events.length === 1 && extremeOf(events[0] ?? 0, n) !== undefined;

/**
 * Whether hidden figures may be told as one, of which this is the sum: whoever subtracts what is shown from a total learns just that. So together they must be no small group,
 * and neither nobody nor everybody among them may have had the event.
 */
export const mayBeToldTogether = (together: Tally, threshold: number, secrets: KindsOf): boolean =>
  together.students >= threshold && secrets(together).every((count) => count >= FEWEST_EVENTS);

/** How many of a tally had each kind of event, and how many had none. */
export type KindsOf = (tally: Tally) => readonly number[];

/** The kinds about which there is something to hide: what nobody at all had, or everybody, is told of each by any total. */
export const secretKindsOf = (tallies: readonly Tally[]): KindsOf => {
  const found = new Set(tallies.flatMap((tally) => kindsOf(tally).flatMap((count, kind) => (count > 0 ? [kind] : []))));
  return (tally) => kindsOf(tally).filter((_, kind) => found.has(kind));
};

const kindsOf: KindsOf = ({ n, events = [] }) => (events.length === 0 ? [] : [...events, n - sum(events)]);

/** Adds tallies whose students are different people. */
export const sumOf = (tallies: readonly Tally[]): Tally => {
  const kinds = Math.max(0, ...tallies.map(({ events = [] }) => events.length));
  const whole = { students: sum(tallies.map(({ students }) => students)), n: sum(tallies.map(({ n }) => n)) };
  const events = Array.from({ length: kinds }, (_, kind) => sum(tallies.map((tally) => tally.events?.[kind] ?? 0)));
  return kinds === 0 ? whole : { ...whole, events };
};

/** Adds tallies that may be about the same people: it is certain only that there are as many as in the largest. */
export const sumOfOverlapping = (tallies: readonly Tally[]): Tally => ({
  ...sumOf(tallies),
  students: Math.max(0, ...tallies.map(({ students }) => students)),
});

export type ShareRange = 'ABOVE_95' | 'BELOW_5';

/** The range in whose place a share of few is told: a share of all or nothing would say something about each of them. */
export const extremeOf = (events: number, n: number): ShareRange | undefined => {
  if (n === 0 || n >= FEWEST_FOR_EXTREMES) return undefined;
  if (events / n > 0.95) return 'ABOVE_95';
  return events / n < 0.05 ? 'BELOW_5' : undefined;
};

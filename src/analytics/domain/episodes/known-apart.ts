import { type Candidacies, type Exposure, EXPOSURES } from './candidacies.js';

/** Those still open then are divided by what had been done by then; their outcomes are asked for later. */
export const LANDMARK = 14;
export const KNOWN_BY = 60;
const FEWEST_STUDENTS = 20;
const MOST_POINTS = 0.1;

/** Whether outcomes come to light more often where a follow-up was done; then a comparison of outcomes compares what was found out. */
export interface KnownApart {
  readonly exposure: Exposure;
  /** Shares of outcomes known by day 60 among those open at the end of day 14; null: fewer students on a side than 20, or than the center asks for. */
  readonly withIt: number | null;
  readonly without: number | null;
  readonly differ: boolean;
}

export function knownApartOf(candidacies: Candidacies, exposure: number, smallestGroup: number): KnownApart {
  const { count, days, ending, student, firstDone } = candidacies;
  const sides = [0, 1].map(() => ({ students: new Set<number>(), n: 0, known: 0 }));
  for (let at = 0; at < count; at++) {
    const isKnown = ending[at]! > 0 && days[at]! <= KNOWN_BY;
    if (days[at]! <= LANDMARK || !(isKnown || days[at]! >= KNOWN_BY)) continue;
    const side = sides[firstDone[exposure]![at]! <= LANDMARK ? 1 : 0]!;
    side.students.add(student[at]!);
    side.n += 1;
    if (isKnown) side.known += 1;
  }
  const row = { exposure: EXPOSURES[exposure]! };
  if (sides.some(({ students }) => students.size < Math.max(FEWEST_STUDENTS, smallestGroup)))
    return { ...row, withIt: null, without: null, differ: false };
  const [without, withIt] = sides.map(({ n, known }) => known / n) as [number, number];
  return { ...row, withIt, without, differ: Math.abs(withIt - without) > MOST_POINTS };
}

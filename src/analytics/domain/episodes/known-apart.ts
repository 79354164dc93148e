import { type Candidacies, type Exposure, EXPOSURES } from './candidacies.js';

/** Those of whom nothing is known then are divided by what had been done by then; their outcomes are asked for later. */
export const LANDMARK = 14;
export const KNOWN_BY = 60;
const FEWEST_STUDENTS = 20;
const MOST_POINTS = 0.1;

/** Whether outcomes come to light more often where a follow-up was done; then a comparison of outcomes compares what was found out. */
export interface KnownApart {
  readonly exposure: Exposure;
  /** Shares of outcomes heard of by day 60 among those of which none was by the end of day 14; null: fewer students on a side than 20, or than the center asks for. */
  readonly withIt: number | null;
  readonly without: number | null;
  readonly differ: boolean;
}

export function knownApartOf(candidacies: Candidacies, exposure: number, smallestGroup: number): KnownApart {
  const { count, watched, known, student, firstDone } = candidacies;
  const sides = [0, 1].map(() => ({ students: new Set<number>(), n: 0, known: 0 }));
  for (let at = 0; at < count; at++) {
    if (watched[at]! < KNOWN_BY || known[at]! <= LANDMARK) continue;
    const side = sides[firstDone[exposure]![at]! <= LANDMARK ? 1 : 0]!;
    side.students.add(student[at]!);
    side.n += 1;
    if (known[at]! <= KNOWN_BY) side.known += 1;
  }
  const row = { exposure: EXPOSURES[exposure]! };
  if (sides.some(({ students }) => students.size < Math.max(FEWEST_STUDENTS, smallestGroup)))
    return { ...row, withIt: null, without: null, differ: false };
  const [without, withIt] = sides.map((side) => side.known / side.n) as [number, number];
  return { ...row, withIt, without, differ: Math.abs(withIt - without) > MOST_POINTS };
}

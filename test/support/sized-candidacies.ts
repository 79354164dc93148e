import fc from 'fast-check';
import { type Candidacies, HORIZON, NEVER } from '../../src/analytics/domain/episodes/candidacies.js';
import type { ReadCandidacies } from '../../src/analytics/domain/episodes/read-candidacies.js';
import type { Group, GroupTally } from '../../src/analytics/domain/suppression-hierarchy.js';

/** What every part that is told of needs, in a center that asks for no more. */
export const FEWEST = { students: 10, prospects: 40 };

/** Often small. */
export const sizes = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 60 })), fc.integer({ min: 0, max: 60 }))
  .map(([students, more]) => ({ students, prospects: students + more }));

export const total = <Key extends 'students' | 'prospects'>(groups: readonly Record<Key, number>[], key: Key) =>
  groups.reduce((sum, each) => sum + each[key], 0);

export const isEnough = (groups: readonly { students: number; prospects: number }[]) =>
  total(groups, 'students') >= FEWEST.students && total(groups, 'prospects') >= FEWEST.prospects;

/** A caseload of so many students, who have so many candidacies among them; null: no cohort, or nobody who looks after them. */
export interface SizedGroup extends Group {
  readonly students: number;
  readonly prospects: number;
}

/** Candidacies of groups of such sizes; `endingOf` says how each ended, all from day 100 on, so that every group is watched for as long. */
export const candidaciesOfSizes = (
  groups: readonly SizedGroup[],
  endingOf: (at: number) => number = () => 0,
): ReadCandidacies => {
  const cohorts = idsOf(groups.map(({ cohortId }) => cohortId));
  const counselors = idsOf(groups.map(({ counselorId }) => counselorId));
  let before = 0;
  const rows = groups.flatMap(({ cohortId, counselorId, students, prospects }) => {
    const first = (before += students) - students;
    const place = { cohort: cohorts.indexOf(cohortId!), counselor: counselors.indexOf(counselorId!) };
    return Array.from({ length: prospects }, (_, at) => ({ ...place, student: first + (at % students) }));
  });
  return { candidacies: columnsOf(rows, endingOf), cohorts, counselors };
};

/** All students of the center by group, as suppression wants them. */
export const studentsOfSizes = (groups: readonly SizedGroup[]): GroupTally[] =>
  groups.map(({ cohortId, counselorId, students }) => ({ cohortId, counselorId, tally: { students, n: students } }));

const idsOf = (ids: readonly (string | null)[]): string[] => [...new Set(ids)].filter((id) => id !== null);

const columnsOf = (
  rows: readonly { readonly student: number; readonly cohort: number; readonly counselor: number }[],
  endingOf: (at: number) => number,
): Candidacies => {
  const never = [0, 1, 2].map(() => new Int16Array(rows.length).fill(NEVER));
  return {
    count: rows.length,
    student: Int32Array.from(rows, ({ student }) => student),
    cohort: Int32Array.from(rows, ({ cohort }) => cohort),
    counselor: Int32Array.from(rows, ({ counselor }) => counselor),
    tier: new Uint8Array(rows.length),
    readiness: new Float64Array(rows.length).fill(Number.NaN),
    days: Int16Array.from(rows, (_, at) => (endingOf(at) === 0 ? HORIZON : 100 + (at % 80))),
    ending: Uint8Array.from(rows, (_, at) => endingOf(at)),
    learned: new Uint8Array(rows.length),
    known: new Int16Array(rows.length).fill(NEVER),
    watched: new Int16Array(rows.length).fill(HORIZON),
    firstDone: never,
    firstEntered: never,
    interviews: {
      begins: new Int32Array(rows.length + 1),
      day: new Int16Array(),
      round: new Uint8Array(),
      inPerson: new Uint8Array(),
      promise: new Int16Array(),
    },
  };
};

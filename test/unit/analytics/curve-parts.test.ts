import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidenceOf } from '../../../src/analytics/domain/episodes/incidence.js';
import type { IncidenceGroup } from '../../../src/analytics/domain/episodes/incidence-siblings.js';
import { partsOf, type Sized } from '../../../src/analytics/domain/suppression-parts.js';
import { candidaciesOfSizes, type SizedGroup, studentsOfSizes } from '../../support/sized-candidacies.js';

/**
 * Which cohorts and caseloads have curves. A reader may add and subtract the curves of all that have one; whatever comes out
 * must be about enough people.
 */

const FEWEST = { students: 10, prospects: 40 };

const group = (id: string, students: number, prospects: number, isShown = true): Sized => ({
  id,
  students,
  prospects,
  isShown,
});

const idsOf = (parts: ReturnType<typeof partsOf>) =>
  parts && { alone: parts.alone.map(({ id }) => id), together: parts.together.map(({ id }) => id).toSorted() };

const A = group('a', 100, 300);
const B = group('b', 60, 200);
const C = group('c', 30, 90);

describe('the parts of a whole', () => {
  it.each<[string, Sized[], object | undefined]>([
    ['are all its groups where all are large', [A, B, C], { alone: ['c', 'b', 'a'], together: [] }],
    [
      'are the large ones, and the small ones together where they are enough',
      [A, group('s', 8, 20, false), B, group('t', 9, 25, false)],
      { alone: ['b', 'a'], together: ['s', 't'] },
    ],
    [
      'lose the smallest large one to a small one that is alone',
      [group('s', 12, 15), A, B, C],
      { alone: ['b', 'a'], together: ['c', 's'] },
    ],
    [
      'lose a large one to one that is hidden, however large',
      [A, B, group('h', 200, 500, false)],
      { alone: ['a'], together: ['b', 'h'] },
    ],
    [
      'lose as many as it takes',
      [A, B, group('s', 4, 4), group('t', 20, 39)],
      { alone: ['b', 'a'], together: ['s', 't'] },
    ],
    [
      'lose the one with fewer students of two with as many prospects',
      [A, group('x', 50, 90), C, group('s', 5, 5)],
      {
        alone: ['x', 'a'],
        together: ['c', 's'],
      },
    ],
    [
      'lose the one with fewer prospects of two, however many students it has',
      [A, group('x', 70, 80), C, group('s', 5, 5)],
      { alone: ['c', 'a'], together: ['s', 'x'] },
    ],
    [
      'lose the first by id of two of one size',
      [group('z', 30, 90), A, group('y', 30, 90), group('s', 5, 5)],
      { alone: ['z', 'a'], together: ['s', 'y'] },
    ],
    ['are none where one would be left', [A, group('s', 5, 5)], undefined],
    ['are none of a whole of one group', [A], undefined],
    ['are none of nobody', [], undefined],
    ['are none where 40 prospects are of too few students', [A, group('s', 9, 40)], undefined],
    [
      'are two that are just large enough',
      [group('x', 10, 40), group('y', 10, 40)],
      {
        alone: ['x', 'y'],
        together: [],
      },
    ],
    ['are none where one of two lacks a prospect', [group('x', 10, 40), group('y', 10, 39)], undefined],
  ])('%s', (_, groups, expected) => {
    expect(idsOf(partsOf(groups, FEWEST.students))).toEqual(expected);
  });

  it('are larger where the center asks for larger groups', () => {
    expect(idsOf(partsOf([A, B, C], 31))).toEqual({ alone: ['a'], together: ['b', 'c'] });
  });
});

const sizes = fc
  .tuple(fc.oneof(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 60 })), fc.integer({ min: 0, max: 60 }))
  .map(([students, more]) => ({ students, prospects: students + more }));

const someGroups = fc
  .array(fc.tuple(sizes, fc.boolean()), { maxLength: 6 })
  .map((all) =>
    all.map(([size, isShown], at) => ({ ...size, isShown: isShown || size.students % 3 > 0, id: `g${at}` })),
  );

const total = <Key extends 'students' | 'prospects'>(groups: readonly Record<Key, number>[], key: Key) =>
  groups.reduce((sum, each) => sum + each[key], 0);

const isEnough = (groups: readonly { students: number; prospects: number }[]) =>
  total(groups, 'students') >= FEWEST.students && total(groups, 'prospects') >= FEWEST.prospects;

describe('the parts of any whole', () => {
  it('are two or more, each large enough, and take in every group once', () => {
    let folded = 0;
    fc.assert(
      fc.property(someGroups, (groups) => {
        const parts = partsOf(groups, FEWEST.students);
        if (!parts) return;
        const { alone, together } = parts;
        folded += together.length;
        const all = [...alone.map((each) => [each]), ...(together.length > 0 ? [together] : [])];
        expect(all.length).toBeGreaterThan(1);
        for (const part of all) expect(isEnough(part)).toBe(true);
        for (const each of alone) expect(each.isShown).toBe(true);
        expect(together.length).not.toBe(1);
        expect(
          all
            .flat()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(groups.map(({ id }) => id).toSorted());
      }),
      { numRuns: 3000 },
    );
    expect(folded).toBeGreaterThan(1000);
  });

  it('are the same in whatever order the groups come', () => {
    fc.assert(
      fc.property(
        someGroups.chain((groups) =>
          fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })),
        ),
        ([groups, shuffled]) => {
          expect(partsOf(shuffled, FEWEST.students)).toEqual(partsOf(groups, FEWEST.students));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** Many of one size, so that often only the ids tell which of two is chosen. */
const alike = fc.constantFrom(
  { students: 5, prospects: 9 },
  { students: 12, prospects: 45 },
  { students: 12, prospects: 60 },
);

/** Up to six cohorts, one of which may be that of the students in none, each of up to three caseloads; at most seven caseloads in all. */
const centersOf = (ofSize: typeof sizes): fc.Arbitrary<SizedGroup[]> =>
  fc.array(fc.array(ofSize, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }).map((cohorts) =>
    cohorts
      .flatMap((caseloads, cohort) =>
        caseloads.map((size, counselor) => ({
          cohortId: cohort === 0 ? null : `cohort ${cohort}`,
          counselorId: counselor === 0 ? null : `counselor ${counselor}`,
          ...size,
        })),
      )
      .slice(0, 7),
  );
const centers = centersOf(sizes);

const curvesOf = (groups: readonly SizedGroup[], endingOf?: (at: number) => number) =>
  incidenceOf(candidaciesOfSizes(groups, endingOf), studentsOfSizes(groups), FEWEST.students);

type Curves = ReturnType<typeof curvesOf>;

const hasCurve = ({ weeks }: IncidenceGroup) => weeks.length > 0;
const isOf =
  ({ cohortId }: IncidenceGroup) =>
  (each: { cohortId: string | null }) =>
    each.cohortId === cohortId;

/** The caseloads whose candidacies each curve is about. */
const toldSets = (groups: readonly SizedGroup[], { CENTER, COHORT, CASELOAD }: Curves): SizedGroup[][] => {
  const alone = (row: IncidenceGroup, rows: readonly IncidenceGroup[]) =>
    rows.filter((each) => isOf(row)(each) && hasCurve(each) && !each.isOthers);
  const ofCohort = (row: IncidenceGroup) =>
    row.isOthers
      ? groups.filter((each) => !COHORT.some((other) => hasCurve(other) && !other.isOthers && isOf(other)(each)))
      : groups.filter(isOf(row));
  const ofCaseload = (row: IncidenceGroup) =>
    groups
      .filter(isOf(row))
      .filter(({ counselorId }) =>
        row.isOthers
          ? !alone(row, CASELOAD).some((other) => other.counselorId === counselorId)
          : counselorId === row.counselorId,
      );
  return [
    ...CENTER.filter(hasCurve).map(() => [...groups]),
    ...COHORT.filter(hasCurve).map(ofCohort),
    ...CASELOAD.filter(hasCurve).map(ofCaseload),
  ];
};

/** Whether one line of numbers is a sum of multiples of others. */
const isMadeOf = (basis: readonly (readonly number[])[], line: readonly number[]): boolean =>
  rankOf([...basis, line]) === rankOf(basis);

const rankOf = (lines: readonly (readonly number[])[]): number => {
  const rest = lines.map((line) => [...line]);
  let rank = 0;
  for (let column = 0; column < (lines[0]?.length ?? 0); column++) {
    const pivot = rest.findIndex((line, at) => at >= rank && Math.abs(line[column]!) > 1e-9);
    if (pivot === -1) continue;
    [rest[rank], rest[pivot]] = [rest[pivot]!, rest[rank]!];
    for (let at = rank + 1; at < rest.length; at++) {
      const factor = rest[at]![column]! / rest[rank]![column]!;
      rest[at] = rest[at]!.map((value, place) => value - factor * rest[rank]![place]!);
    }
    rank++;
  }
  return rank;
};

describe('the curves of any center', () => {
  it('are each of enough people, and add up at every level to what they divide', () => {
    fc.assert(
      fc.property(centers, (groups) => {
        const curves = curvesOf(groups);
        const sets = toldSets(groups, curves);
        const rows = [...curves.CENTER, ...curves.COHORT, ...curves.CASELOAD].filter(hasCurve);
        rows.forEach((row, at) => {
          expect([row.students, row.prospects]).toEqual([total(sets[at]!, 'students'), total(sets[at]!, 'prospects')]);
          if (row !== curves.CENTER[0]) expect(isEnough(sets[at]!)).toBe(true);
        });
        const cohorts = curves.COHORT.filter(hasCurve);
        if (cohorts.length > 0) expect(total(cohorts as SizedGroup[], 'prospects')).toBe(total(groups, 'prospects'));
        for (const cohort of cohorts.filter(({ isOthers }) => !isOthers)) {
          const own = curves.CASELOAD.filter(isOf(cohort)).filter(hasCurve);
          if (own.length > 0) expect(total(own as SizedGroup[], 'prospects')).toBe(cohort.prospects);
        }
        for (const row of curves.COHORT.filter(({ isOthers }) => isOthers))
          expect(curves.COHORT.filter((each) => !hasCurve(each))).toHaveLength(row.holds!);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('are of no caseload of the students in no cohort when these are among the others', () => {
    const of = (cohortId: string | null, counselorId: string, students: number) => ({
      cohortId,
      counselorId,
      students,
      prospects: students * 3,
    });
    const { COHORT, CASELOAD } = curvesOf([
      of(null, 'c 1', 20),
      of(null, 'c 2', 20),
      of('large', 'c 1', 60),
      of('small', 'c 1', 12),
    ]);
    expect(COHORT.filter(hasCurve).map(({ cohortId, isOthers, holds }) => [cohortId, isOthers, holds])).toEqual([
      ['large', false, null],
      [null, true, 2],
    ]);
    expect(CASELOAD.filter(hasCurve)).toEqual([]);
  });

  it('can be added and subtracted in no way that tells of too few', () => {
    let told = 0;
    fc.assert(
      fc.property(centers, (groups) => {
        const sets = toldSets(groups, curvesOf(groups));
        const lines = sets.map((set) => groups.map((each) => Number(set.includes(each))));
        told += Math.max(0, sets.length - 1);
        for (let subset = 1; subset < 2 ** groups.length - 1; subset++) {
          const chosen = groups.map((_, at) => (subset >> at) & 1);
          if (lines.length > 0 && isMadeOf(lines, chosen))
            expect(isEnough(groups.filter((_, at) => chosen[at] === 1))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(300);
  }, 60_000);

  it('leave, after all that is told of the sizes of the others, nobody or the smallest group', () => {
    fc.assert(
      fc.property(centers, (groups) => {
        const { COHORT, CASELOAD } = curvesOf(groups);
        for (const others of [...COHORT, ...CASELOAD].filter((row) => row.isOthers && hasCurve(row))) {
          const among = (COHORT.includes(others) ? COHORT : CASELOAD.filter(isOf(others))).filter(
            (row) => !hasCurve(row),
          );
          const left = others.students! - among.reduce((sum, { students }) => sum + (students ?? 0), 0);
          expect(left === 0 || left >= FEWEST.students).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('are of the same groups whatever became of anybody', () => {
    const whoHasOne = (curves: Curves) =>
      Object.values(curves).flatMap((rows) =>
        rows
          .filter(hasCurve)
          .map(({ cohortId, counselorId, isOthers, holds }) => ({ cohortId, counselorId, isOthers, holds })),
      );
    fc.assert(
      fc.property(
        centers,
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 50 }),
        (groups, endings) => {
          const ended = curvesOf(groups, (at) => (at % 3 === 0 ? endings[at % endings.length]! : 0));
          expect(whoHasOne(ended)).toEqual(whoHasOne(curvesOf(groups)));
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('are the same in whatever order the groups are read', () => {
    fc.assert(
      fc.property(
        centersOf(alike).chain((groups) =>
          fc.tuple(fc.constant(groups), fc.shuffledSubarray(groups, { minLength: groups.length })),
        ),
        ([groups, shuffled]) => {
          expect(curvesOf(shuffled)).toEqual(curvesOf(groups));
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

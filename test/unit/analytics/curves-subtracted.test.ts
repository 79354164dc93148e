import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDINGS } from '../../../src/analytics/domain/episodes/candidacies.js';
import { incidenceOf } from '../../../src/analytics/domain/episodes/incidence.js';
import type { IncidenceGroup } from '../../../src/analytics/domain/episodes/incidence-siblings.js';
import {
  type AnalyticsScope,
  hierarchyOf,
  type ToldOfScopes,
} from '../../../src/analytics/domain/suppression-hierarchy.js';
import {
  candidaciesOfSizes,
  FEWEST,
  isEnough,
  type SizedGroup,
  sizes,
  studentsOfSizes,
  total,
} from '../../support/sized-candidacies.js';

/**
 * Random centers. A reader may add and subtract the curves of all cohorts and caseloads that have one; whatever comes out must be about enough people.
 */

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

/** What the funnel tells of offers and of noes. */
const funnelOf = (groups: readonly SizedGroup[], endingOf: (at: number) => number): ToldOfScopes => {
  const { candidacies, cohorts, counselors } = candidaciesOfSizes(groups, endingOf);
  const figures = groups.map((group) => {
    const isOfGroup = (_: number, at: number) =>
      (cohorts[candidacies.cohort[at]!] ?? null) === group.cohortId &&
      (counselors[candidacies.counselor[at]!] ?? null) === group.counselorId;
    const endings = [...candidacies.ending].filter(isOfGroup).map((ending) => ENDINGS[ending]!);
    const offers = endings.filter((ending) => ending === 'OFFER').length;
    const noes = endings.filter((ending) => ending === 'REJECTION' || ending === 'ROLE_CLOSED').length;
    return { ...group, tally: { students: group.students, n: group.prospects, events: [offers, noes] } };
  });
  return hierarchyOf(studentsOfSizes(groups), FEWEST.students).tell(figures);
};

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

  it('are of no part of which the funnel hides how many had an offer or a no', () => {
    fc.assert(
      fc.property(
        centers,
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 50 }),
        (groups, endings) => {
          const endingOf = (at: number) => (at % 3 === 0 ? endings[at % endings.length]! : 0);
          const curves = curvesOf(groups, endingOf);
          const told = funnelOf(groups, endingOf);
          for (const level of ['COHORT', 'CASELOAD'] as const)
            for (const { cohortId, counselorId, isOthers } of curves[level].filter(hasCurve))
              if (!isOthers) expect(told({ level, cohortId, counselorId } as AnalyticsScope).as).toBe('SHOWN');
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

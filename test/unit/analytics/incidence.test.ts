import { describe, expect, it } from 'vitest';
import { estimateIncidence, incidenceCurveOf } from '../../../src/analytics/domain/incidence-estimate.js';
import { incidenceOf } from '../../../src/analytics/domain/episodes/incidence.js';
import type { IncidenceGroup } from '../../../src/analytics/domain/episodes/incidence-siblings.js';
import { candidaciesOfSizes, studentsOfSizes } from '../../support/sized-candidacies.js';
import { candidaciesOf, readSynthetic } from '../../support/synthetic-candidacies.js';

const candidacies = candidaciesOf(readSynthetic());
const cohorts = Array.from({ length: 40 }, (_, at) => `cohort ${at}`);
/** Nobody looks after anybody. */
const read = {
  candidacies: { ...candidacies, counselor: candidacies.counselor.map(() => -1) },
  cohorts,
  counselors: [],
};
const studentsOf = (smallest: number) =>
  cohorts.map((cohortId, at) => {
    const students = new Set(candidacies.student.filter((_, place) => candidacies.cohort[place] === at)).size;
    return { cohortId, counselorId: null, tally: { students: at < 2 ? smallest : students, n: students } };
  });

it('the curve of the center is the estimate by student, at the end of every week', () => {
  const [center] = incidenceOf(read, studentsOf(20), 10).CENTER;
  const spells = {
    stop: candidacies.days,
    status: candidacies.ending,
    cluster: Array.from(candidacies.student, (student) => `student ${student}`),
  };
  const curve = incidenceCurveOf(spells, 5);
  expect(center!.weeks.length).toBeGreaterThan(10);
  for (const { week, atRisk, points } of center!.weeks)
    points.slice(0, 3).forEach((point, at) => {
      const estimate = estimateIncidence(spells, curve, at + 1, week * 7);
      if (estimate.status !== 'estimated') throw new Error(estimate.reason);
      expect(atRisk).toBe(Math.floor(estimate.value.atRisk / 10) * 10);
      expect(point.probability).toBe(Math.round(estimate.value.probability * 100) / 100);
      expect(point.lower).toBe(Math.round(estimate.value.interval.lower * 100) / 100);
    });
});

it('a cohort of few students is hidden with the next smallest, so that nothing can be subtracted', () => {
  const { CENTER, COHORT } = incidenceOf(read, studentsOf(9), 10);
  const hidden = COHORT.filter(({ shown }) => !shown).map(({ cohortId }) => cohortId);
  expect(CENTER[0]!.shown).toBe(true);
  expect(hidden).toEqual(expect.arrayContaining(['cohort 0', 'cohort 1']));
  for (const group of COHORT.filter(({ shown }) => !shown))
    expect(group).toMatchObject({ students: null, prospects: null, weeks: [] });
});

it('beside hidden cohorts the others have curves, and the hidden ones have one together', () => {
  const { CENTER, COHORT } = incidenceOf(read, studentsOf(9), 10);
  const [others, ...rest] = COHORT.filter(({ isOthers }) => isOthers);
  const without = COHORT.filter(({ weeks }) => weeks.length === 0);
  const alone = COHORT.filter(({ weeks, isOthers }) => weeks.length > 0 && !isOthers);
  expect(rest).toEqual([]);
  expect(others).toMatchObject({ cohortId: null, name: 'Other cohorts', shown: true, whyNoCurve: null });
  expect(others!.holds).toBe(without.length);
  expect(without.map(({ cohortId }) => cohortId)).toEqual(expect.arrayContaining(['cohort 0', 'cohort 1']));
  for (const { whyNoCurve } of without) expect(whyNoCurve).toMatch(/^Told only together with the others/);
  const parts = [...alone, others!];
  expect(new Set(parts.map(({ weeks }) => weeks.length)).size).toBe(1);
  expect(parts.reduce((sum, { prospects }) => sum + prospects!, 0)).toBe(CENTER[0]!.prospects);
});

it('groups with curves come first, the others last among them, and hidden ones at the end', () => {
  const { COHORT } = incidenceOf(read, studentsOf(9), 10);
  const kinds = COHORT.map(({ weeks, isOthers, shown }) =>
    isOthers ? 'others' : weeks.length > 0 ? 'curve' : shown ? 'none' : 'hidden',
  );
  const places = ['curve', 'others', 'none', 'hidden'];
  expect(kinds).toEqual(kinds.toSorted((one, other) => places.indexOf(one) - places.indexOf(other)));
  const sizes = COHORT.filter((_, at) => kinds[at] === 'curve').map(({ students }) => students!);
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
});

const twoCohorts = [0, 1].map((at) => ({
  cohortId: `cohort ${at}`,
  counselorId: null,
  tally: { students: 40, n: 40 },
}));

/** Of the first cohort so many candidacies, of the second 400, ended so. */
const withRare = (ending: number, inTheFirst: number) => {
  const places = [...candidacies.cohort.keys()];
  const first = places.filter((at) => candidacies.cohort[at] === 0).slice(0, inTheFirst);
  const second = places.filter((at) => candidacies.cohort[at]! > 1).slice(0, 400);
  const rare = new Set([...first, ...second]);
  return {
    ...read.candidacies,
    cohort: candidacies.cohort.map((cohort) => (cohort === 0 ? 0 : 1)),
    ending: candidacies.ending.map((known, at) => (rare.has(at) ? ending : known)),
  };
};

const tellsOf = ({ weeks }: IncidenceGroup, ending: string) =>
  weeks.some(({ points }) => points.some((point) => point.ending === ending && point.probability !== null));

describe.each([
  ['ROLE_CLOSED', 4],
  ['NO_RESPONSE', 5],
])('two candidacies of a cohort that ended with %s', (ending, at) => {
  it('are told of in no curve of a cohort, and in that of the whole', () => {
    const { CENTER, COHORT } = incidenceOf({ ...read, candidacies: withRare(at, 2) }, twoCohorts, 10);
    expect(tellsOf(CENTER[0]!, ending)).toBe(true);
    for (const group of COHORT) {
      expect(group).toMatchObject({ shown: true, whyNoCurve: null });
      expect([tellsOf(group, 'OFFER'), tellsOf(group, ending)]).toEqual([true, false]);
    }
  });

  it('are told of in every curve when they are none, or three', () => {
    for (const some of [0, 3]) {
      const { COHORT } = incidenceOf({ ...read, candidacies: withRare(at, some) }, twoCohorts, 10);
      expect(COHORT.map((group) => tellsOf(group, ending))).toEqual([true, true]);
    }
  });

  it('are told of in no caseload of the cohort beside it, from which the whole could be added up', () => {
    const rare = withRare(at, 2);
    const counselor = candidacies.student.map((student) => student % 2);
    const groups = twoCohorts.flatMap((cohort) => ['c 0', 'c 1'].map((counselorId) => ({ ...cohort, counselorId })));
    const { CASELOAD } = incidenceOf(
      { candidacies: { ...rare, counselor }, cohorts, counselors: ['c 0', 'c 1'] },
      groups,
      10,
    );
    const beside = CASELOAD.filter(({ cohortId, weeks }) => cohortId === 'cohort 1' && weeks.length > 0);
    expect(beside).toHaveLength(2);
    for (const group of beside) expect([tellsOf(group, 'OFFER'), tellsOf(group, ending)]).toEqual([true, false]);
  });
});

it('two of all candidacies are told of in no curve, not even that of the whole', () => {
  const first = [...candidacies.ending.keys()].slice(0, 2);
  const ending = candidacies.ending.map((known, at) => (first.includes(at) ? 4 : known));
  const [center] = incidenceOf({ ...read, candidacies: { ...read.candidacies, ending } }, studentsOf(20), 10).CENTER;
  expect([tellsOf(center!, 'OFFER'), tellsOf(center!, 'ROLE_CLOSED'), tellsOf(center!, 'NO_RESPONSE')]).toEqual([
    true,
    false,
    true,
  ]);
});

describe('curves beside each other', () => {
  const groups = ['cohort 1', 'cohort 2'].map((cohortId) => ({
    cohortId,
    counselorId: null,
    students: 20,
    prospects: 60,
  }));

  it('begin with the first week, also where nothing has happened yet, and end together', () => {
    const sized = candidaciesOfSizes(groups, (at) => (at < 60 ? 1 : 2));
    const days = sized.candidacies.days.map((_, at) => (at < 55 ? 30 : at < 60 ? 60 : 3 + at));
    const { COHORT } = incidenceOf(
      { ...sized, candidacies: { ...sized.candidacies, days } },
      studentsOfSizes(groups),
      10,
    );
    expect(COHORT.map(({ weeks }) => weeks.map(({ week }) => week))).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
  });

  it('say what it takes where there are none', () => {
    const why = (...prospects: number[]) => {
      const some = groups.map((group, at) => ({ ...group, prospects: prospects[at]! }));
      const { COHORT } = incidenceOf(candidaciesOfSizes(some), studentsOfSizes(some), 10);
      return new Set(COHORT.map(({ whyNoCurve }) => whyNoCurve));
    };
    expect(why(40, 40)).toEqual(new Set([null]));
    expect(why(40, 39)).toEqual(
      new Set(['Not enough data yet: this takes at least two groups, each of 10 students and 40 prospects or more.']),
    );
  });

  it('say so where the whole is too small, or nobody has been watched for a week', () => {
    const whyOf = (students: number, lastDay: number) => {
      const some = [{ cohortId: 'cohort 1', counselorId: null, students, prospects: 80 }];
      const sized = candidaciesOfSizes(some);
      const days = sized.candidacies.days.map(() => lastDay);
      const curves = incidenceOf({ ...sized, candidacies: { ...sized.candidacies, days } }, studentsOfSizes(some), 10);
      return [curves.CENTER, curves.COHORT, curves.CASELOAD].map(([group]) => group!.whyNoCurve);
    };
    const divided = 'Whatever this is a part of has no curve of its own.';
    expect(whyOf(9, 100)).toEqual(['Not enough data yet: this takes 10 students.', divided, divided]);
    expect(whyOf(40, 6)).toEqual([
      'Not enough data yet: this takes 10 prospects under observation at the end of the first week, here and in every group beside it.',
      divided,
      divided,
    ]);
  });
});

describe('two cohorts with counselors', () => {
  const partsOf = (cohortOf: (student: number) => number, counselorOf: (student: number) => number) => {
    const halves = { cohort: candidacies.student.map(cohortOf), counselor: candidacies.student.map(counselorOf) };
    const groups = [0, 1].flatMap((cohort) => [0, 1, 2].map((counselor) => ({ cohort, counselor })));
    const students = groups.map(({ cohort, counselor }) => {
      const places = [...halves.cohort.keys()].filter(
        (at) => halves.cohort[at] === cohort && halves.counselor[at] === counselor,
      );
      const count = new Set(places.map((at) => candidacies.student[at])).size;
      return { cohortId: `cohort ${cohort}`, counselorId: `c ${counselor}`, tally: { students: count, n: count } };
    });
    return incidenceOf(
      {
        candidacies: { ...candidacies, ...halves },
        cohorts: ['cohort 0', 'cohort 1'],
        counselors: ['c 0', 'c 1', 'c 2'],
      },
      students.filter(({ tally }) => tally.students > 0),
      10,
    );
  };
  const lengths = (groups: readonly { weeks: readonly unknown[] }[]) => [...new Set(groups.map((g) => g.weeks.length))];

  it('have curves that end together, and none longer than that of the whole', () => {
    const { CENTER, COHORT, CASELOAD } = partsOf(
      (student) => (student % 12 === 0 ? 1 : 0),
      (student) => Math.floor(student / 12) % 2,
    );
    expect(lengths(COHORT)).toHaveLength(1);
    expect(COHORT[0]!.weeks.length).toBeGreaterThan(0);
    expect(COHORT[0]!.weeks.length).toBeLessThan(CENTER[0]!.weeks.length);
    for (const { cohortId } of COHORT) {
      const own = lengths(CASELOAD.filter((group) => group.cohortId === cohortId));
      expect(own).toHaveLength(1);
      expect(own[0]).toBeGreaterThan(0);
    }
  });

  it('have none for caseloads that would be one part, and one for the hidden ones together where there are more', () => {
    const { COHORT, CASELOAD } = partsOf(
      (student) => student % 2,
      (student) => (student < 8 && student % 2 === 0 ? 1 : student % 4 === 0 ? 2 : 0),
    );
    for (const { weeks } of COHORT) expect(weeks.length).toBeGreaterThan(0);
    const first = CASELOAD.filter(({ cohortId }) => cohortId === 'cohort 0');
    const told = first.filter(({ weeks }) => weeks.length > 0);
    expect(first.map(({ shown }) => shown).toSorted()).toEqual([false, false, true, true]);
    expect(told.map(({ isOthers, name, holds }) => ({ isOthers, name, holds }))).toEqual([
      { isOthers: false, name: null, holds: null },
      { isOthers: true, name: 'Other caseloads', holds: 2 },
    ]);
    expect(lengths(told)).toHaveLength(1);
    const second = CASELOAD.filter(({ cohortId }) => cohortId === 'cohort 1');
    expect(lengths(second)).toEqual([0]);
    for (const { whyNoCurve } of second)
      expect(whyNoCurve).toMatch(/^Not enough data yet: this takes at least two groups/);
  });
});

it('cohorts of which the funnel hides how many had an offer are among the others', () => {
  // students, candidacies, offers, noes: the funnel hides S, and with it M and L1, so that nobody finds the two offers of S and M.
  const sizes = {
    S: [3, 6, 2, 2],
    M: [11, 11, 0, 4],
    L1: [15, 90, 30, 20],
    L2: [30, 45, 15, 10],
    L3: [40, 100, 40, 30],
  } as const;
  const groups = Object.entries(sizes).map(([cohortId, [students, prospects]]) => ({
    cohortId,
    counselorId: null,
    students,
    prospects,
  }));
  const endings = Object.values(sizes).flatMap(([, prospects, offers, noes]) =>
    Array.from({ length: prospects }, (_, at) => (at < offers ? 1 : at < offers + noes ? 2 : 0)),
  );
  const { COHORT } = incidenceOf(
    candidaciesOfSizes(groups, (at) => endings[at]!),
    studentsOfSizes(groups),
    10,
  );
  const curves = COHORT.filter(({ weeks }) => weeks.length > 0);
  expect(curves.map(({ cohortId, name }) => cohortId ?? name)).toEqual(['L3', 'L2', 'Other cohorts']);
  expect(curves.at(-1)).toMatchObject({ holds: 3, students: 29, prospects: 107 });
});

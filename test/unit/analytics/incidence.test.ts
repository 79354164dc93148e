import { describe, expect, it } from 'vitest';
import { estimateIncidence, incidenceCurveOf } from '../../../src/analytics/domain/incidence-estimate.js';
import { incidenceOf } from '../../../src/analytics/domain/episodes/incidence.js';
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

it('no cohort has a curve beside a hidden one, because all of them and that of the center tell of its weeks', () => {
  const { CENTER, COHORT, CASELOAD } = incidenceOf(read, studentsOf(9), 10);
  expect(CENTER[0]!.weeks.length).toBeGreaterThan(10);
  expect(COHORT.some(({ shown }) => shown)).toBe(true);
  for (const { weeks } of [...COHORT, ...CASELOAD]) expect(weeks).toEqual([]);
});

it.each([
  ['ROLE_CLOSED', 4],
  ['NO_RESPONSE', 5],
])('a cohort with two candidacies that ended with %s is hidden', (_, ending) => {
  const first = [...candidacies.cohort.keys()].filter((at) => candidacies.cohort[at] === 0).slice(0, 2);
  const others = [...candidacies.cohort.keys()].filter((at) => candidacies.cohort[at]! > 1).slice(0, 400);
  const rare = new Set([...first, ...others]);
  const withRare = {
    ...read.candidacies,
    cohort: candidacies.cohort.map((cohort) => (cohort === 0 ? 0 : 1)),
    ending: candidacies.ending.map((known, at) => (rare.has(at) ? ending : known)),
  };
  const groups = [0, 1].map((at) => ({ cohortId: `cohort ${at}`, counselorId: null, tally: { students: 40, n: 40 } }));
  const { COHORT } = incidenceOf({ ...read, candidacies: withRare }, groups, 10);
  expect(COHORT.map(({ shown }) => shown)).toEqual([false, false]);
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

  it('have none for caseloads where one of them is hidden, nor where the cohort has none', () => {
    const { COHORT, CASELOAD } = partsOf(
      (student) => student % 2,
      (student) => (student < 8 && student % 2 === 0 ? 1 : student % 4 === 0 ? 2 : 0),
    );
    for (const { weeks } of COHORT) expect(weeks.length).toBeGreaterThan(0);
    const first = CASELOAD.filter(({ cohortId }) => cohortId === 'cohort 0');
    expect(first.map(({ shown }) => shown).toSorted()).toEqual([false, false, true]);
    expect(lengths(first)).toEqual([0]);
  });
});

import { expect, it } from 'vitest';
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
      expect(atRisk).toBe(estimate.value.atRisk);
      expect(point.probability).toBeCloseTo(estimate.value.probability, 12);
      expect(point.lower).toBeCloseTo(estimate.value.interval.lower, 12);
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

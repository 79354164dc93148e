import { describe, expect, it } from 'vitest';
import { DISTRIBUTIONS } from '../../../src/analytics/index.js';
import { type Basis, expectationOf, type Wish } from '../../../src/trials/domain/expectation.js';

const basis: Basis = {
  students: 751,
  prospects: 2_977,
  baseRate: 0.35,
  prospectsPerStudent: 4,
  sizeVariation: 0.5,
  intraStudentCorrelation: 0.05,
  eligibleStudents: 740,
};
const wish: Wish = { primaryDay: 60, alpha: 0.05, stoppingRule: 'NONE', minimalDifference: 0.05 };

describe('what can be expected of a trial', () => {
  it('is told in figures: 1,470 prospects per arm for five points from 35 %, times the design effect', () => {
    const found = expectationOf({ ...basis, intraStudentCorrelation: 0 }, wish, DISTRIBUTIONS);
    expect(found.designEffect).toBe(1);
    // In R: power.prop.test(p1 = .35, p2 = .40, power = .8)$n
    expect(found.neededPerArm).toBe(1471);
    expect(found.expectedPerArm).toBe(1480);
    expect(found.power).toBeCloseTo(0.8, 1);
    expect(expectationOf(basis, wish, DISTRIBUTIONS).neededPerArm).toBe(Math.ceil(1470.4 * 1.2));
  });
  it('and in words, plainly', () => {
    const { sentences } = expectationOf(basis, wish, DISTRIBUTIONS);
    expect(sentences[0]).toBe(
      "In the past year 35.0 % of this center's prospects had an offer by day 60 (2,977 prospects of 751 students).",
    );
    expect(sentences.at(-1)).toMatch(/^The trial is somewhat small/);
    const few = expectationOf({ ...basis, eligibleStudents: 200 }, wish, DISTRIBUTIONS);
    expect(few.sentences.at(-1)).toMatch(/^Expect an honest but inconclusive answer/);
    expect(sentences.join(' ')).toContain(
      '2.0 points, which is what a call policy may realistically bring, in 18 of 100',
    );
  });
  it('says so when the center has no past to go by', () => {
    const unknown = { ...basis, students: 3, baseRate: null, prospectsPerStudent: null, sizeVariation: null };
    const { sentences, baseRate } = expectationOf(unknown, wish, DISTRIBUTIONS);
    expect(baseRate).toBe(0.35);
    expect(sentences[0]).toContain('3 of 20 students with interviews in the past year');
  });
  it('is large enough when it is, pays for looking with alpha, and finds nothing with nobody', () => {
    const many = expectationOf({ ...basis, eligibleStudents: 2_000 }, wish, DISTRIBUTIONS);
    expect(many.sentences.at(-1)).toBe('The trial is large enough for the difference you are interested in.');
    const looking = expectationOf(basis, { ...wish, stoppingRule: 'ALWAYS_VALID' }, DISTRIBUTIONS);
    expect(looking.neededPerArm).toBeGreaterThan(expectationOf(basis, wish, DISTRIBUTIONS).neededPerArm);
    const nobody = expectationOf({ ...basis, eligibleStudents: 0 }, wish, DISTRIBUTIONS);
    expect(nobody).toMatchObject({ expectedPerArm: 0, detectableDifference: null });
    expect(nobody.power).toBeLessThan(0.1);
    expect(nobody.plannedError).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { DISTRIBUTIONS } from '../../../src/analytics/index.js';
import type { Basis, Wish } from '../../../src/trials/domain/expectation.js';
import { warningsOf } from '../../../src/trials/domain/expectation-words.js';
import { expectationOf } from '../../../src/trials/domain/power-calculator.js';

const basis: Basis = {
  students: 751,
  prospects: 2_977,
  baseRate: { probability: 0.35, lower: 0.331, upper: 0.369, watched: 2_400 },
  prospectsPerStudent: 4,
  sizeVariation: 0.5,
  intraStudentCorrelation: 0.05,
  eligibleStudents: 740,
  notEligible: [],
  cohorts: 12,
  smallestGroup: 10,
};
const wish: Wish = {
  unit: 'STUDENT',
  primaryDay: 60,
  alpha: 0.05,
  stoppingRule: 'NONE',
  minimalDifference: 0.05,
  baseRate: null,
};

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
      "In the past year the share of this center's prospects with an offer by day 60 is estimated at 35.0 % (95 % 33 to 37; 2,977 prospects of 751 students, 2,400 still watched on day 60).",
    );
    expect(sentences.at(-1)).toMatch(/^The trial is somewhat small/);
    const few = expectationOf({ ...basis, eligibleStudents: 200 }, wish, DISTRIBUTIONS);
    expect(warningsOf(expectationOf(basis, wish, DISTRIBUTIONS), 0.05)).toEqual([]);
    expect(warningsOf(few, 0.05)).toEqual([
      expect.stringMatching(
        /^With about 400 prospects in each arm, of 1,765 that are needed, the trial finds a difference of 5.0 points in only \d\d of 100 such trials. Expect an honest but inconclusive answer/,
      ),
    ]);
    expect(few.sentences.at(-1)).toMatch(/^Expect an honest but inconclusive answer/);
    expect(sentences.join(' ')).toContain(
      '2.0 points, which is what a call policy may realistically bring, in 18 of 100',
    );
  });
  it('of whole cohorts promises nothing, however many students they have', () => {
    const asCohorts = { ...wish, unit: 'COHORT' } as const;
    const students = expectationOf({ ...basis, eligibleStudents: 2_400 }, wish, DISTRIBUTIONS);
    const found = expectationOf({ ...basis, eligibleStudents: 2_400 }, asCohorts, DISTRIBUTIONS);
    expect(students.sentences.at(-1)).toMatch(/^The trial is large enough/);
    // 200 students of 4 prospects in each cohort: 1.2 + (1.25 * 800 - 1) * 0.05
    expect(found.designEffect).toBeCloseTo(51.15, 10);
    // In R, with t instead of z: a <- 2 * pnorm(-qt(.975, 10)); power.prop.test(n = 4800 / 51.15, p1 = .35, p2 = .40, sig.level = a)$power
    expect(found.power).toBeCloseTo(0.06391461, 7);
    expect(found.neededPerArm).toBe(90_311);
    expect(found.sentences.at(-1)).toMatch(/^Expect an honest but inconclusive answer/);
    expect(found.sentences.join(' ')).toContain('Whole cohorts draw lots, and prospects of one cohort are alike');
    expect(warningsOf(found, 0.05)).toHaveLength(1);
    const many = expectationOf(
      { ...basis, cohorts: 100, eligibleStudents: 9_000 },
      { ...asCohorts, minimalDifference: 0.3 },
      DISTRIBUTIONS,
    );
    expect(many.power).toBeGreaterThan(0.8);
    expect(many.sentences.at(-1)).toMatch(/^Nothing is promised/);
    expect(many.sentences.join(' ')).not.toContain('large enough');
    const looking = expectationOf(basis, { ...asCohorts, stoppingRule: 'ALWAYS_VALID' }, DISTRIBUTIONS);
    expect(looking.neededPerArm).toBe(expectationOf(basis, asCohorts, DISTRIBUTIONS).neededPerArm);
    expect(expectationOf({ ...basis, eligibleStudents: 0 }, asCohorts, DISTRIBUTIONS).designEffect).toBeGreaterThan(
      1.2,
    );
  });
  it('asks for your own base rate where few were watched long enough, and goes by it', () => {
    const thin = { ...basis, baseRate: { probability: 0.284, lower: 0.151, upper: 0.443, watched: 9 } };
    expect(expectationOf(thin, wish, DISTRIBUTIONS).sentences[1]).toBe(
      'With fewer than 10 watched that long this estimate is too thin to go by: give your own base rate (`baseRate`).',
    );
    const enough = { ...thin, baseRate: { ...thin.baseRate, watched: 10 } };
    expect(expectationOf(enough, wish, DISTRIBUTIONS).sentences.join(' ')).not.toContain('too thin');
    const given = expectationOf(thin, { ...wish, baseRate: 0.5 }, DISTRIBUTIONS);
    expect(given.baseRate).toBe(0.5);
    expect(given.sentences[0]).toBe('As you gave it, 50.0 % of prospects are expected to have an offer by day 60.');
    expect(given.sentences[1]).toContain('is estimated at 28.4 % (95 % 15 to 44;');
    expect(expectationOf({ ...basis, baseRate: null }, { ...wish, baseRate: 0.5 }, DISTRIBUTIONS).sentences[1]).toMatch(
      /^To find/,
    );
  });
  it('tells how many cannot be enrolled, and why', () => {
    const notEligible = [
      { reason: 'ALREADY_PLACED', students: 40 },
      { reason: 'HAS_OWN_POLICY', students: 10 },
    ] as const;
    expect(expectationOf({ ...basis, notEligible }, wish, DISTRIBUTIONS).sentences.slice(2, 5)).toEqual([
      'Cannot be enrolled now, in whole tens: 40 placed already (an offer was accepted); 10 with a policy of their own.',
      'A reason is told from 10 students on, and where each of these cohorts has as many.',
      'At least 740 students can be enrolled now, in whole tens; with 4.0 prospects each, about 1,480 come to each arm.',
    ]);
  });
  it('says of few only that they are few', () => {
    const few = { ...basis, eligibleStudents: 0, students: null, prospects: null, baseRate: null, smallestGroup: 15 };
    const words = expectationOf(few, wish, DISTRIBUTIONS).sentences.join(' ');
    expect(words).toContain('fewer than 15 of 20 students with interviews in the past year');
    expect(words).toContain('Fewer than 15 students can be enrolled now, too few to be counted on');
  });
  it('says so when the center has no past to go by', () => {
    const unknown = { ...basis, students: 13, baseRate: null, prospectsPerStudent: null, sizeVariation: null };
    const { sentences, baseRate } = expectationOf(unknown, wish, DISTRIBUTIONS);
    expect(baseRate).toBe(0.35);
    expect(sentences[0]).toContain('13 of 20 students with interviews in the past year');
    const nobodyHired = expectationOf({ ...basis, baseRate: null }, wish, DISTRIBUTIONS);
    expect(nobodyHired.sentences[0]).toContain('nothing can be estimated from the 2,977 prospects of the past year');
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

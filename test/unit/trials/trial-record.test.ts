import { describe, expect, it } from 'vitest';
import { armsOf } from '../../../src/analytics/index.js';
import type { Arm } from '../../../src/trials/domain/trial.js';
import { designOf, mistakesIn, type TrialRecord } from '../../../src/trials/domain/trial-record.js';
import { commitmentTo, keyedBy } from '../../../src/trials/index.js';

const seed = '59b3d7bc29a700547ed676c928d5017d4d440c329cb66d034c039ab4820374ad';
const drawn = (unit: TrialRecord['unit'], cohortId: string, length: number, cohorts: number) =>
  armsOf(length, designOf('trial-1', unit, cohorts, cohortId), keyedBy(seed)) as readonly Arm[];
const record: TrialRecord = {
  trialId: 'trial-1',
  unit: 'STUDENT',
  // As in the vectors of the golden files.
  commitment: '68bf95cbae741050cf45fbbfb548a83b4f633d8d4e7ff90386a92c6c15e328e2',
  seed,
  cohortIds: ['cohort-1', 'cohort-2'],
  assignments: ['cohort-1', 'cohort-2'].flatMap((cohortId) =>
    drawn('STUDENT', cohortId, 30, 2).map((arm, place) => ({
      cohortId,
      studentId: `${cohortId}-${place}`,
      place,
      arm,
    })),
  ),
};
const mistakes = (changed: Partial<TrialRecord>) => {
  const given = { ...record, ...changed };
  return mistakesIn(given, commitmentTo, keyedBy(given.seed));
};
const other = (arm: Arm): Arm => (arm === 'CONTROL' ? 'TREATMENT' : 'CONTROL');

describe('the record of a trial', () => {
  it('is without mistakes when every lot follows from the seed, in whatever order it is written', () => {
    expect(mistakes({})).toEqual([]);
    expect(mistakes({ assignments: record.assignments.toReversed() })).toEqual([]);
  });
  it('tells a lot that was changed', () => {
    const changed = record.assignments.map((each, index) => (index === 7 ? { ...each, arm: other(each.arm) } : each));
    expect(mistakes({ assignments: changed })).toEqual([expect.stringContaining('Stratum cohort-1, place 7: drawn')]);
  });
  it('tells a place that was left out, and a seed that was made up afterwards', () => {
    expect(mistakes({ assignments: record.assignments.filter((_, index) => index !== 3) })).toContain(
      'Stratum cohort-1: place 3 is missing.',
    );
    expect(mistakes({ seed: seed.replace('59', '60') })[0]).toBe('The seed is not the one that was committed to.');
  });
  it('of whole cohorts holds them in one block, so that the arms are even', () => {
    const cohortIds = Array.from({ length: 14 }, (_, index) => `cohort-${String(index).padStart(2, '0')}`);
    const arms = drawn('COHORT', cohortIds[0]!, 14, 14);
    expect(arms.filter((arm) => arm === 'CONTROL')).toHaveLength(7);
    const assignments = cohortIds.map((cohortId, place) => ({ cohortId, studentId: null, place, arm: arms[place]! }));
    expect(mistakes({ unit: 'COHORT', cohortIds, assignments })).toEqual([]);
  });
});

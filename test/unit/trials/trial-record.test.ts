import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { armsOf } from '../../../src/analytics/index.js';
import type { Arm } from '../../../src/trials/domain/trial.js';
import { designOf, type TrialRecord } from '../../../src/trials/domain/trial-record.js';
import { keyedBy } from '../../../src/trials/seeded-lots.js';

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
const folder = mkdtempSync(join(tmpdir(), 'trials-'));

/** What the program says of a file, and its status. */
const verify = (changed: Partial<TrialRecord>): string => {
  const file = join(folder, 'trial.json');
  writeFileSync(file, JSON.stringify({ ...record, ...changed }));
  const { stdout, status } = spawnSync(process.execPath, ['scripts/verify-trial.mjs', file], { encoding: 'utf8' });
  return `${status}: ${stdout}`;
};
const other = (arm: Arm): Arm => (arm === 'CONTROL' ? 'TREATMENT' : 'CONTROL');

describe('the lots of a trial, drawn again by a program that shares no code with the service', () => {
  it('follow from the seed, in whatever order they are written', () => {
    expect(verify({})).toBe(
      `0: All 60 lots follow from the seed. Its SHA-256 is ${record.commitment}: compare it with the audit trail of the start.\n`,
    );
    expect(verify({ assignments: record.assignments.toReversed() })).toMatch(/^0: All 60/);
  });
  it('tell when one was changed', () => {
    const changed = record.assignments.map((each, index) => (index === 7 ? { ...each, arm: other(each.arm) } : each));
    expect(verify({ assignments: changed })).toMatch(/^1: Stratum cohort-1, place 7: the seed gives [A-Z]+, recorded/);
  });
  it('tell when a place was left out, and when the seed was made up afterwards', () => {
    const gap = record.assignments.filter((_, index) => index !== 3);
    expect(verify({ assignments: gap })).toContain('Stratum cohort-1, place 3: the seed gives');
    expect(verify({ seed: seed.replace('59', '60') })).toMatch(/^1: The seed has the SHA-256/);
  });
  it('of whole cohorts are one block, so that the arms are even', () => {
    const cohortIds = Array.from({ length: 14 }, (_, index) => `cohort-${String(index).padStart(2, '0')}`);
    const arms = drawn('COHORT', cohortIds[0]!, 14, 14);
    expect(arms.filter((arm) => arm === 'CONTROL')).toHaveLength(7);
    const assignments = cohortIds.map((cohortId, place) => ({ cohortId, studentId: null, place, arm: arms[place]! }));
    expect(verify({ unit: 'COHORT', cohortIds, assignments })).toMatch(/^0: All 14/);
  });
});

import { describe, expect, it } from 'vitest';
import {
  type Assignment,
  assignmentInForce,
  type Membership,
} from '../../../src/follow-up-policies/domain/policy-in-force.js';
import type { Day } from '../../../src/kernel/day.js';

const set = (policyId: string, level: Assignment['level'], more: Partial<Assignment> = {}): Assignment => ({
  policyId,
  level,
  subjectId: null,
  since: 0,
  until: null,
  ...more,
});
const joined = (id: string, cohortId: string, fromDay: Day, toDay: Day | null = null): Membership => ({
  id,
  cohortId,
  fromDay,
  toDay,
});

const counts = (assignments: readonly Assignment[], memberships: readonly Membership[] = [], at = 1_000) =>
  assignmentInForce(assignments, memberships, 'prospect-1', { at, on: '2026-11-23' })?.policyId ?? null;

const forSpring = set('spring', 'COHORT', { subjectId: 'spring' });
const forFall = set('fall', 'COHORT', { subjectId: 'fall' });
const ofTheCenter = set('center', 'CENTER');

describe('of the policies of a center', () => {
  it('the one set last counts, not the first', () => {
    expect(counts([set('old', 'CENTER', { until: 500 }), set('new', 'CENTER', { since: 500 })])).toBe('new');
  });
  it('the center’s own counts for whoever is in none of the cohorts that have their own', () => {
    expect(counts([forSpring, ofTheCenter])).toBe('center');
  });
  it('the first one counts for what happened before the center was opened', () => {
    const later = [set('student', 'STUDENT', { since: 5 }), set('second', 'CENTER', { since: 20 })];
    expect(counts([...later, set('first', 'CENTER', { since: 10 })], [], 1)).toBe('first');
  });
});

describe('the policy of a cohort', () => {
  it('counts from the day of joining to the last day', () => {
    const both = [forSpring, ofTheCenter];
    expect(counts(both, [joined('1', 'spring', '2026-11-23', '2026-11-23')])).toBe('spring');
    expect(counts(both, [joined('1', 'spring', '2026-11-24')])).toBe('center');
    expect(counts(both, [joined('1', 'spring', '2026-09-01', '2026-11-22')])).toBe('center');
  });
  it('is that of the cohort joined last', () => {
    const early = joined('2', 'spring', '2026-09-01');
    const late = joined('1', 'fall', '2026-10-01');
    expect(counts([forSpring, forFall], [early, late])).toBe('fall');
    expect(counts([forSpring, forFall], [late, early])).toBe('fall');
  });
  it('is that of the cohort entered last when two were joined on one day', () => {
    const first = joined('1', 'spring', '2026-09-01');
    const second = joined('2', 'fall', '2026-09-01');
    expect(counts([forSpring, forFall], [first, second])).toBe('fall');
    expect(counts([forSpring, forFall], [second, first])).toBe('fall');
  });
});

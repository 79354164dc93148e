import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assignment,
  assignmentInForce,
  type Membership,
  versionInForce,
} from '../../../src/follow-up-policies/domain/policy-in-force.js';

const NOW = { at: 1_000, on: '2026-11-23' } as const;
const set = (level: Assignment['level'], subjectId: string | null, more: Partial<Assignment> = {}): Assignment => ({
  policyId: `of ${subjectId}`,
  level,
  subjectId,
  since: 0,
  until: null,
  ...more,
});
const member = (id: string, cohortId: string, fromDay: Membership['fromDay'], toDay: Membership['toDay'] = null) => ({
  id,
  cohortId,
  fromDay,
  toDay,
});

describe('of several policies that are set', () => {
  const all = [set('CENTER', null), set('COHORT', 'c'), set('STUDENT', 's'), set('PROSPECT', 'p')];
  const inCohort = [member('1', 'c', '2026-01-01')];

  it('the most specific counts, whatever the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (some) => {
        const most = all.findLast((each) => some.includes(each))!;
        expect(assignmentInForce(some, inCohort, 'p', NOW)).toEqual(most);
      }),
    );
  });

  it('that of another prospect, and of a cohort that the student is not in on that day, does not', () => {
    expect(assignmentInForce(all, inCohort, 'other', NOW)?.level).toBe('STUDENT');
    const left = [member('1', 'c', '2026-01-01', '2026-11-22')];
    const joinsTomorrow = [member('1', 'c', '2026-11-24')];
    for (const memberships of [left, joinsTomorrow])
      expect(assignmentInForce(all.slice(0, 2), memberships, null, NOW)?.level).toBe('CENTER');
  });

  it('that of the cohort joined last counts, and on the same day of the one entered last', () => {
    const cohorts = [set('COHORT', 'a'), set('COHORT', 'b')];
    const laterA = [member('1', 'a', '2026-02-02'), member('2', 'b', '2026-02-01')];
    expect(assignmentInForce(cohorts, laterA, null, NOW)?.subjectId).toBe('a');
    const sameDay = [member('2', 'b', '2026-02-01'), member('1', 'a', '2026-02-01')];
    expect(assignmentInForce(cohorts, sameDay, null, NOW)?.subjectId).toBe('b');
    expect(assignmentInForce([set('COHORT', 'b')], laterA, null, NOW)?.subjectId).toBe('b');
  });
});

describe('what was set', () => {
  it('counts from its moment on until the moment it was cleared', () => {
    const student = set('STUDENT', 's', { since: 500, until: 1_000 });
    const at = (instant: number) =>
      assignmentInForce([set('CENTER', null), student], [], null, { ...NOW, at: instant })?.level;
    expect([499, 500, 999, 1_000].map(at)).toEqual(['CENTER', 'STUDENT', 'STUDENT', 'CENTER']);
  });

  it('for the center counts for what came before it too; else nothing was set', () => {
    const first = set('CENTER', null, { policyId: 'first', since: 2_000, until: 3_000 });
    const second = set('CENTER', null, { policyId: 'second', since: 3_000 });
    expect(assignmentInForce([second, first], [], null, NOW)?.policyId).toBe('first');
    expect(assignmentInForce([], [], null, NOW)).toBeNull();
  });
});

describe('the version in force', () => {
  const versions = [{ publishedAt: 30 }, { publishedAt: 20 }, { publishedAt: 10 }];
  it('is the newest published by then, else the first', () => {
    expect([5, 10, 25, 30].map((at) => versionInForce(versions, at)?.publishedAt)).toEqual([10, 10, 20, 30]);
    expect(versionInForce([], 5)).toBeNull();
  });
});

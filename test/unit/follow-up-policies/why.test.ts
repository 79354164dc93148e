import { describe, expect, it } from 'vitest';
import { STEP_KINDS } from '../../../src/follow-up-policies/domain/plan.js';
import { ANCHOR_KINDS } from '../../../src/follow-up-policies/domain/policy.js';
import {
  actionInWords,
  countInWords,
  dateRuleInWords,
  dayInWords,
  offsetInWords,
  sentenceOf,
} from '../../../src/follow-up-policies/domain/why.js';
import type { Day } from '../../../src/kernel/day.js';
import { called, gamePlan, held, followedUp, thanked } from '../../support/facts.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { planAt } from './planning.js';

const T = '2026-11-20 15:00';
const waiting = [held(T), thanked('2026-11-20 18:00'), followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null })];

function whyAfter(...facts: readonly Fact[]): string {
  const { nextStep } = planAt(null, ...facts);
  return nextStep ? sentenceOf(nextStep) : 'Nothing is owed.';
}

describe('why a step is owed on its day', () => {
  it('names the promise and the days that do not count', () => {
    expect(whyAfter(...waiting, gamePlan(T, '2026-11-27'))).toBe(
      'Call on Monday 30 November: one business day after the promised date (Friday 27 November); Saturday and Sunday do not count; not before noon on a Monday.',
    );
  });
  it('names the holiday', () => {
    expect(whyAfter(...waiting, gamePlan(T, '2026-11-25'))).toBe(
      'Call on Friday 27 November: one business day after the promised date (Wednesday 25 November); Thanksgiving Day (Thursday 26 November) does not count.',
    );
  });
  it('names each weekday once', () => {
    expect(whyAfter(...waiting)).toContain('Saturday, Sunday and Thanksgiving Day (Thursday 26 November) do not count');
  });
  it('says why the call moves to the afternoon', () => {
    expect(whyAfter(...waiting, called('2026-12-02 10:00', 'NO_ANSWER'))).toBe(
      'Call on Friday 4 December: two business days after the last contact (Wednesday 2 December); in the afternoon, because the last attempt was in the morning.',
    );
  });
  it('says why an e-mail takes the place of a call', () => {
    expect(whyAfter(...waiting, gamePlan(T, '2026-12-01', { channels: ['EMAIL'] }))).toContain(
      'because calls are not welcome',
    );
  });
  it('counts hours for a thank-you note', () => {
    expect(whyAfter(held(T))).toBe(
      'Send a thank-you note on Saturday 21 November: 24 hours after the end of the interview (Friday 20 November).',
    );
  });
});

describe('a distance in words', () => {
  it.each([
    [{ businessDays: 1 }, 'one business day after'],
    [{ businessDays: -1 }, 'one business day before'],
    [{ businessDays: 30 }, '30 business days after'],
    [{ days: 90 }, '90 days after'],
    [{ businessDays: 0 }, 'on'],
    [{ hours: 0 }, 'at'],
  ])('%j is "%s"', (offset, words) => {
    expect(offsetInWords(offset)).toBe(words);
  });
});

describe('the words of the policy', () => {
  it('say what is to be done for every kind of step, and each something else', () => {
    const actions = STEP_KINDS.map((kind) => actionInWords({ kind, channel: null }));
    for (const action of actions) expect(action).toMatch(/^[A-Z][a-z]+ .*[a-z]$/);
    expect(new Set(actions).size).toBe(STEP_KINDS.length);
  });

  it('call a question by telephone a call, and nothing else', () => {
    expect(actionInWords({ kind: 'STATUS_CHECK', channel: 'PHONE' })).toBe('Call');
    expect(actionInWords({ kind: 'STATUS_CHECK', channel: 'EMAIL' })).toBe('Ask in writing where the decision stands');
    expect(actionInWords({ kind: 'EXPEDITE', channel: 'PHONE' })).toBe('Ask for a faster decision');
  });

  it('name everything that a date may be counted from', () => {
    for (const anchor of ANCHOR_KINDS)
      expect(dateRuleInWords({ anchor, offset: { days: 1 } }), anchor).toMatch(/^one day after the [a-z ]+$/);
  });

  it('name every weekday', () => {
    const week: readonly Day[] = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05'];
    expect(week.map((day) => dayInWords(day).split(' ')[0])).toEqual([
      'Monday',
      'Tuesday',
      'Wednesday',
      'Thursday',
      'Friday',
      'Saturday',
    ]);
    expect(dayInWords('2027-01-31')).toBe('Sunday 31 January');
  });

  it('count in words up to ten', () => {
    expect([0, 1, 2, 10, 11].map((count) => countInWords(count, 'hour'))).toEqual([
      'zero hours',
      'one hour',
      'two hours',
      'ten hours',
      '11 hours',
    ]);
  });
});

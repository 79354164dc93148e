import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/kernel/day.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { whyNotSnooze } from '../../../src/pauses/domain/snooze-limits.js';
import { called, clock, followedUp, held, offered, scheduled, snoozed, thanked } from '../../support/facts.js';
import { OFFICE, owedAt, planAt } from './planning.js';

const interviewed = held('2026-11-20 15:00');
const thankYou = thanked('2026-11-20 18:00');
const practised = followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null });
const waiting: readonly Fact[] = [interviewed, thankYou, practised];
const NOW = '2026-12-01 09:00';

describe('a step that was put off', () => {
  it('is due on that day, and says why', () => {
    const later = snoozed(NOW, 'status-call', '2026-12-08');
    expect(owedAt(NOW, ...waiting)).toBe('status-call 2026-12-02 09:00 - 2026-12-02 17:00 STUDENT');
    expect(owedAt(NOW, ...waiting, later)).toBe('status-call 2026-12-08 09:00 - 2026-12-08 17:00 STUDENT');
    const { nextStep } = planAt(NOW, ...waiting, later);
    expect(nextStep?.why.adjustments).toContain('snoozed to 8 December: exam week');
    expect(nextStep?.snoozes).toBe(1);
  });
  it('waits for a business day, and on a Monday for noon', () => {
    expect(owedAt(NOW, ...waiting, snoozed(NOW, 'status-call', '2026-12-05'))).toBe(
      'status-call 2026-12-07 12:00 - 2026-12-07 17:00 STUDENT',
    );
  });
  it('is another step once something has happened', () => {
    const call = called('2026-12-02 10:00', 'STILL_PENDING');
    const facts = [...waiting, snoozed(NOW, 'status-call', '2026-12-15'), call];
    expect(planAt('2026-12-02 11:00', ...facts).nextStep).toMatchObject({ snoozes: 0, dueOn: '2026-12-09' });
  });
  it('neither lapses nor passes to the counselor before', () => {
    const note = snoozed('2026-11-20 16:00', 'thank-you', '2026-12-01');
    expect(planAt('2026-11-20 16:00', interviewed, note).changesAt).toBe(clock('2026-12-01 17:00'));
    const unlogged = scheduled('2026-11-12 10:00', '2026-11-20 14:00', {});
    const later = snoozed('2026-11-20 16:00', 'log-interview', '2026-11-25', { contactId: null });
    expect(owedAt('2026-11-24 17:00', unlogged)).toMatch(/COUNSELOR$/);
    expect(owedAt('2026-11-24 17:00', unlogged, later)).toMatch(/2026-11-25 17:00 STUDENT$/);
  });
  it('gives way to the review all the same', () => {
    const long = snoozed('2027-01-04 09:00', 'status-call', '2027-01-18');
    expect(owedAt('2027-01-08 09:00', ...waiting, long)).toMatch(/^counselor-review/);
  });
  it('does not move what was put off for somebody else', () => {
    expect(owedAt(NOW, ...waiting, snoozed(NOW, 'status-call', '2026-12-08', { contactId: 'okafor' }))).toMatch(
      /2026-12-02 17:00/,
    );
  });
});

describe('what may not be put off', () => {
  const refusal = (until: Day, ...facts: readonly Fact[]): string | undefined => {
    const timeline = { openedAt: clock('2026-11-02 09:00'), facts };
    const step = planAt(NOW, ...facts).nextStep!;
    return whyNotSnooze(step, until, { timeline, calendar: OFFICE, now: clock(NOW) })?.code;
  };

  it('to a day that is no later than it is due, or too late', () => {
    expect(refusal('2026-12-02', ...waiting)).toBe('SNOOZE_NOT_LATER');
    expect(refusal('2026-12-03', ...waiting)).toBeUndefined();
    expect(refusal('2026-12-16', ...waiting)).toBeUndefined();
    expect(refusal('2026-12-17', ...waiting)).toBe('SNOOZE_TOO_FAR');
  });
  it('a third time in a row', () => {
    const once = snoozed('2026-11-30 09:00', 'status-call', '2026-12-03');
    const twice = snoozed('2026-11-30 10:00', 'status-call', '2026-12-04');
    expect(refusal('2026-12-07', ...waiting, once)).toBeUndefined();
    expect(refusal('2026-12-07', ...waiting, once, twice)).toBe('SNOOZED_TOO_OFTEN');
  });
  it('past the deadline of an offer', () => {
    const offer = offered('2026-11-30 10:00', '2026-12-10 12:00');
    expect(refusal('2026-12-09', ...waiting, offer)).toBeUndefined();
    expect(refusal('2026-12-10', ...waiting, offer)).toBe('SNOOZE_PAST_A_DEADLINE');
  });
  it('past the start of an interview', () => {
    const ahead = scheduled('2026-11-30 10:00', '2026-12-09 10:00', { interviewId: 'interview-2' });
    expect(refusal('2026-12-09', ...waiting, ahead)).toBe('SNOOZE_PAST_A_DEADLINE');
  });
});

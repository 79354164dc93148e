import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../../../src/calendars/domain/business-calendar.js';
import { STEP_OWNERS } from '../../../src/follow-up-policies/domain/plan.js';
import type { Day } from '../../../src/kernel/day.js';
import { DAY, MINUTE } from '../../../src/kernel/instant.js';
import { occurrencesOf, type OwedStep, toSay } from '../../../src/reminders/domain/occurrences.js';
import { clock, NEW_YORK } from '../../support/facts.js';
import { OFFICE } from '../follow-up-policies/planning.js';

const inWords = (at: number, zone = NEW_YORK): string => DateTime.fromMillis(at, { zone }).toFormat('ccc MM-dd HH:mm');

const step = (dueAt: string, more: Partial<OwedStep> = {}): OwedStep => ({
  owner: 'STUDENT',
  dueAt: clock(dueAt),
  zone: NEW_YORK,
  knownSince: clock('2026-11-02 09:00'),
  isOpen: true,
  acknowledgedAt: null,
  ...more,
});

const ladder = (owed: OwedStep): string[] =>
  occurrencesOf(owed, OFFICE).map(
    ({ audience, occurrence, at }) => `${audience} ${occurrence} ${inWords(at, owed.zone)}`,
  );

describe('who hears of a step that nobody does', () => {
  it('is the student at due and a business day later, then the counselor, then a lead', () => {
    expect(ladder(step('2026-11-24 17:00'))).toEqual([
      'STUDENT DUE Tue 11-24 17:00',
      'STUDENT AGAIN Wed 11-25 17:00',
      'COUNSELOR ESCALATED Mon 11-30 17:00',
      'LEAD ESCALATED Wed 12-02 17:00',
    ]);
  });

  it('is the counselor where the counselor owes it', () => {
    expect(ladder(step('2026-11-16 17:00', { owner: 'COUNSELOR' }))).toEqual([
      'COUNSELOR DUE Mon 11-16 17:00',
      'COUNSELOR AGAIN Tue 11-17 17:00',
      'LEAD ESCALATED Mon 11-23 17:00',
    ]);
  });

  it('is the student alone after the end', () => {
    expect(ladder(step('2026-11-16 17:00', { isOpen: false }))).toEqual([
      'STUDENT DUE Mon 11-16 17:00',
      'STUDENT AGAIN Tue 11-17 17:00',
    ]);
  });

  it('keeps the time of day on the wall over a clock change', () => {
    const owed = step('2026-10-30 17:00', { knownSince: clock('2026-10-01 09:00') });
    expect(ladder(owed).map((each) => each.slice(-5))).toEqual(['17:00', '17:00', '17:00', '17:00']);
    const abroad = {
      ...owed,
      zone: 'Europe/Berlin',
      dueAt: DateTime.fromISO('2026-10-23T17:00', { zone: 'Europe/Berlin' }).toMillis(),
    };
    expect(ladder(abroad)[1]).toBe('STUDENT AGAIN Mon 10-26 17:00');
  });

  it('counts what was late already from the day on which the prospect was entered', () => {
    expect(ladder(step('2026-09-01 17:00', { knownSince: clock('2026-11-16 11:20') }))).toEqual([
      'STUDENT DUE Mon 11-16 11:20',
      'STUDENT AGAIN Tue 11-17 11:20',
      'COUNSELOR ESCALATED Thu 11-19 11:20',
      'LEAD ESCALATED Mon 11-23 11:20',
    ]);
  });

  it('is the lead two business days after somebody acknowledged it, if that is later', () => {
    const last = (acknowledgedAt: string) =>
      ladder(step('2026-11-16 17:00', { acknowledgedAt: clock(acknowledgedAt) })).at(-1);
    expect(last('2026-11-23 10:30')).toBe('LEAD ESCALATED Wed 11-25 10:30');
    expect(last('2026-11-19 18:00')).toBe('LEAD ESCALATED Mon 11-23 18:00');
    expect(last('2026-11-18 09:00')).toBe('LEAD ESCALATED Mon 11-23 17:00');
  });
});

describe('what is to be said at a moment', () => {
  const saidAt = (now: string) => {
    const { now: said, nextAt } = toSay(step('2026-11-16 17:00'), OFFICE, clock(now));
    return [said.map(({ audience, occurrence }) => `${audience} ${occurrence}`), nextAt && inWords(nextAt)];
  };

  it('is nothing before it is due', () => {
    expect(saidAt('2026-11-16 16:59')).toEqual([[], 'Mon 11-16 17:00']);
    expect(saidAt('2026-11-16 17:00')).toEqual([['STUDENT DUE'], 'Tue 11-17 17:00']);
  });

  it('is to each only the last of what came due meanwhile', () => {
    expect(saidAt('2026-11-18 09:00')).toEqual([['STUDENT AGAIN'], 'Thu 11-19 17:00']);
    expect(saidAt('2026-12-18 09:00')).toEqual([['STUDENT AGAIN', 'COUNSELOR ESCALATED', 'LEAD ESCALATED'], null]);
  });
});

describe('the ladder', () => {
  const zones = fc.constantFrom(NEW_YORK, 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Tokyo', 'America/St_Johns');
  const moment = fc.integer({ min: clock('2026-03-01'), max: clock('2027-06-01') });
  const anyStep: fc.Arbitrary<OwedStep> = fc.record({
    owner: fc.constantFrom(...STEP_OWNERS),
    dueAt: moment,
    zone: zones,
    knownSince: moment,
    isOpen: fc.boolean(),
    acknowledgedAt: fc.option(moment),
  });

  /** Walks minute by minute through business days until so many of them have begun and the time of day has come. */
  const walk = (from: number, zone: string, businessDays: number): number => {
    const date = (at: number) => DateTime.fromMillis(at, { zone });
    const wanted = date(from).hour * 60 + date(from).minute;
    let day = date(from).startOf('day');
    for (let left = businessDays; left > 0; left -= isBusinessDay(OFFICE, day.toISODate() as Day) ? 1 : 0)
      day = day.plus({ days: 1 });
    let at = Math.max(day.toMillis(), day.toMillis() + (wanted - 180) * MINUTE);
    while (date(at).hour * 60 + date(at).minute < wanted) at += MINUTE;
    return at;
  };

  it('stands where a walk through the minutes arrives', () => {
    fc.assert(
      fc.property(anyStep, (owed) => {
        const from = Math.max(owed.dueAt, owed.knownSince);
        const days = owed.owner === 'STUDENT' ? [0, 1, 3, 5] : [0, 1, 5];
        const expected = days.map((count) => (count === 0 ? from : walk(from, owed.zone, count)));
        if (owed.acknowledgedAt !== null)
          expected.push(Math.max(expected.pop()!, walk(owed.acknowledgedAt, owed.zone, 2)));
        const found = occurrencesOf(owed, OFFICE).map(({ at }) => at);
        expect(found).toEqual(expected.slice(0, found.length));
      }),
      { numRuns: 40 },
    );
  });

  it('says everything by and by, to nobody twice the same, and then is silent', () => {
    fc.assert(
      fc.property(anyStep, fc.array(fc.integer({ min: MINUTE, max: 4 * DAY }), { maxLength: 30 }), (owed, pauses) => {
        const said: string[] = [];
        let at: number | null = owed.dueAt - DAY;
        for (const pause of [...pauses, 0, 0, 0, 0, 0, 400 * DAY]) {
          if (at === null) break;
          const now: number = at + pause;
          const { now: occurrences, nextAt } = toSay(owed, OFFICE, now);
          for (const each of occurrences) {
            expect(each.at).toBeLessThanOrEqual(now);
            said.push(`${each.audience} ${each.occurrence}`);
          }
          if (nextAt !== null) expect(nextAt).toBeGreaterThan(now);
          at = nextAt;
        }
        const last = occurrencesOf(owed, OFFICE).map(({ audience, occurrence }) => `${audience} ${occurrence}`);
        for (const audience of new Set(last.map((each) => each.split(' ')[0]!)))
          expect(said).toContain(last.findLast((each) => each.startsWith(audience)));
      }),
      { numRuns: 300 },
    );
  });
});

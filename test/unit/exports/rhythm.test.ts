import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextTime, RHYTHM_UNITS, type Rhythm } from '../../../src/exports/domain/rhythm.js';
import { WEEKDAYS, weekdayOf } from '../../../src/kernel/day.js';
import { DAY, HOUR } from '../../../src/kernel/instant.js';
import { dayIn, minuteOfDayIn } from '../../../src/kernel/zone.js';

const ZONES = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'];
const daily = (hour: number): Rhythm => ({ every: 'DAY', weekday: null, monthDay: null, hour });
const monthly = (monthDay: number): Rhythm => ({ every: 'MONTH', weekday: null, monthDay, hour: 7 });

const times = (rhythm: Rhythm, zone: string, from: string, count: number): string[] => {
  const found: string[] = [];
  for (let at = Date.parse(from); found.length < count; found.push(new Date(at).toISOString()))
    at = nextTime(rhythm, zone, at);
  return found;
};

describe('the next time', () => {
  it('keeps its hour on the wall when the clock is put forward and back', () => {
    expect(times(daily(7), 'America/New_York', '2026-03-06T13:00:00Z', 3)).toEqual([
      '2026-03-07T12:00:00.000Z',
      '2026-03-08T11:00:00.000Z',
      '2026-03-09T11:00:00.000Z',
    ]);
    expect(times(daily(7), 'America/New_York', '2026-10-30T12:00:00Z', 3)).toEqual([
      '2026-10-31T11:00:00.000Z',
      '2026-11-01T12:00:00.000Z',
      '2026-11-02T12:00:00.000Z',
    ]);
  });

  it('in an hour that is left out is the end of the gap, in one that comes twice the first; the day after is as ever', () => {
    expect(times(daily(2), 'America/New_York', '2026-03-07T08:00:00Z', 2)).toEqual([
      '2026-03-08T07:00:00.000Z',
      '2026-03-09T06:00:00.000Z',
    ]);
    expect(times(daily(1), 'America/New_York', '2026-10-31T06:00:00Z', 2)).toEqual([
      '2026-11-01T05:00:00.000Z',
      '2026-11-02T06:00:00.000Z',
    ]);
  });

  it('of a month without the day is its last', () => {
    const days = times(monthly(31), 'Europe/Berlin', '2027-01-01T00:00:00Z', 4).map((at) => at.slice(0, 10));
    expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
    expect(times(monthly(29), 'Europe/Berlin', '2028-02-01T00:00:00Z', 1)[0]).toBe('2028-02-29T06:00:00.000Z');
  });

  it('of a week is its weekday', () => {
    const fridays: Rhythm = { every: 'WEEK', weekday: 5, monthDay: null, hour: 16 };
    expect(times(fridays, 'Asia/Kathmandu', '2026-11-23T00:00:00Z', 2)).toEqual([
      '2026-11-27T10:15:00.000Z',
      '2026-12-04T10:15:00.000Z',
    ]);
  });

  const rhythms = fc.record({
    every: fc.constantFrom(...RHYTHM_UNITS),
    weekday: fc.constantFrom(...WEEKDAYS),
    monthDay: fc.integer({ min: 1, max: 31 }),
    hour: fc.integer({ min: 0, max: 23 }),
  });
  const instants = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') });

  it('lies ahead, at its hour or at the end of a gap, and none lies between', () =>
    fc.assert(
      fc.property(rhythms, fc.constantFrom(...ZONES), instants, (rhythm, zone, now) => {
        const next = nextTime(rhythm, zone, now);
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual({ DAY: 1, WEEK: 7, MONTH: 31 }[rhythm.every] * DAY + 2 * HOUR);
        const late = minuteOfDayIn(zone, next) - rhythm.hour * 60;
        expect(late >= 0 && late <= 60).toBe(true);
        if (rhythm.every === 'WEEK') expect(weekdayOf(dayIn(zone, next))).toBe(rhythm.weekday);
        const between = now + Math.floor((next - now) / 2);
        expect(nextTime(rhythm, zone, between)).toBe(next);
      }),
    ));
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  businessCalendar,
  isBusinessDay,
  type BusinessCalendar,
} from '../../../src/calendars/domain/business-calendar.js';
import { neglectedSince } from '../../../src/calendars/domain/neglected-since.js';
import { addDays, daysBetween, type Day } from '../../../src/kernel/day.js';
import { DAY, MINUTE, type Instant } from '../../../src/kernel/instant.js';
import { dayIn, minuteOfDayIn } from '../../../src/kernel/zone.js';

const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Sao_Paulo'];
const DAYS_OFF = new Map<Day, string>([
  ['2026-11-26', 'Thanksgiving Day'],
  ['2026-12-24', 'Closed'],
  ['2026-12-25', 'Christmas Day'],
  ['2027-01-01', "New Year's Day"],
]);
const ORIGIN: Day = '2026-10-01';
const FROM = Date.parse('2026-11-01T00:00:00Z');

/** Minutes of business days that have passed since the origin, day by day: the clock stands still on days off. */
const businessMinutesUntil = (calendar: BusinessCalendar, instant: Instant): number => {
  const today = dayIn(calendar.zone, instant);
  const days = Array.from({ length: daysBetween(ORIGIN, today) }, (_, count) => addDays(ORIGIN, count));
  const whole = days.filter((day) => isBusinessDay(calendar, day)).length * 1_440;
  return whole + (isBusinessDay(calendar, today) ? minuteOfDayIn(calendar.zone, instant) : 0);
};

it('says of every due time what counting minutes of business days says', () => {
  const instants = fc.integer({ min: 0, max: (90 * DAY) / MINUTE }).map((minutes) => FROM + minutes * MINUTE);
  const overdueBy = fc.integer({ min: 0, max: (14 * DAY) / MINUTE });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instants, overdueBy, (zone, now, minutes) => {
      const calendar = businessCalendar({ zone, daysOff: DAYS_OFF });
      const dueAt = now - minutes * MINUTE;
      const passed = businessMinutesUntil(calendar, now) - businessMinutesUntil(calendar, dueAt);
      expect(dueAt <= neglectedSince(calendar, now)).toBe(passed >= 5 * 1_440);
    }),
    { numRuns: 3_000 },
  );
});

it('passes over Thanksgiving and the weekend', () => {
  const calendar = businessCalendar({ zone: 'America/New_York', daysOff: DAYS_OFF });
  const tuesdayAt9 = Date.parse('2026-12-01T14:00:00Z');
  expect(new Date(neglectedSince(calendar, tuesdayAt9)).toISOString()).toBe('2026-11-23T14:00:00.000Z');
});

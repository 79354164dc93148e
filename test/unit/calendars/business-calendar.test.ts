import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  isBusinessDay,
  reasonOff,
} from '../../../src/calendars/domain/business-calendar.js';
import type { Day, Weekday } from '../../../src/kernel/day.js';

const calendar = businessCalendar({
  zone: 'America/New_York',
  daysOff: new Map<Day, string>([
    ['2026-11-26', 'Thanksgiving Day'],
    ['2026-11-27', 'Center closed: long weekend'],
    ['2026-07-04', 'Independence Day'],
  ]),
});

describe('businessCalendar', () => {
  it('is open Monday to Friday, 9:00 to 17:00, where nothing else is said', () => {
    const plain = businessCalendar({ zone: 'UTC' });
    expect([...plain.workingWeekdays]).toEqual([1, 2, 3, 4, 5]);
    expect([plain.opensAtMinute, plain.closesAtMinute, plain.daysOff.size]).toEqual([540, 1_020, 0]);
  });

  it('may be open from midnight to midnight', () => {
    const { opensAtMinute, closesAtMinute } = businessCalendar({
      zone: 'UTC',
      opensAtMinute: 0,
      closesAtMinute: 1_440,
    });
    expect([opensAtMinute, closesAtMinute]).toEqual([0, 1_440]);
  });

  it.each([
    ['an unknown zone', { zone: 'Mars/Olympus' }, /"Mars\/Olympus" is not a time zone; use an IANA name/],
    ['no working weekday', { workingWeekdays: new Set<Weekday>() }, /no weekday is a working day; name at least one/],
    ['closing before opening', { opensAtMinute: 600, closesAtMinute: 600 }, /from minute 600 to 600 is not possible/],
    ['a time before midnight', { opensAtMinute: -1 }, /from minute -1 to 1020/],
    ['a time after midnight', { closesAtMinute: 1_441 }, /from minute 540 to 1441/],
    ['half a minute', { opensAtMinute: 0.5 }, /from minute 0.5/],
    [
      'a day off that is no day',
      { daysOff: new Map<Day, string>([['2026-02-30', 'x']]) },
      /day off "2026-02-30" is not a day/,
    ],
  ])('refuses %s', (_, settings, message) => {
    expect(() => businessCalendar({ zone: 'UTC', ...settings })).toThrow(RangeError);
    expect(() => businessCalendar({ zone: 'UTC', ...settings })).toThrow(message);
  });
});

describe('reasonOff', () => {
  it.each<[Day, string | null]>([
    ['2026-11-25', null],
    ['2026-11-26', 'Thanksgiving Day'],
    ['2026-11-28', 'Saturday'],
    ['2026-11-29', 'Sunday'],
    ['2026-07-04', 'Saturday'],
  ])('of %s is %s', (day, reason) => {
    expect(reasonOff(calendar, day)).toBe(reason);
    expect(isBusinessDay(calendar, day)).toBe(reason === null);
  });
});

it.each<[Day, string]>([
  ['2026-11-23', 'Monday'],
  ['2026-11-24', 'Tuesday'],
  ['2026-11-25', 'Wednesday'],
  ['2026-11-26', 'Thursday'],
  ['2026-11-27', 'Friday'],
])('%s is off as a %s where people work at the weekend', (day, weekday) => {
  const weekend = businessCalendar({ zone: 'UTC', workingWeekdays: new Set<Weekday>([6, 7]) });
  expect(reasonOff(weekend, day)).toBe(weekday);
});

describe('addBusinessDays', () => {
  it('skips the weekend and the holidays in counting, and says so', () => {
    expect(addBusinessDays(calendar, '2026-11-25', 1)).toEqual({
      day: '2026-11-30',
      skipped: [
        { day: '2026-11-26', reason: 'Thanksgiving Day' },
        { day: '2026-11-27', reason: 'Center closed: long weekend' },
        { day: '2026-11-28', reason: 'Saturday' },
        { day: '2026-11-29', reason: 'Sunday' },
      ],
    });
  });

  it.each<[Day, number, Day]>([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-20', 5, '2026-12-01'],
    ['2026-11-30', -1, '2026-11-25'],
    ['2026-11-29', -1, '2026-11-25'],
    ['2026-11-25', 0, '2026-11-25'],
    ['2026-11-26', 0, '2026-11-30'],
  ])('from %s, %d business days on is %s', (from, count, day) => {
    expect(addBusinessDays(calendar, from, count).day).toBe(day);
  });

  it('counts as far as 3,660 days and no further', () => {
    const always = businessCalendar({ zone: 'UTC', workingWeekdays: new Set<Weekday>([1, 2, 3, 4, 5, 6, 7]) });
    expect(addBusinessDays(always, '2016-01-01', 3_660).day).toBe('2026-01-08');
    expect(businessDaysBetween(always, '2016-01-01', '2026-01-08')).toBe(3_660);
    expect(() => addBusinessDays(always, '2016-01-01', 3_661)).toThrow(/lie more than 3660 days away/);
    expect(() => businessDaysBetween(always, '2016-01-01', '2026-01-09')).toThrow(/more than 3660 days apart/);
  });

  it('refuses what cannot be counted', () => {
    expect(() => addBusinessDays(calendar, '2026-11-25', 1.5)).toThrow(
      /1.5 business days cannot be counted; use a whole number/,
    );
    expect(() => addBusinessDays(calendar, '2026-11-25', 3_000)).toThrow(
      /3000 business days from 2026-11-25 lie more than 3660 days/,
    );
    const never = { ...calendar, workingWeekdays: new Set<Weekday>() };
    expect(() => addBusinessDays(never, '2026-11-25', 1)).toThrow(/no weekday is a working day/);
    expect(() => businessDaysBetween(never, '2026-11-25', '2026-11-25')).toThrow(/no weekday is a working day/);
  });
});

describe('businessDaysBetween', () => {
  it.each<[Day, Day, number]>([
    ['2026-11-25', '2026-11-25', 0],
    ['2026-11-25', '2026-11-29', 0],
    ['2026-11-25', '2026-11-30', 1],
    ['2026-11-30', '2026-11-25', -1],
    ['2026-11-29', '2026-11-25', -1],
    ['2026-11-29', '2026-11-26', 0],
    ['2016-11-20', '2026-11-20', 2_610],
  ])('from %s to %s is %d', (from, to, count) => {
    expect(businessDaysBetween(calendar, from, to)).toBe(count);
  });

  it('refuses days that are more than ten years apart', () => {
    expect(() => businessDaysBetween(calendar, '2016-01-01', '2026-11-20')).toThrow(/lie more than 3660 days apart/);
  });
});

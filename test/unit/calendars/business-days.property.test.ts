import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  businessCalendar,
  businessDaysBetween,
  isBusinessDay,
  type BusinessCalendar,
} from '../../../src/calendars/domain/business-calendar.js';
import { WEEKDAYS, type Day } from '../../../src/kernel/day.js';
import { MINUTE } from '../../../src/kernel/instant.js';
import { dayIn, instantAt } from '../../../src/kernel/zone.js';
import { DAYS, START, ZONES, momentIn } from '../kernel/moments.js';

/**
 * The oracle: from noon on the zone's own clock, as luxon keeps it, walk 24 hours at a time and look at each day. A clock
 * change moves the walker away from noon by an hour, never out of the day.
 */
const noonOf = (zone: string, day: Day): DateTime => DateTime.fromISO(`${day}T12:00`, { zone });

const worksOn = (calendar: BusinessCalendar, date: DateTime): boolean =>
  [...calendar.workingWeekdays].some((weekday) => weekday === date.weekday) &&
  ![...calendar.daysOff.keys()].some((day) => day === date.toISODate());

function walk(calendar: BusinessCalendar, from: DateTime, count: number): { arrived: DateTime; passed: string[] } {
  const hours = count < 0 ? -24 : 24;
  const passed: string[] = [];
  let date = count === 0 ? from : from.plus({ hours });
  for (let left = Math.max(Math.abs(count), 1); ; date = date.plus({ hours })) {
    if (!worksOn(calendar, date)) passed.push(date.toISODate() ?? '');
    else if (--left === 0) return { arrived: date, passed };
  }
}

const dayAt = (index: number): Day => START.plus({ days: index }).toISODate() as Day;
const anyDay = fc.integer({ min: 0, max: DAYS - 1 }).map(dayAt);
const count = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -60, max: 60 }));

/** A day that the zone left out never came, so its calendar has to say so: Apia went from Thursday to Saturday. */
const NEVER_CAME: Readonly<Record<string, readonly Day[]>> = { 'Pacific/Apia': ['2011-12-30'] };

const calendarIn = (zone: string): fc.Arbitrary<BusinessCalendar> =>
  fc
    .record({
      workingWeekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 7 }),
      closed: fc.uniqueArray(fc.integer({ min: 0, max: DAYS - 1 }).map(dayAt), { maxLength: 200 }),
    })
    .map(({ workingWeekdays, closed }) =>
      businessCalendar({
        zone,
        workingWeekdays: new Set(workingWeekdays),
        daysOff: new Map([...closed, ...(NEVER_CAME[zone] ?? [])].map((day) => [day, 'closed'])),
      }),
    );

describe.each(ZONES)('business days in %s over ten years', (zone) => {
  const came = (day: Day): boolean => !(NEVER_CAME[zone] ?? []).includes(day);

  it('are counted as a day-by-day walk counts them, and name every day passed over', () => {
    fc.assert(
      fc.property(
        calendarIn(zone),
        fc.oneof(
          anyDay,
          momentIn(zone).map(({ day }) => day),
        ),
        count,
        (calendar, from, n) => {
          fc.pre(came(from));
          const oracle = walk(calendar, noonOf(zone, from), n);
          const answer = addBusinessDays(calendar, from, n);
          expect(answer.day).toBe(oracle.arrived.toISODate());
          expect(answer.skipped.map(({ day }) => day).filter(came)).toEqual(oracle.passed);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('end at the same instant when a deadline is set at five o’clock some days after a moment', () => {
    fc.assert(
      fc.property(
        calendarIn(zone),
        momentIn(zone),
        fc.integer({ min: 1, max: 30 }),
        (calendar, { near, minute }, n) => {
          const instant = near + minute * MINUTE;
          const reference = DateTime.fromMillis(instant, { zone });
          const oracle = walk(
            calendar,
            reference.set({ hour: 12, minute: 0, second: 0, millisecond: 0 }),
            n,
          ).arrived.set({ hour: 17, minute: 0 });
          const { day: due } = addBusinessDays(calendar, dayIn(zone, instant), n);
          expect(instantAt(zone, due, calendar.closesAtMinute)).toBe(oracle.toMillis());
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the laws of counting', () => {
  const calendar = calendarIn('America/New_York');

  it('businessDaysBetween undoes addBusinessDays in both directions', () => {
    fc.assert(
      fc.property(calendar, anyDay, count, (weeks, from, n) => {
        fc.pre(n !== 0);
        expect(businessDaysBetween(weeks, from, addBusinessDays(weeks, from, n).day)).toBe(n);
      }),
    );
  });

  it('businessDaysBetween counts the business days after the first day up to the last', () => {
    fc.assert(
      fc.property(calendar, anyDay, fc.integer({ min: 0, max: 400 }), (weeks, from, length) => {
        const days = Array.from({ length }, (_, index) => noonOf('utc', from).plus({ days: index + 1 }));
        const to = noonOf('utc', from).plus({ days: length }).toISODate() as Day;
        expect(businessDaysBetween(weeks, from, to)).toBe(days.filter((date) => worksOn(weeks, date)).length);
      }),
    );
  });

  it('counting further in the same direction is counting once', () => {
    const steps = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(calendar, anyDay, steps, steps, fc.constantFrom(1, -1), (weeks, from, first, second, direction) => {
        const halfway = addBusinessDays(weeks, from, direction * first).day;
        const there = addBusinessDays(weeks, halfway, direction * second).day;
        expect(addBusinessDays(weeks, from, direction * (first + second)).day).toBe(there);
      }),
    );
  });

  it('one always arrives on a business day, on the right side, and every skipped day is none', () => {
    fc.assert(
      fc.property(calendar, anyDay, count, (weeks, from, n) => {
        const { day, skipped } = addBusinessDays(weeks, from, n);
        expect(isBusinessDay(weeks, day)).toBe(true);
        expect(skipped.some((skip) => isBusinessDay(weeks, skip.day))).toBe(false);
        expect(n > 0 ? day > from : n < 0 ? day < from : day >= from).toBe(true);
      }),
    );
  });
});

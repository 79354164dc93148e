import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, fridayOf, isDay, weekdayOf, type Day } from '../../../src/kernel/day.js';

const FIRST = DateTime.utc(1900, 1, 1);
const DAYS_IN_RANGE = 109_938;
const position = fc.integer({ min: 0, max: DAYS_IN_RANGE - 1 });
const dayAt = (index: number): Day => FIRST.plus({ days: index }).toISODate() as Day;

describe('isDay', () => {
  it.each(['1900-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '2200-12-31'])('accepts %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '1899-12-31',
    '2201-01-01',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '2026-11-22T00:00',
    ' 2026-11-22',
    '22-11-2026',
    '20261122',
    '',
    'soon',
  ])('refuses "%s"', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('accepts exactly the days of the years 1900 to 2200', () => {
    expect(dayAt(DAYS_IN_RANGE - 1)).toBe('2200-12-31');
    fc.assert(fc.property(position, (index) => isDay(dayAt(index))));
  });
});

describe('addDays and daysBetween', () => {
  it('agree with luxon and undo each other', () => {
    fc.assert(
      fc.property(position, position, (from, to) => {
        expect(addDays(dayAt(from), to - from)).toBe(dayAt(to));
        expect(daysBetween(dayAt(from), dayAt(to))).toBe(to - from);
      }),
    );
  });

  it.each([
    ['2200-12-31', 1],
    ['1900-01-01', -1],
    ['2026-11-22', Number.NaN],
    ['2026-11-22', 1e15],
    ['2026-11-22', 0.5],
    ['someday' as Day, 1],
  ] as const)('refuses %s plus %d days', (day, count) => {
    expect(() => addDays(day, count)).toThrow(/is not a day from 1900-01-01 to 2200-12-31; use/);
  });
});

describe('weekdayOf and fridayOf', () => {
  it('agree with the ISO weeks of luxon', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: DAYS_IN_RANGE - 8 }), (index) => {
        const reference = FIRST.plus({ days: index });
        expect(weekdayOf(dayAt(index))).toBe(reference.weekday);
        expect(fridayOf(dayAt(index))).toBe(reference.set({ weekday: 5 }).toISODate());
      }),
    );
  });

  it('counts a Sunday to the week that ends with it', () => {
    expect(fridayOf('2026-11-22')).toBe('2026-11-20');
    expect(fridayOf('2026-11-23')).toBe('2026-11-27');
  });
});

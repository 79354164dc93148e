import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/kernel/day.js';
import { HOUR, MINUTE } from '../../../src/kernel/instant.js';
import { instantAt } from '../../../src/kernel/zone.js';
import { relativeDay, relativeInstant } from '../../../src/scripts/domain/relative-days.js';

/** A Monday. */
const TODAY: Day = '2026-11-23';

describe('a day in words', () => {
  it.each([
    [0, 'today'],
    [-1, 'yesterday'],
    [1, 'tomorrow'],
    [-2, 'last Saturday'],
    [-6, 'last Tuesday'],
    [4, 'on Friday'],
    [-7, 'a week ago'],
    [-10, 'a week ago'],
    [-11, 'two weeks ago'],
    [-14, 'two weeks ago'],
    [7, 'in a week'],
    [-55, 'eight weeks ago'],
    [-56, 'two months ago'],
    [-349, 'eleven months ago'],
    [-350, 'a year ago'],
    [800, 'in two years'],
    [-4_400, '12 years ago'],
  ])('%i days from today is "%s"', (distance, words) => {
    expect(relativeDay(addDays(TODAY, distance), TODAY)).toBe(words);
  });

  it('never says of the past what it says of the future, and depends on the distance alone', () => {
    const distances = fc.integer({ min: 2, max: 20_000 });
    fc.assert(
      fc.property(distances, (distance) => {
        expect(relativeDay(addDays(TODAY, -distance), TODAY)).toMatch(/^last | ago$/);
        expect(relativeDay(addDays(TODAY, distance), TODAY)).toMatch(/^on |^in /);
      }),
    );
  });
});

describe('an instant in words', () => {
  const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns'];

  it('goes by the calendar of the zone, not by hours', () => {
    const late = instantAt('Europe/Berlin', '2026-11-22', 23 * 60 + 50);
    expect(relativeInstant(late, late + 20 * MINUTE, 'Europe/Berlin')).toBe('yesterday');
    expect(relativeInstant(late, late + 20 * MINUTE, 'America/New_York')).toBe('today');
  });

  it.each(zones)('is the same at every hour of a day in %s, on days of clock changes too', (zone) => {
    const days = fc.constantFrom<Day>(
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
    );
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 22 }),
        (today, distance, hour) => {
          const day = addDays(today, distance);
          const at = instantAt(zone, day, hour * 60);
          expect(relativeInstant(at, instantAt(zone, today, 0), zone)).toBe(relativeDay(day, today));
          expect(relativeInstant(at, instantAt(zone, today, 22 * 60) + HOUR / 2, zone)).toBe(relativeDay(day, today));
        },
      ),
    );
  });
});

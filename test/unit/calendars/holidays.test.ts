import { describe, expect, it } from 'vitest';
import { holidayCountries, holidaysOf, isHolidayRegion } from '../../../src/calendars/holidays.js';
import { isDay, type Day } from '../../../src/kernel/day.js';

const nameOf = (country: string, region: string | null, day: Day): string | undefined =>
  holidaysOf(country, region, Number(day.slice(0, 4)), Number(day.slice(0, 4))).get(day);

describe('holidaysOf', () => {
  it.each<[string, string | null, Day, string]>([
    ['US', null, '2026-11-26', 'Thanksgiving Day'],
    ['US', null, '2026-09-07', 'Labor Day'],
    ['US', null, '2026-07-03', 'Independence Day (substitute day)'],
    ['US', null, '2021-12-31', "New Year's Day (substitute day)"],
    ['US', 'CA', '2026-11-27', 'Day after Thanksgiving Day'],
    ['GB', 'SCT', '2026-01-02', 'January 2nd'],
    ['GB', 'ENG', '2026-12-28', 'Boxing Day (substitute day)'],
    ['DE', 'BY', '2026-01-06', 'Epiphany'],
    ['JP', null, '2026-05-06', 'Constitution Day (substitute day)'],
    ['SE', null, '2026-06-19', 'Midsummer Eve'],
    ['IE', null, '2026-12-28', 'St. Stephen’s Day (substitute day)'],
    ['AU', null, '2026-04-05', 'Easter Sunday'],
    ['NL', null, '2024-03-31', 'Easter Sunday'],
  ])('%s %s is off on %s: %s', (country, region, day, name) => {
    expect(nameOf(country, region, day)).toBe(name);
  });

  it.each<[string, string, string | null, Day]>([
    ['an observance', 'US', null, '2026-02-14'],
    ['a holiday of another region', 'US', 'NY', '2026-11-27'],
    ['a half day', 'DE', null, '2026-12-24'],
    ['a half public holiday', 'GT', null, '2026-12-24'],
    ['a day on which only banks close', 'MX', null, '2026-12-12'],
  ])('does not count %s: %s %s on %s', (_, country, region, day) => {
    expect(nameOf(country, region, day)).toBeUndefined();
  });

  it('counts each whole day of a holiday of several days, also into the next year', () => {
    const feast = [...holidaysOf('TR', null, 2026, 2026)].filter(([, name]) => name.includes('Ramadan'));
    expect(feast.map(([day]) => day)).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
    expect(nameOf('SZ', null, '2027-01-02')).toBe('Incwala Festival');
    expect([...holidaysOf('SZ', null, 2026, 2026).keys()].every((day) => day.startsWith('2026'))).toBe(true);
  });

  it('holds every year asked for and no other', () => {
    const days = [...holidaysOf('US', null, 2024, 2027).keys()];
    expect(new Set(days.map((day) => day.slice(0, 4)))).toEqual(new Set(['2024', '2025', '2026', '2027']));
  });

  it('gives real days and names for every country', () => {
    for (const country of holidayCountries().keys())
      for (const [day, name] of holidaysOf(country, null, 2026, 2026)) {
        expect(isDay(day), `${country} ${day}`).toBe(true);
        expect(name, `${country} ${day}`).not.toBe('');
      }
  });

  it('says what is not a country or a region', () => {
    expect(() => holidaysOf('ZZ', null, 2026, 2026)).toThrow(
      /No holidays are known for country "ZZ"; use codes such as/,
    );
    expect(() => holidaysOf('US', 'XX', 2026, 2026)).toThrow(/region "XX" of country "US"/);
  });
});

describe('holidayCountries and isHolidayRegion', () => {
  it('list the countries by code', () => {
    expect(holidayCountries().get('DE')).toBe('Germany');
    expect(holidayCountries().size).toBeGreaterThan(150);
  });

  it.each([
    ['US', null, true],
    ['US', 'CA', true],
    ['US', 'SCT', false],
    ['US', 'toString', false],
    ['SG', 'CA', false],
    ['ZZ', null, false],
    ['', null, false],
  ])('%s with region %s: %s', (country, region, known) => {
    expect(isHolidayRegion(country, region)).toBe(known);
  });
});

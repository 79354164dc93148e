import Holidays from 'date-holidays';
import { addDays, type Day } from '../kernel/day.js';
import { HOUR } from '../kernel/instant.js';

/**
 * Public holidays by country, from the package date-holidays. Its holiday data is based on Wikipedia articles, by
 * commenthol and contributors, under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/).
 */

type Names = ReadonlyMap<Day, string>;

/** Elsewhere the type "bank" marks days on which only banks close, such as 12 December in Mexico. */
const OFFICES_CLOSE_WITH_BANKS: ReadonlySet<string> = new Set(['AX', 'BM', 'FI', 'IE', 'SE']);

const world = new Holidays();
const countries: ReadonlyMap<string, string> = new Map(Object.entries(world.getCountries('en')));
const almanacs = new Map<string, Holidays>();
const knownYears = new Map<string, Names>();

/** Country codes (ISO 3166-1, two letters) whose holidays are known, with their English names. */
export const holidayCountries = (): ReadonlyMap<string, string> => countries;

/** Whether holidays are known for the country and, where one is given, its region: "CA", the second part of ISO 3166-2. */
export function isHolidayRegion(country: string, region: string | null): boolean {
  return countries.has(country) && (region === null || Object.hasOwn(world.getStates(country) ?? {}, region));
}

/** The whole days off by law in those years, substitute days included, with their names, in English if there is one. */
export function holidaysOf(country: string, region: string | null, fromYear: number, toYear: number): Names {
  requireKnown(country, region);
  const names = new Map<Day, string>();
  // A holiday of several days may reach into the first year from the year before.
  for (let year = fromYear - 1; year <= toYear; year += 1)
    for (const [day, name] of holidaysBeginningIn(year, country, region))
      if (day >= `${fromYear}` && day < `${toYear + 1}`) names.set(day, name);
  return names;
}

function requireKnown(country: string, region: string | null): void {
  if (isHolidayRegion(country, region)) return;
  const place = region === null ? `country "${country}"` : `region "${region}" of country "${country}"`;
  throw new RangeError(`No holidays are known for ${place}; use codes such as "US" and "CA" (see holidayCountries).`);
}

function holidaysBeginningIn(year: number, country: string, region: string | null): Names {
  const key = `${country}-${region ?? ''}-${year}`;
  const known = knownYears.get(key);
  if (known) return known;
  const daysOff = almanacOf(country, region)
    .getHolidays(year)
    .filter(({ type }) => type === 'public' || (type === 'bank' && OFFICES_CLOSE_WITH_BANKS.has(country)));
  const names = new Map(daysOff.flatMap((holiday) => wholeDaysOf(holiday).map((day) => [day, holiday.name])));
  knownYears.set(key, names);
  return names;
}

/** The package reads a whole country's rules to set one up, and prefers the local language unless told. */
function almanacOf(country: string, region: string | null): Holidays {
  const key = `${country}-${region ?? ''}`;
  const known = almanacs.get(key);
  if (known) return known;
  const almanac = region === null ? new Holidays(country) : new Holidays(country, region);
  almanac.setLanguages(almanac.getLanguages().find((language) => language.startsWith('en')) ?? 'en');
  almanacs.set(key, almanac);
  return almanac;
}

/** Half days, such as Christmas Eve from 14:00, leave a morning to call in. A whole one may have 23 hours in spring. */
function wholeDaysOf({ date, start, end }: { date: string; start: Date; end: Date }): readonly Day[] {
  const length = Math.floor((end.getTime() - start.getTime() + HOUR) / (24 * HOUR));
  const first = date.slice(0, 10) as Day;
  return Array.from({ length }, (_, index) => addDays(first, index));
}

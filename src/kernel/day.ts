import { DAY } from './instant.js';

/** A calendar day without a zone, ISO 8601: `2026-11-22`. Days compare as strings. */
export type Day = `${number}-${number}-${number}`;

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** ISO 8601: Monday = 1 to Sunday = 7. */
export type Weekday = (typeof WEEKDAYS)[number];

const FIRST_DAY: Day = '1900-01-01';
const LAST_DAY: Day = '2200-12-31';
const EARLIEST = Date.parse(FIRST_DAY);
const LATEST = Date.parse(LAST_DAY);
const FRIDAY: Weekday = 5;

/** Whether the text is a real calendar day, `YYYY-MM-DD`, of the years 1900 to 2200. */
export function isDay(text: string): text is Day {
  const midnight = Date.parse(text);
  // 30 February may be read as 2 March, so only a day that is written as it was read is one.
  return isInRange(midnight) && writtenAt(midnight) === text;
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const midnight = Date.parse(day) + count * DAY;
  if (Number.isInteger(count) && isInRange(midnight)) return writtenAt(midnight) as Day;
  throw new RangeError(
    `${day} plus ${count} days is not a day from ${FIRST_DAY} to ${LAST_DAY}; use days YYYY-MM-DD and a whole count.`,
  );
}

/** Whichever day comes first. */
export const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b);

/** Calendar days from the first day to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** The ISO weekday of a day: Monday = 1 to Sunday = 7. */
export function weekdayOf(day: Day): Weekday {
  const sundayFirst = new Date(day).getUTCDay();
  return (sundayFirst === 0 ? 7 : sundayFirst) as Weekday;
}

/** The Friday of the ISO week (Monday to Sunday) that holds the day: what "some day that week" means at the latest. */
export const fridayOf = (day: Day): Day => addDays(day, FRIDAY - weekdayOf(day));

const isInRange = (midnight: number): boolean => midnight >= EARLIEST && midnight <= LATEST;

const writtenAt = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10);

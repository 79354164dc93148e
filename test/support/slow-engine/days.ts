import type { Day } from '../../../src/kernel/day.js';

const A_DAY = 86_400_000;

export const nextDay = (day: Day): Day => stepped(day, A_DAY);
export const dayBefore = (day: Day): Day => stepped(day, -A_DAY);

/** Sunday = 0 to Saturday = 6. */
export const weekdayNumber = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** One calendar day at a time, forwards or backwards. */
export function walkDays(from: Day, count: number): Day {
  let day = from;
  for (let left = Math.abs(count); left > 0; left -= 1) day = count < 0 ? dayBefore(day) : nextDay(day);
  return day;
}

/** Weeks run from Monday to Sunday. */
export function sundayOfWeek(day: Day): Day {
  let sunday = day;
  while (weekdayNumber(sunday) !== 0) sunday = nextDay(sunday);
  return sunday;
}

export function fridayOfWeek(day: Day): Day {
  let friday = sundayOfWeek(day);
  while (weekdayNumber(friday) !== 5) friday = dayBefore(friday);
  return friday;
}

const stepped = (day: Day, by: number): Day => new Date(Date.parse(day) + by).toISOString().slice(0, 10) as Day;

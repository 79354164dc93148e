import { type Day, daysBetween, weekdayOf } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn } from '../../kernel/zone.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const NUMBERS: readonly string[] = 'zero a two three four five six seven eight nine ten eleven'.split(' ');

const NEAR: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

/** Distances of a week and more, counted in the largest unit that people would use. */
const UNITS = [
  { name: 'week', days: 7, below: 56 },
  { name: 'month', days: 30.44, below: 350 },
  { name: 'year', days: 365.25, below: Infinity },
] as const;

/** A day as people say it on `today`: "yesterday", "last Tuesday", "on Friday", "two weeks ago", "in a month". */
export const relativeDay = (day: Day, today: Day): string => {
  const distance = daysBetween(today, day);
  if (NEAR[distance]) return NEAR[distance];
  const isPast = distance < 0;
  if (Math.abs(distance) < 7) return `${isPast ? 'last' : 'on'} ${WEEKDAYS[weekdayOf(day) - 1]}`;
  return isPast ? `${lengthInWords(-distance)} ago` : `in ${lengthInWords(distance)}`;
};

/** An instant in the same words, by the calendar on the wall of the zone, not by hours: 23:50 is "yesterday" at 0:10. */
export const relativeInstant = (instant: Instant, now: Instant, zone: string): string =>
  relativeDay(dayIn(zone, instant), dayIn(zone, now));

/** "a week", "two months" */
const lengthInWords = (days: number): string => {
  const unit = UNITS.find(({ below }) => days < below)!;
  const count = Math.max(1, Math.round(days / unit.days));
  return `${NUMBERS[count] ?? count} ${unit.name}${count === 1 ? '' : 's'}`;
};

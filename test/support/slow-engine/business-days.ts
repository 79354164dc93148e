import type { BusinessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import type { Day, Weekday } from '../../../src/kernel/day.js';
import { dayBefore, nextDay, weekdayNumber } from './days.js';

/** Is nobody at work on that day? Asked day by day; a pause counts only where it is heeded. */
export function isOff(calendar: BusinessCalendar, day: Day, heedsPauses = true): boolean {
  const weekday = (weekdayNumber(day) === 0 ? 7 : weekdayNumber(day)) as Weekday;
  if (!calendar.workingWeekdays.has(weekday)) return true;
  return calendar.daysOff.has(day) || (heedsPauses && calendar.paused.has(day));
}

/** So many working days on (or back); with 0 the day itself, or the first working day after it. */
export function walkBusinessDays(calendar: BusinessCalendar, from: Day, count: number, heedsPauses = true): Day {
  let day = from;
  if (count === 0) while (isOff(calendar, day, heedsPauses)) day = nextDay(day);
  for (let left = Math.abs(count); left > 0; left -= isOff(calendar, day, heedsPauses) ? 0 : 1)
    day = count < 0 ? dayBefore(day) : nextDay(day);
  return day;
}

/**
 * A day that fell into a pause: every working day of the pause that had been waited is waited again behind it, one at the
 * least. What was waited is counted from the first day of the pause, or from the start if that lies in the pause.
 */
export function behindThePause(calendar: BusinessCalendar, from: Day, day: Day): Day {
  let waited = 0;
  for (let walked = day; calendar.paused.has(walked) && walked > from; walked = dayBefore(walked))
    if (!isOff(calendar, walked, false)) waited += 1;
  return walkBusinessDays(calendar, day, Math.max(waited, 1));
}

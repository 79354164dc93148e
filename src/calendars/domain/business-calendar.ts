import { addDays, daysBetween, isDay, weekdayOf, type Day, type Weekday } from '../../kernel/day.js';
import { isZone } from '../../kernel/zone.js';

/** On which days and at which hours people are at their desks. */
export interface BusinessCalendar {
  /** IANA zone in which the days and minutes are meant. */
  readonly zone: string;
  readonly workingWeekdays: ReadonlySet<Weekday>;
  /** Holidays and own closures: the day and why, "Thanksgiving Day" or "Center closed: winter break". */
  readonly daysOff: ReadonlyMap<Day, string>;
  /** Days of a pause: nobody follows up then, and why, "Paused: exams". They do not count as business days. */
  readonly paused: ReadonlyMap<Day, string>;
  /** Minutes since midnight: 540 is 9:00. */
  readonly opensAtMinute: number;
  readonly closesAtMinute: number;
}

/** A day that was passed over in counting, and why. */
export interface SkippedDay {
  readonly day: Day;
  readonly reason: string;
}

/** Where counting business days arrived, and what it passed over, in the order of walking. */
export interface BusinessDayCount {
  readonly day: Day;
  readonly skipped: readonly SkippedDay[];
}

const OFFICE_WEEK = {
  workingWeekdays: new Set<Weekday>([1, 2, 3, 4, 5]),
  daysOff: new Map<Day, string>(),
  paused: new Map<Day, string>(),
  opensAtMinute: 9 * 60,
  closesAtMinute: 17 * 60,
};
const MINUTES_PER_DAY = 1_440;
const LONGEST_SCAN = 3_660;
const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** A calendar in which counting makes sense; Monday to Friday, 9:00 to 17:00, no holidays where nothing else is said. */
export function businessCalendar(
  settings: Pick<BusinessCalendar, 'zone'> & Partial<BusinessCalendar>,
): BusinessCalendar {
  const calendar = { ...OFFICE_WEEK, ...settings };
  const { zone, opensAtMinute, closesAtMinute } = calendar;
  if (!isZone(zone)) refuse(`"${zone}" is not a time zone; use an IANA name such as America/New_York`);
  if (!isMinute(opensAtMinute) || !isMinute(closesAtMinute) || opensAtMinute >= closesAtMinute)
    refuse(
      `opening from minute ${opensAtMinute} to ${closesAtMinute} is not possible; use whole minutes 0 to 1440, opening first`,
    );
  for (const day of calendar.daysOff.keys()) if (!isDay(day)) refuse(`day off "${day}" is not a day; use YYYY-MM-DD`);
  requireWorkingWeekday(calendar);
  return calendar;
}

/** Whether people work on that day. */
export const isBusinessDay = (calendar: BusinessCalendar, day: Day): boolean => reasonOff(calendar, day) === null;

/** Why nobody works on that day: the weekday's name, else the holiday's, else the pause's; null on a business day. */
export function reasonOff(calendar: BusinessCalendar, day: Day): string | null {
  const weekday = weekdayOf(day);
  return calendar.workingWeekdays.has(weekday)
    ? (calendar.daysOff.get(day) ?? calendar.paused.get(day) ?? null)
    : WEEKDAY_NAMES[weekday];
}

/** The `count`-th business day strictly after `from`, strictly before when negative; 0: `from` itself or the next one. */
export function addBusinessDays(calendar: BusinessCalendar, from: Day, count: number): BusinessDayCount {
  if (!Number.isInteger(count)) refuse(`${count} business days cannot be counted; use a whole number`);
  requireWorkingWeekday(calendar);
  const stride = count < 0 ? -1 : 1;
  const skipped: SkippedDay[] = [];
  let missing = Math.max(Math.abs(count), 1);
  for (let walked = count === 0 ? 0 : 1; walked <= LONGEST_SCAN; walked += 1) {
    const day = addDays(from, stride * walked);
    const reason = reasonOff(calendar, day);
    if (reason !== null) skipped.push({ day, reason });
    else if (--missing === 0) return { day, skipped };
  }
  return refuse(
    `${count} business days from ${from} lie more than ${LONGEST_SCAN} days away; count fewer, or check the days off`,
  );
}

/**
 * How many business days one counts in walking from `from` to `to`: those with from < d <= to; when `to` is earlier,
 * those with to <= d < from as a negative number. So it undoes `addBusinessDays` in both directions.
 */
export function businessDaysBetween(calendar: BusinessCalendar, from: Day, to: Day): number {
  requireWorkingWeekday(calendar);
  const distance = Math.abs(daysBetween(from, to));
  if (distance > LONGEST_SCAN)
    refuse(`${from} and ${to} lie more than ${LONGEST_SCAN} days apart; compare days that are closer`);
  const stride = to < from ? -1 : 1;
  let count = 0;
  for (let walked = 1; walked <= distance; walked += 1)
    if (isBusinessDay(calendar, addDays(from, stride * walked))) count += stride;
  return count;
}

function requireWorkingWeekday(calendar: BusinessCalendar): void {
  if (calendar.workingWeekdays.size === 0) refuse('no weekday is a working day; name at least one');
}

const isMinute = (minute: number): boolean => Number.isInteger(minute) && minute >= 0 && minute <= MINUTES_PER_DAY;

function refuse(reason: string): never {
  throw new RangeError(`Business calendar: ${reason}.`);
}

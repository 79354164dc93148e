import { addDays, type Day } from '../../kernel/day.js';
import { addBusinessDays, type BusinessCalendar, businessDaysBetween, type SkippedDay } from './business-calendar.js';

/** A time in which a student does not follow up: exams, illness, a hiring freeze. */
export interface Pause {
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** "Paused: exams" */
  readonly reason: string;
}

const NO_DAYS: BusinessCalendar['paused'] = new Map();
const unpaused = new WeakMap<BusinessCalendar, BusinessCalendar>();

/** The calendar with the days of the pauses taken out; a day of several pauses is taken out once, for the first reason. */
export function pausedFor(calendar: BusinessCalendar, pauses: readonly Pause[]): BusinessCalendar {
  if (pauses.length === 0) return calendar;
  const paused = new Map(calendar.paused);
  for (const { firstDay, lastDay, reason } of pauses)
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) if (!paused.has(day)) paused.set(day, reason);
  const changed = { ...calendar, paused };
  unpaused.set(changed, withoutPauses(calendar));
  return changed;
}

/** The same calendar as if nobody had paused: for appointments and deadlines, which wait for nobody. */
export function withoutPauses(calendar: BusinessCalendar): BusinessCalendar {
  if (calendar.paused.size === 0) return calendar;
  const known = unpaused.get(calendar) ?? { ...calendar, paused: NO_DAYS };
  unpaused.set(calendar, known);
  return known;
}

/**
 * Where a day that lies in a pause is moved: as many business days behind the pause as it lay in it, counted from
 * `from` when that lies in the pause too. So two days that were apart stay apart; a day outside a pause stays.
 */
export function shifted(calendar: BusinessCalendar, from: Day, day: Day): { day: Day; skipped: readonly SkippedDay[] } {
  if (!calendar.paused.has(day)) return { day, skipped: [] };
  const before = dayBefore(calendar, day);
  const inside = businessDaysBetween(withoutPauses(calendar), from > before ? from : before, day);
  const moved = addBusinessDays(calendar, day, Math.max(inside, 1));
  return { ...moved, skipped: [{ day, reason: calendar.paused.get(day)! }, ...moved.skipped] };
}

/** The last day before the pause that holds the day. */
function dayBefore(calendar: BusinessCalendar, day: Day): Day {
  let before = addDays(day, -1);
  while (calendar.paused.has(before)) before = addDays(before, -1);
  return before;
}

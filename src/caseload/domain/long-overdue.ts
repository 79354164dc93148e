import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import { instantAt, dayIn, minuteOfDayIn } from '../../kernel/zone.js';
import type { Instant } from '../../kernel/instant.js';

/** A step this many business days overdue has been passed to the lead. Source: section 4 of the default policy, escalation. */
export const BUSINESS_DAYS_UNTIL_NEGLECT = 5;

/**
 * The latest due time at which a step, not done by `now`, is neglected: its fifth business day is over, to the minute. On a day off it is
 * as on the business day before, whose last minute has passed.
 */
export const neglectedSince = (calendar: BusinessCalendar, now: Instant): Instant => {
  const { zone } = calendar;
  const today = dayIn(zone, now);
  const counted = addBusinessDays(calendar, today, 0).day;
  const minute = counted === today ? minuteOfDayIn(zone, now) : 0;
  return instantAt(zone, addBusinessDays(calendar, counted, -BUSINESS_DAYS_UNTIL_NEGLECT).day, minute);
};

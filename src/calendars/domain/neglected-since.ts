import { addBusinessDays, type BusinessCalendar } from './business-calendar.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn, instantAt, minuteOfDayIn } from '../../kernel/zone.js';

/** Whole business days after which an overdue step has been passed on to the lead. Source: escalation in the default policy. */
const BUSINESS_DAYS_TO_THE_LEAD = 5;

/**
 * A step due at this instant or earlier has been overdue for five whole business days, to the minute. Time that passes on a day off
 * does not count, so on such a day the answer is that of the end of the business day before.
 */
export const neglectedSince = (calendar: BusinessCalendar, now: Instant): Instant => {
  const { zone } = calendar;
  const today = dayIn(zone, now);
  const businessDay = addBusinessDays(calendar, today, 0).day;
  const minute = businessDay === today ? minuteOfDayIn(zone, now) : 0;
  return instantAt(zone, addBusinessDays(calendar, businessDay, -BUSINESS_DAYS_TO_THE_LEAD).day, minute);
};

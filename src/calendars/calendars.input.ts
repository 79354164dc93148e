import { z } from 'zod';
import { type Weekday, WEEKDAYS } from '../kernel/day.js';
import { day, id, optionalText, text, zone } from '../platform/validation/index.js';

const LAST_MINUTE = 1439;
const minuteOfDay = () =>
  z.int().min(0, 'must be a minute of the day, 0 to 1439').max(LAST_MINUTE, 'must be a minute of the day, 0 to 1439');

const weekdays = z
  .array(z.literal(WEEKDAYS, 'must be an ISO weekday, Monday = 1 to Sunday = 7'))
  .min(1, 'name at least one weekday')
  .max(WEEKDAYS.length, 'a week has seven days')
  .transform((days): Weekday[] => [...new Set(days)].toSorted());

/** When a center works. */
export const CalendarFields = z.object({
  zone: zone(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country code such as "US"'),
  region: optionalText(10),
  workingWeekdays: weekdays,
  opensAtMinute: minuteOfDay(),
  closesAtMinute: minuteOfDay(),
});

export const NewClosure = z.object({ id: id().nullish(), firstDay: day(), lastDay: day(), reason: text(200) });

import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { Day } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn, instantAt } from '../../kernel/zone.js';
import { outOfQuietHours, type QuietHours } from './quiet-hours.js';

/** When a person wants to hear of things. */
export interface Hours {
  /** IANA zone in which the person lives. */
  readonly zone: string;
  /** Minutes since midnight on the person's wall clock. */
  readonly digestMinute: number;
  readonly quiet: QuietHours;
}

export interface DigestTime {
  /** On the wall of the person. */
  readonly day: Day;
  readonly at: Instant;
}

/** The first digest after a moment: at the person's hour, on a working day of the center. */
export function nextDigest(after: Instant, { zone, digestMinute }: Hours, calendar: BusinessCalendar): DigestTime {
  const first = addBusinessDays(calendar, dayIn(zone, after), 0).day;
  const at = instantAt(zone, first, digestMinute);
  if (at > after) return { day: first, at };
  const { day } = addBusinessDays(calendar, first, 1);
  return { day, at: instantAt(zone, day, digestMinute) };
}

/** When the digest of a day is to be sent as things stand now: the person may have moved, changed the hour, or be asleep. `now` or earlier: at once. */
export const digestMoment = (day: Day, { zone, digestMinute, quiet }: Hours, now: Instant): Instant =>
  outOfQuietHours(Math.max(instantAt(zone, day, digestMinute), now), zone, quiet);

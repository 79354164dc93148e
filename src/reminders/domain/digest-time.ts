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

/**
 * The first digest after a moment: at the person's hour, on a working day of the center, and of a later day than the last one that
 * is out. A person who moves, or chooses another hour, may come to the hour of a day a second time.
 */
export function nextDigest(after: Instant, hours: Hours, calendar: BusinessCalendar, lastOut?: Day): DigestTime {
  const { zone, digestMinute } = hours;
  const first = addBusinessDays(calendar, dayIn(zone, after), 0).day;
  const at = instantAt(zone, first, digestMinute);
  const isOut = lastOut !== undefined && lastOut >= first;
  if (at > after && !isOut) return { day: first, at };
  const { day } = addBusinessDays(calendar, isOut ? lastOut : first, 1);
  return { day, at: instantAt(zone, day, digestMinute) };
}

/** When the digest of a day is to be sent as things stand now: the person may have moved, changed the hour, or be asleep. `now` or earlier: at once. */
export const digestMoment = (day: Day, { zone, digestMinute, quiet }: Hours, now: Instant): Instant =>
  outOfQuietHours(Math.max(instantAt(zone, day, digestMinute), now), zone, quiet);

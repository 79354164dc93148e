import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { Snoozed } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import { instantAt } from '../../kernel/zone.js';
import type { DatedDuty } from './due.js';
import { openingOn } from './opening.js';
import type { Hours } from './policy.js';
import { dateInWords } from './why.js';

/** A duty that somebody put off since it came up is due on the day it was put off to, or on the next business day; it neither lapses nor passes on before. */
export function putOff(
  duty: DatedDuty,
  snoozes: readonly Snoozed[],
  calendar: BusinessCalendar,
  hours: Hours,
): DatedDuty {
  const own = snoozes.filter((snooze) => isAbout(snooze, duty));
  const last = own.at(-1);
  if (last === undefined) return duty;
  const { day, skipped } = addBusinessDays(calendar, last.until, 0);
  const at = instantAt(calendar.zone, day, hours.until);
  if (at <= duty.due.at) return { ...duty, snoozes: own.length };
  const opening = openingOn(duty, day, calendar.zone, hours);
  return {
    ...duty,
    snoozes: own.length,
    due: { ...duty.due, on: day, at, skipped: [...duty.due.skipped, ...skipped] },
    opening: { ...opening, remarks: [...opening.remarks, ...own.map(inWords)] },
    endsAt: notBefore(at, duty.endsAt),
    handsOverAt: notBefore(at, duty.handsOverAt),
  };
}

const isAbout = (snooze: Snoozed, { step, contactId, openedAt }: DatedDuty): boolean =>
  snooze.stepKey === step.key && snooze.contactId === contactId && snooze.at >= openedAt;

const inWords = ({ until, reason }: Snoozed): string => `snoozed to ${dateInWords(until)}: ${reason}`;

const notBefore = (at: Instant, moment: Instant | null): Instant | null =>
  moment === null ? null : Math.max(at, moment);

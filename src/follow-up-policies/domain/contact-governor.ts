import {
  addBusinessDays,
  type BusinessCalendar,
  businessDaysBetween,
  isBusinessDay,
} from '../../calendars/domain/business-calendar.js';
import type { Day } from '../../kernel/day.js';
import { movedTo, type DatedDuty } from './due.js';
import type { Call } from './plan.js';
import type { Hours } from './policy.js';
import { countInWords, dayInWords } from './why.js';

/**
 * The contact governor: a contact is called at most once a day, over all students of the center. Who comes later is given
 * a later day. Source: section "Caps" of the method.
 */

/** The day on which a call was booked that the policy wants on another; the wanted day itself where nothing is booked. */
export type BookedDay = (call: Pick<Call, 'contactId' | 'wantedOn'>) => Day;

/** Nobody else calls. */
export const AS_WANTED: BookedDay = ({ wantedOn }) => wantedOn;

/** A day on which a prospect has its call, and which it had wanted. */
export interface Booking {
  readonly contactId: string;
  readonly wantedOn: Day;
  readonly day: Day;
}

/** A booking holds as long as the policy wants the same day with the same contact. */
export const keeping =
  (booking: Booking | null): BookedDay =>
  ({ contactId, wantedOn }) =>
    booking?.contactId === contactId && booking.wantedOn === wantedOn ? booking.day : wantedOn;

/** The first business day from the wanted one on, on which nobody calls the contact yet. */
export function freeDay(wantedOn: Day, taken: ReadonlySet<Day>, calendar: BusinessCalendar): Day {
  let { day } = addBusinessDays(calendar, wantedOn, 0);
  while (taken.has(day)) ({ day } = addBusinessDays(calendar, day, 1));
  return day;
}

/** A status call on its booked day; any other step as it is. A booked day that has become a day off since counts no more. */
export function governed(duty: DatedDuty, calendar: BusinessCalendar, hours: Hours, bookedDay: BookedDay): DatedDuty {
  const call = callOf(duty);
  const day = call && bookedDay(call);
  if (call === null || day === null || day === call.wantedOn || !isBusinessDay(calendar, day)) return duty;
  const later = countInWords(businessDaysBetween(calendar, call.wantedOn, day), 'business day');
  const reason = `the contact is already called on ${dayInWords(call.wantedOn)} for another candidacy, so ${later} later`;
  return { ...movedTo(duty, day, hours, reason), wantedOn: call.wantedOn };
}

/**
 * The status call that a duty is; null: it is none, or nobody knows whom to call. It is one even where a review comes first:
 * if moving it past the review undid its booking, it would want its old day again, and so on for ever.
 */
export function callOf({ step, contactId, due, zone, wantedOn }: DatedDuty): Call | null {
  if (step.kind !== 'STATUS_CHECK' || step.channel !== 'PHONE' || contactId === null) return null;
  return { contactId, zone, wantedOn: wantedOn ?? due.on, on: due.on };
}

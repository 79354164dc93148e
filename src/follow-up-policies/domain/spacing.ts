import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import { addDays, type Day, weekdayOf } from '../../kernel/day.js';
import { dayIn } from '../../kernel/zone.js';
import { type DatedDuty, movedTo } from './due.js';
import type { PolicyRules } from './policy.js';
import { FULFILLED_BY } from './settled.js';
import type { Situation } from './situation.js';
import { ASKS } from './turning-points.js';
import { countInWords, dayInWords } from './why.js';

/** Source: section "Caps" of the method. */
const MOST_ATTEMPTS_A_WEEK = 2;

/**
 * Asking again leaves the contact in peace for the business days that the policy says, and after two attempts for the rest
 * of the week. A day that the contact named is kept, and an offer elsewhere does not wait.
 */
export function spaced(
  duty: DatedDuty,
  { limits, hours }: PolicyRules,
  situation: Situation,
  calendar: BusinessCalendar,
): DatedDuty {
  if (!asksAgain(duty)) return duty;
  const attempts = attemptDays(duty, situation, calendar.zone);
  const last = attempts.at(-1);
  if (last === undefined) return duty;
  const rested = addBusinessDays(calendar, last, limits.businessDaysBetweenAttempts).day;
  const distance = countInWords(limits.businessDaysBetweenAttempts, 'business day');
  const apart =
    rested > duty.due.on
      ? movedTo(duty, rested, hours, `not before ${dayInWords(rested)}: ${distance} between attempts`)
      : duty;
  return isWeekFull(apart, attempts)
    ? movedTo(apart, nextWeek(apart.due.on, calendar), hours, 'the week after, because two attempts a week are enough')
    : apart;
}

const asksAgain = ({ step, due }: DatedDuty): boolean => {
  const followUp = FULFILLED_BY[step.kind];
  return step.chases && followUp !== null && ASKS.has(followUp) && due.rule.anchor !== 'CALL_BACK_DAY';
};

/** The days of the attempts to this contact; one of which nobody wrote down the addressee counts for everyone. */
const attemptDays = ({ contactId }: DatedDuty, { followUps }: Situation, zone: string): readonly Day[] =>
  followUps
    .filter((done) => ASKS.has(done.followUp) && isSameContact(contactId, done.contactId))
    .map(({ at }) => dayIn(zone, at));

const isSameContact = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

const isWeekFull = ({ due }: DatedDuty, attempts: readonly Day[]): boolean =>
  attempts.filter((day) => sundayOf(day) === sundayOf(due.on)).length >= MOST_ATTEMPTS_A_WEEK;

const sundayOf = (day: Day): Day => addDays(day, 7 - weekdayOf(day));

const nextWeek = (day: Day, calendar: BusinessCalendar): Day => addBusinessDays(calendar, sundayOf(day), 1).day;

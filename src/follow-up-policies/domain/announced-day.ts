import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { Instant } from '../../kernel/instant.js';
import { movedTo, type DatedDuty } from './due.js';
import type { Hours } from './policy.js';
import { announcedDay, type Timetable, timetableInWords } from './timetable.js';
import { dayInWords } from './why.js';

/**
 * Nobody is asked for a decision before the business day after the announced one; a day on which the employer itself asked to be
 * called is kept. Source: section "Exceptions" of the method, public-sector timetables.
 */
export function afterTheAnnouncedDay(
  duty: DatedDuty,
  timetable: Timetable | null,
  calendar: BusinessCalendar,
  hours: Hours,
): DatedDuty {
  if (timetable === null || !duty.step.chases || duty.due.rule.anchor === 'CALL_BACK_DAY') return duty;
  const { day } = addBusinessDays(calendar, announcedDay(timetable), 1);
  if (day <= duty.due.on) return duty;
  const moved = movedTo(duty, day, hours, `not before ${dayInWords(day)}: ${timetableInWords(timetable)}`);
  return {
    ...moved,
    endsAt: notBefore(moved.due.at, duty.endsAt),
    handsOverAt: notBefore(moved.due.at, duty.handsOverAt),
  };
}

const notBefore = (at: Instant, moment: Instant | null): Instant | null =>
  moment === null ? null : Math.max(at, moment);

import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { Day } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';
import { movedTo, type DatedDuty } from './due.js';
import type { Hours } from './policy.js';
import { dayInWords } from './why.js';

/** When an employer announced to everybody that it decides, as public employers do: at least one of the days is known. */
export interface Timetable {
  readonly notBefore: Day | null;
  readonly decidesBy: Day | null;
  /** Where it was announced. */
  readonly words: string;
}

/** The day on which the decision is to be expected at the latest, as far as it was announced. */
export const announcedDay = ({ notBefore, decidesBy }: Timetable): Day => (decidesBy ?? notBefore) as Day;

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

/** "the employer decides not before Monday 11 January and by Friday 29 January (notice 12/2026)" */
export function timetableInWords({ notBefore: from, decidesBy, words }: Timetable): string {
  const days = [from && `not before ${dayInWords(from)}`, decidesBy && `by ${dayInWords(decidesBy)}`];
  return `the employer decides ${days.filter((each) => each !== null).join(' and ')} (${words})`;
}

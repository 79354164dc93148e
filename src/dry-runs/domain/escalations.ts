import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { Instant } from '../../kernel/instant.js';
import { instantAt, minuteOfDayIn } from '../../kernel/zone.js';
import type { OwedStep } from './owed-step.js';

/** Business days overdue after which somebody else steps in. */
const COUNSELOR_AFTER = 3;
const LEAD_AFTER = 5;

type Escalations = Pick<OwedStep, 'toCounselorAt' | 'toLeadAt'>;

/** When a step that was not done moved to the counselor and to the lead; a step that is the counselor's moves to the lead only. */
export function escalationsOf(
  step: Omit<OwedStep, keyof Escalations>,
  calendar: BusinessCalendar,
  until: Instant,
): Escalations {
  const reached = (at: Instant): Instant | null => {
    const escalatedAt = Math.max(at, step.openedAt);
    const isStillOwed = step.endedAt === null ? escalatedAt <= until : escalatedAt < step.endedAt;
    return isStillOwed ? escalatedAt : null;
  };
  const toCounselorAt = reached(overdueAt(step, calendar, COUNSELOR_AFTER));
  return {
    toCounselorAt: toCounselorAt !== null && isTheStudents(step, toCounselorAt) ? toCounselorAt : null,
    toLeadAt: reached(overdueAt(step, calendar, LEAD_AFTER)),
  };
}

/** So many business days after the due day, at the same hour. */
const overdueAt = ({ dueAt, dueOn }: Pick<OwedStep, 'dueAt' | 'dueOn'>, calendar: BusinessCalendar, count: number) =>
  instantAt(calendar.zone, addBusinessDays(calendar, dueOn, count).day, minuteOfDayIn(calendar.zone, dueAt));

const isTheStudents = ({ owner, handedOverAt }: Pick<OwedStep, 'owner' | 'handedOverAt'>, at: Instant): boolean =>
  owner === 'STUDENT' && (handedOverAt === null || handedOverAt > at);

import { addBusinessDays, type BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import { addDays, type Day } from '../../kernel/day.js';
import type { Timeline } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import type { Failure } from '../../kernel/result.js';
import { dayIn, instantAt } from '../../kernel/zone.js';
import type { NextStep } from '../../follow-up-policies/domain/plan.js';
import { situationOf } from '../../follow-up-policies/domain/reading.js';

/** Farthest, in business days from today or from the day the step is due, whichever is later. */
export const FARTHEST = 10;
/** Most often in a row for one step. */
export const MOST_OFTEN = 2;

/** Why a step cannot be put off to a day, as a sentence; null when it can. */
export function whyNotSnooze(
  step: NextStep,
  until: Day,
  { timeline, calendar, now }: { timeline: Timeline; calendar: BusinessCalendar; now: Instant },
): Failure | null {
  const today = dayIn(calendar.zone, now);
  const earliest = step.dueOn > today ? step.dueOn : today;
  const latest = addBusinessDays(calendar, earliest, FARTHEST).day;
  const end = nextFixedMoment(timeline, now);
  if (step.snoozes >= MOST_OFTEN) return TOO_OFTEN;
  if (until <= earliest) return refused('SNOOZE_NOT_LATER', `name a day after ${earliest}`);
  if (until > latest) return refused('SNOOZE_TOO_FAR', `at most ${FARTHEST} business days: ${latest} at the latest`);
  // The end of that day must come before it: whoever answers at the last minute needs no snooze.
  if (end !== null && instantAt(calendar.zone, addDays(until, 1), 0) > end)
    return refused(
      'SNOOZE_PAST_A_DEADLINE',
      `an appointment or the deadline of an offer comes on ${dayIn(calendar.zone, end)}; name an earlier day`,
    );
  return null;
}

/** The next moment that other people have set: the start of an interview, the deadline of an offer. */
function nextFixedMoment(timeline: Timeline, now: Instant): Instant | null {
  const { interviewsAhead, offer, otherOffer } = situationOf(timeline);
  const moments = [...interviewsAhead.map(({ startsAt }) => startsAt), offer?.deadline, otherOffer?.deadline];
  const ahead = moments.filter((moment): moment is Instant => typeof moment === 'number' && moment > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

const refused = (code: string, message: string): Failure => ({ code, field: 'until', message: `until: ${message}.` });

const TOO_OFTEN: Failure = {
  code: 'SNOOZED_TOO_OFTEN',
  field: 'prospectId',
  message: `This step was put off ${MOST_OFTEN} times already. Do it, or talk to your counselor about a pause.`,
};

import type { BusinessCalendar } from '../../calendars/domain/business-calendar.js';
import type { Day } from '../../kernel/day.js';
import { MINUTE, type Instant } from '../../kernel/instant.js';
import { dayIn, instantAt } from '../../kernel/zone.js';
import { dateOf, type Anchors, type Dated } from './dates.js';
import type { Duty } from './duties.js';
import { openingOf, openingOn, type Opening } from './opening.js';
import type { DueRule, Hours } from './policy.js';

/** A duty with its date and its hours. */
export interface DatedDuty extends Duty {
  readonly due: Dated;
  readonly opening: Opening;
  readonly zone: string;
  /** The day it was wanted on before it was moved for the sake of another call; null: it was not moved. */
  readonly wantedOn: Day | null;
  /** From this moment on nobody owes it; null when it stays owed until it is done. */
  readonly endsAt: Instant | null;
  /** From this moment on somebody else owes it; null when it stays with its owner. */
  readonly handsOverAt: Instant | null;
  /** How often somebody put it off. */
  readonly snoozes: number;
}

/** When a duty is due, from when it can be done, and when it ends by itself. */
export function dated(duty: Duty, calendar: BusinessCalendar, hours: Hours): DatedDuty {
  const { step, anchors } = duty;
  const usual = dueOf(duty, calendar, hours);
  const opening = openingOf(duty, usual, calendar.zone, hours);
  const due = withHeadStart(usual, duty, opening, calendar.zone);
  const handover = step.handsOver && dateOf(step.handsOver.at, anchors, calendar, hours);
  return {
    ...duty,
    due,
    opening,
    zone: calendar.zone,
    wantedOn: null,
    endsAt: lapseOf(duty, due, calendar, hours),
    handsOverAt: handover?.at ?? null,
    snoozes: 0,
  };
}

/** The same duty on another day, and why. */
export const movedTo = (duty: DatedDuty, on: Day, hours: Hours, reason: string): DatedDuty => ({
  ...duty,
  due: { ...duty.due, on, at: instantAt(duty.zone, on, hours.until) },
  opening: openingOn(duty, on, duty.zone, hours),
  remarks: [...duty.remarks, reason],
});

/** A duty that can be missed was never owed when its time had passed before it came up. */
export const couldBeDone = ({ due, openedAt, step }: DatedDuty): boolean =>
  step.lapses.length === 0 || due.at >= openedAt;

function dueOf(duty: Duty, calendar: BusinessCalendar, hours: Hours): Dated {
  let latest: Dated | null = null;
  for (const rule of duty.step.due) {
    if (isForgotten(rule, duty, calendar.zone)) continue;
    const date = dateOf(rule, duty.anchors, calendar, hours);
    if (date !== null && date.at >= duty.openedAt) return cappedBy(rule, date, duty, calendar, hours);
    latest = date ?? latest;
  }
  if (latest !== null) return latest;
  throw new Error(
    `Step "${duty.step.key}" has no date: none of its anchors is known; run validatePolicy before a policy is used.`,
  );
}

/** Never so early that it could not be done. */
function withHeadStart(due: Dated, { headStart, openedAt }: Duty, opening: Opening, zone: string): Dated {
  if (headStart === 0) return due;
  const earliest = Math.min(due.at, Math.max(openedAt, opening.at));
  const at = Math.max(due.at - headStart * MINUTE, earliest);
  return { ...due, at, on: dayIn(zone, at) };
}

/** A day that somebody named for a time before the step was opened counts as unknown; the day of the next question is always known. */
function isForgotten(rule: DueRule, { anchors, openedAt }: Duty, zone: string): boolean {
  const anchor = anchors[rule.anchor];
  return anchor !== undefined && 'on' in anchor && anchor.factId !== null && anchor.on < dayIn(zone, openedAt);
}

function cappedBy(rule: DueRule, date: Dated, duty: Duty, calendar: BusinessCalendar, hours: Hours): Dated {
  const latest = rule.noLaterThan && dateOf(rule.noLaterThan, duty.anchors, calendar, hours);
  return latest && latest.at < date.at && latest.at >= duty.openedAt ? latest : date;
}

/** The earliest moment at which the step counts as missed, but never before it was due. */
function lapseOf({ step, anchors }: Duty, due: Dated, calendar: BusinessCalendar, hours: Hours): Instant | null {
  const moments = step.lapses.flatMap((rule) => dateOf(rule, anchors, calendar, hours)?.at ?? []);
  return moments.length === 0 ? null : Math.max(due.at, Math.min(...moments));
}

/** The next question to the employer, as an anchor for what comes before it. */
export const anchorsOfQuestion = ({ due, opening }: DatedDuty): Anchors => ({
  QUESTION_OPENS: { factId: null, at: opening.at },
  QUESTION_DUE: { factId: null, on: due.on },
});

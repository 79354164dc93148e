import { businessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { NextStep, Plan } from '../../../src/follow-up-policies/domain/plan.js';
import type { Day } from '../../../src/kernel/day.js';
import type { Fact } from '../../../src/kernel/fact.js';
import type { Instant } from '../../../src/kernel/instant.js';
import { dayIn, minuteOfDayIn } from '../../../src/kernel/zone.js';
import { clock, NEW_YORK } from '../../support/facts.js';

/** New York with Thanksgiving, Christmas and New Year off. */
export const OFFICE = businessCalendar({
  zone: NEW_YORK,
  daysOff: new Map<Day, string>([
    ['2026-11-26', 'Thanksgiving Day'],
    ['2026-12-25', 'Christmas Day'],
    ['2027-01-01', "New Year's Day"],
  ]),
});

/** What the default policy answers at a moment, which is the last fact's when none is given. */
export function planAt(now: string | null, ...facts: readonly Fact[]): Plan {
  const openedAt = clock('2026-11-02 09:00');
  const moment = now === null ? Math.max(openedAt, ...facts.map(({ at }) => at)) : clock(now);
  return planOf(UNTIL_OFFER_OR_REJECTION, { openedAt, facts }, () => OFFICE, moment);
}

/** The step owed, in the shape a reader can compare at a glance: `status-call 2026-11-30 12:00-17:00`. */
export const owedAt = (now: string | null, ...facts: readonly Fact[]): string | null =>
  written(planAt(now, ...facts).nextStep);

/** The step owed right after the last fact. */
export const owedAfter = (...facts: readonly Fact[]): string | null => owedAt(null, ...facts);

export const written = (step: NextStep | null): string | null =>
  step && `${step.stepKey} ${wallClock(step.opensAt)} - ${wallClock(step.dueAt)} ${step.owner}`;

export function wallClock(moment: Instant | null): string | null {
  if (moment === null) return null;
  const minute = minuteOfDayIn(NEW_YORK, moment);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${dayIn(NEW_YORK, moment)} ${time}`;
}

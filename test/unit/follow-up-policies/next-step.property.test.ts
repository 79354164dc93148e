import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar, isBusinessDay } from '../../../src/calendars/domain/business-calendar.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf, type CalendarOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { NextStep, Plan, StepKind } from '../../../src/follow-up-policies/domain/plan.js';
import { ANCHOR_KINDS } from '../../../src/follow-up-policies/domain/policy.js';
import { weekdayOf, type Day } from '../../../src/kernel/day.js';
import { inOrder } from '../../../src/kernel/fact-order.js';
import type { Timeline } from '../../../src/kernel/fact.js';
import { DAY, type Instant } from '../../../src/kernel/instant.js';
import { dayIn, minuteOfDayIn } from '../../../src/kernel/zone.js';
import { outcomeOf } from '../../../src/prospects/domain/outcome.js';
import { lastMomentOf, timelines } from '../../support/timelines.js';

const daysOff = new Map<Day, string>([
  ['2026-11-26', 'Thanksgiving Day'],
  ['2026-12-25', 'Christmas Day'],
]);
const ZONES = { rivera: 'America/Los_Angeles', okafor: 'Asia/Kolkata', lindqvist: 'Europe/Stockholm' };
const calendars = new Map(
  Object.entries(ZONES).map(([contact, zone]) => [contact, businessCalendar({ zone, daysOff })] as const),
);
const ofTheCenter = businessCalendar({ zone: 'America/New_York', daysOff });
const calendarOf: CalendarOf = (contactId) => calendars.get(contactId ?? '') ?? ofTheCenter;

const plan = (timeline: Timeline, now: Instant): Plan => planOf(UNTIL_OFFER_OR_REJECTION, timeline, calendarOf, now);

/** A timeline, and a moment at which all of it is known. */
const told = fc
  .tuple(timelines(), fc.integer({ min: 0, max: 200 * 24 * 60 }))
  .map(([timeline, minutes]) => ({ timeline, now: lastMomentOf(timeline) + minutes * 60_000 }));

const RUNS = { numRuns: 1_500 };
const AFTERCARE: readonly StepKind[] = ['REQUEST_FEEDBACK', 'KEEP_WARM', 'COURTESY_NOTE'];
const MONDAY = 1;
const NOON = 12 * 60;
const ASKED_EARLY: readonly StepKind[] = ['PREPARE', 'REHEARSE'];

describe('the next step of any prospect', () => {
  it('exists and is complete while the prospect is open', () => {
    fc.assert(
      fc.property(told, ({ timeline, now }) => {
        fc.pre(outcomeOf(timeline) === null);
        const { nextStep } = plan(timeline, now);
        expect(nextStep?.owner).toMatch(/STUDENT|COUNSELOR/);
        expect(nextStep?.dueAt).toBeTypeOf('number');
        expect(dayIn(nextStep?.zone ?? '', nextStep?.dueAt ?? 0)).toBe(nextStep?.dueOn);
        expect(ANCHOR_KINDS).toContain(nextStep?.why.anchor.kind);
      }),
      RUNS,
    );
  });

  it('is aftercare or nothing once the prospect is closed', () => {
    fc.assert(
      fc.property(told, ({ timeline, now }) => {
        fc.pre(outcomeOf(timeline) !== null);
        const { nextStep } = plan(timeline, now);
        if (nextStep !== null) expect(AFTERCARE).toContain(nextStep.kind);
      }),
      RUNS,
    );
  });

  it('opens before it is due, and is not due before the day it is counted from', () => {
    fc.assert(
      fc.property(told, ({ timeline, now }) => {
        const { nextStep } = plan(timeline, now);
        if (nextStep === null) return;
        expect(nextStep.opensAt).toBeLessThanOrEqual(nextStep.dueAt);
        if (!ASKED_EARLY.includes(nextStep.kind)) expect(nextStep.dueOn >= nextStep.why.anchor.on).toBe(true);
      }),
      RUNS,
    );
  });

  it('never asks for the decision on a day off, nor by telephone before noon on a Monday', () => {
    fc.assert(
      fc.property(told, ({ timeline, now }) => {
        const { nextStep } = plan(timeline, now);
        if (nextStep?.kind !== 'STATUS_CHECK') return;
        expect(isBusinessDay(calendarOf(nextStep.contactId), nextStep.dueOn)).toBe(true);
        expect(opensOn(nextStep)).toBe(nextStep.dueOn);
        if (nextStep.channel === 'PHONE' && weekdayOf(nextStep.dueOn) === MONDAY)
          expect(minuteOfDayIn(nextStep.zone, nextStep.opensAt)).toBeGreaterThanOrEqual(NOON);
      }),
      RUNS,
    );
  });

  it('never asks for the decision on or before a day the employer promised last', () => {
    fc.assert(
      fc.property(told, ({ timeline, now }) => {
        const { nextStep } = plan(timeline, now);
        const promised = promisedLast(timeline);
        if (nextStep?.kind !== 'STATUS_CHECK' || promised === null) return;
        expect(opensOn(nextStep) > promised).toBe(true);
      }),
      { numRuns: 4_000 },
    );
  });

  it('does not depend on the order in which the facts were recorded', () => {
    const shuffled = told.chain(({ timeline, now }) =>
      fc
        .shuffledSubarray([...timeline.facts], { minLength: timeline.facts.length })
        .map((facts) => ({ timeline, now, facts })),
    );
    fc.assert(
      fc.property(shuffled, ({ timeline, now, facts }) => {
        expect(plan({ ...timeline, facts }, now)).toEqual(plan(timeline, now));
      }),
      RUNS,
    );
  });

  it('stays the same until the moment at which it says it changes, and changes then', () => {
    fc.assert(
      fc.property(told, fc.double({ min: 0, max: 1, noNaN: true }), ({ timeline, now }, share) => {
        const first = plan(timeline, now);
        const end = first.changesAt ?? now + 400 * DAY;
        const later = Math.min(now + Math.floor((end - now) * share), end - 1);
        expect(plan(timeline, later)).toEqual(first);
        if (first.changesAt !== null) expect(plan(timeline, end).nextStep).not.toEqual(first.nextStep);
      }),
      RUNS,
    );
  });

  it('can name every business day it passed over', () => {
    fc.assert(
      fc.property(told, ({ timeline, now }) => {
        const { nextStep } = plan(timeline, now);
        const calendar = calendarOf(nextStep?.contactId ?? null);
        for (const { day } of nextStep?.why.skipped ?? []) expect(isBusinessDay(calendar, day)).toBe(false);
      }),
      RUNS,
    );
  });
});

const opensOn = (nextStep: NextStep): Day => dayIn(nextStep.zone, nextStep.opensAt);

/** An oracle in one walk: the promise that still stands, made not before its day, by the latest word of the employer. */
function promisedLast(timeline: Timeline): Day | null {
  let promised: Day | null = null;
  let interview: string | null = null;
  for (const fact of inOrder(timeline.facts)) {
    const on = dayIn('Pacific/Kiritimati', fact.at);
    if (fact.kind === 'INTERVIEW_HELD' || fact.kind === 'REOPENED' || fact.kind === 'CLOSED') promised = null;
    if (fact.kind === 'INTERVIEW_HELD') interview = fact.interviewId;
    if (fact.kind === 'GAME_PLAN_AGREED' && fact.interviewId === interview)
      promised = fact.precision === 'WEEK' || fact.promisedOn === null || fact.promisedOn < on ? null : fact.promisedOn;
    if (fact.kind !== 'FOLLOWED_UP') continue;
    if (fact.disposition === 'ON_HOLD' || fact.disposition === 'NEXT_ROUND' || fact.callBackOn !== null)
      promised = null;
    if (fact.disposition === 'CALL_BACK_ON') promised = null;
    if (fact.promisedOn !== null) promised = fact.promisedOn < on ? null : fact.promisedOn;
  }
  return promised;
}

describe('the oracle of the promise', () => {
  it('is not always silent', () => {
    const promises = fc.sample(timelines(), { numRuns: 2_000, seed: 7 }).map(promisedLast);
    expect(promises.filter((promise) => promise !== null).length).toBeGreaterThan(100);
  });
});

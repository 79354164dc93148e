import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, businessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import { type Pause, pausedFor } from '../../../src/calendars/domain/pause.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import type { NextStep } from '../../../src/follow-up-policies/domain/plan.js';
import { addDays, type Day } from '../../../src/kernel/day.js';
import type { Timeline } from '../../../src/kernel/fact.js';
import { DAY, type Instant } from '../../../src/kernel/instant.js';
import { dayIn } from '../../../src/kernel/zone.js';
import { lastMomentOf, timelines } from '../../support/timelines.js';

const ZONE = 'America/New_York';
const OFFICE = businessCalendar({
  zone: ZONE,
  daysOff: new Map<Day, string>([['2026-11-26', 'Thanksgiving Day']]),
});
const OTHERS_SET: readonly string[] = ['INTERVIEW_START', 'OFFER_DEADLINE', 'OTHER_OFFER_DEADLINE'];

const pause = (start: Day, length: number): Pause => ({
  firstDay: start,
  lastDay: addDays(start, length),
  reason: 'Paused: exams',
});

/** Up to three pauses, which may overlap, in the time of the timelines. */
const pauses = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 3 })
  .map((spans) => spans.map(([start, length]) => pause(addDays('2026-09-01', start), length)));

const told = fc
  .tuple(timelines(), pauses, fc.integer({ min: 0, max: 200 * 24 * 60 }))
  .map(([timeline, taken, minutes]) => ({ timeline, taken, now: lastMomentOf(timeline) + minutes * 60_000 }));

const step = (timeline: Timeline, taken: readonly Pause[], now: Instant): NextStep | null => {
  const calendar = pausedFor(OFFICE, taken);
  return planOf(UNTIL_OFFER_OR_REJECTION, timeline, () => calendar, now).nextStep;
};
const isIn = (taken: readonly Pause[], day: Day): boolean =>
  taken.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);

const RUNS = { numRuns: 1_500 };

describe('whatever pauses there are', () => {
  it('nothing falls due in one, except what somebody else set', () => {
    fc.assert(
      fc.property(told, ({ timeline, taken, now }) => {
        const next = step(timeline, taken, now);
        if (next !== null && !OTHERS_SET.includes(next.why.anchor.kind)) expect(isIn(taken, next.dueOn)).toBe(false);
      }),
      RUNS,
    );
  });

  it('nothing lapses and nothing is handed over in one, except at an appointment or a deadline', () => {
    fc.assert(
      fc.property(told, ({ timeline, taken, now }) => {
        const calendar = pausedFor(OFFICE, taken);
        const plan = planOf(UNTIL_OFFER_OR_REJECTION, timeline, () => calendar, now);
        if (plan.changesAt === null || !isIn(taken, dayIn(ZONE, plan.changesAt))) return;
        const moments = timeline.facts.flatMap((fact) => [
          'startsAt' in fact ? fact.startsAt : 0,
          'deadline' in fact ? (fact.deadline ?? 0) : 0,
        ]);
        expect(moments).toContain(plan.changesAt);
      }),
      RUNS,
    );
  });

  it('a pause that is over before anything happened, or begins after all is due, changes nothing', () => {
    fc.assert(
      fc.property(timelines(), (timeline) => {
        const now = lastMomentOf(timeline);
        const long = [pause('2026-07-01', 30), pause('2029-01-01', 30)];
        expect(step(timeline, long, now)).toEqual(step(timeline, [], now));
      }),
      RUNS,
    );
  });

  it('pauses that overlap count once', () => {
    fc.assert(
      fc.property(told, ({ timeline, taken, now }) => {
        expect(step(timeline, [...taken, ...taken], now)).toEqual(step(timeline, taken, now));
      }),
      RUNS,
    );
  });
});

describe('the steps of one student', () => {
  const START: Day = '2026-11-02';
  const wait = fc.integer({ min: 1, max: 30 });

  it('keep their distances over a pause that comes after what they are counted from, so nothing piles up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), wait), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 12, max: 30 }),
        fc.integer({ min: 0, max: 25 }),
        (steps, start, length) => {
          const paused = pausedFor(OFFICE, [pause(addDays(START, start), length)]);
          const due = (calendar: typeof OFFICE) =>
            steps.map(([from, count]) => addBusinessDays(calendar, addDays(START, from), count).day);
          expect(largestPile(due(paused))).toBe(largestPile(due(OFFICE)));
          const rank = (days: readonly Day[]) => days.map((day) => days.filter((other) => other < day).length);
          expect(rank(due(paused))).toEqual(rank(due(OFFICE)));
        },
      ),
      RUNS,
    );
  });

  it('never fall due on one day in greater number than without the pause', () => {
    const interviews = fc.array(fc.integer({ min: 0, max: 20 * 24 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(
        interviews,
        fc.integer({ min: 21, max: 40 }),
        fc.integer({ min: 0, max: 25 }),
        (hours, start, length) => {
          const taken = [pause(addDays(START, start), length)];
          const now = Date.parse('2026-11-23T12:00:00Z');
          const due = (pausesTaken: readonly Pause[]) =>
            hours.map(
              (after) => step(thanked(Date.parse('2026-11-02T14:00:00Z') + after * 3_600_000), pausesTaken, now)!.dueOn,
            );
          expect(largestPile(due(taken))).toBeLessThanOrEqual(largestPile(due([])));
        },
      ),
      { numRuns: 500 },
    );
  });
});

const largestPile = (days: readonly Day[]): number =>
  Math.max(...days.map((day) => days.filter((other) => other === day).length));

/** A prospect that only waits for its status call. */
const thanked = (at: Instant): Timeline => {
  const base = { at, recordedAt: at };
  const done = { ...base, channel: null, contactId: null, interviewId: null, disposition: null, promisedOn: null };
  const more = { callBackOn: null, feedbackGiven: false, decision: null };
  return {
    openedAt: at - DAY,
    facts: [
      { ...base, id: 'held', kind: 'INTERVIEW_HELD', interviewId: 'one', round: 1, contactIds: [] },
      { ...done, ...more, id: 'thanks', kind: 'FOLLOWED_UP', followUp: 'THANK_YOU', at: at + 1 },
      { ...done, ...more, id: 'practice', kind: 'FOLLOWED_UP', followUp: 'REHEARSAL', at: at + 2 },
    ],
  };
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays } from '../../../src/calendars/domain/business-calendar.js';
import { agendaOf } from '../../../src/follow-up-policies/domain/agenda.js';
import { AS_WANTED } from '../../../src/follow-up-policies/domain/contact-governor.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import { type Manners, NOTHING_SAID, situationOf } from '../../../src/follow-up-policies/domain/reading.js';
import { announcedDay, type Timetable } from '../../../src/follow-up-policies/domain/timetable.js';
import { addDays, type Day } from '../../../src/kernel/day.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { called, clock, followedUp, gamePlan, held, thanked } from '../../support/facts.js';
import { lastMomentOf, timelines } from '../../support/timelines.js';
import { OFFICE, written } from './planning.js';

const practised = followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null });
const waiting: readonly Fact[] = [held('2026-11-20 15:00'), thanked('2026-11-20 18:00'), practised];

const announcing = (timetable: Partial<Timetable>): Manners => ({
  ...NOTHING_SAID,
  timetable: { notBefore: null, decidesBy: null, words: 'notice 12/2026', ...timetable },
});
const planned = (manners: Manners, ...facts: readonly Fact[]) =>
  planOf(
    UNTIL_OFFER_OR_REJECTION,
    { openedAt: clock('2026-11-02 09:00'), facts },
    () => OFFICE,
    clock('2026-11-23 09:00'),
    manners,
  ).nextStep;

describe('an employer that announced when it decides', () => {
  it('is asked on the business day after, and the step says why', () => {
    const step = planned(announcing({ decidesBy: '2026-12-11' }), ...waiting);
    expect(written(step)).toBe('status-call 2026-12-14 12:00 - 2026-12-14 17:00 STUDENT');
    expect(step?.why.adjustments).toContain(
      'not before Monday 14 December: the employer decides by Friday 11 December (notice 12/2026)',
    );
  });
  it('is asked after the later day where two were announced, and after the only one where one was', () => {
    const window = announcing({ notBefore: '2026-12-08', decidesBy: '2026-12-11' });
    expect(planned(window, ...waiting)?.dueOn).toBe('2026-12-14');
    expect(planned(announcing({ notBefore: '2026-12-08' }), ...waiting)?.dueOn).toBe('2026-12-09');
  });
  it('is asked as ever when the day has passed or comes before the step', () => {
    const usual = planned(NOTHING_SAID, ...waiting);
    expect(planned(announcing({ decidesBy: '2026-11-30' }), ...waiting)).toEqual(usual);
  });
  it('has the later word than a date that was promised, but keeps the day on which it asked to be called', () => {
    const january = announcing({ decidesBy: '2027-01-15' });
    expect(planned(january, ...waiting, gamePlan('2026-11-20 15:30', '2026-12-01'))?.dueOn).toBe('2027-01-18');
    const callBack = called('2026-11-23 08:00', 'CALL_BACK_ON', { callBackOn: '2026-12-02' });
    expect(planned(january, ...waiting, callBack)?.dueOn).toBe('2026-12-02');
  });
  it('is not taken to be silent before: the review waits from the announced day on', () => {
    const review = (manners: Manners) =>
      agendaOf(
        UNTIL_OFFER_OR_REJECTION,
        situationOf({ openedAt: clock('2026-11-02 09:00'), facts: waiting }, manners),
        () => OFFICE,
        AS_WANTED,
      ).find(({ step }) => step.key === 'counselor-review');
    expect(review(NOTHING_SAID)?.due.on).toBe(addBusinessDays(OFFICE, '2026-11-20', 30).day);
    const waits = review(announcing({ decidesBy: '2027-03-31' }));
    expect(waits?.due.on).toBe(addBusinessDays(OFFICE, '2027-03-31', 30).day);
    expect(waits?.remarks).toEqual(['the employer decides by Wednesday 31 March (notice 12/2026)']);
  });
});

describe('whatever happens, and whatever was announced', () => {
  const days = fc.integer({ min: 0, max: 300 }).map((count): Day => addDays('2026-09-01', count));
  const timetables = fc
    .tuple(days, fc.option(fc.integer({ min: 0, max: 60 })), fc.boolean())
    .map(([from, length, isWindow]): Timetable => {
      if (length === null) return { notBefore: from, decidesBy: null, words: 'notice' };
      return { notBefore: isWindow ? from : null, decidesBy: addDays(from, length), words: 'notice' };
    });

  it('nothing that chases is due before the business day after it, except a call they asked for', () => {
    let moved = 0;
    fc.assert(
      fc.property(timelines(), timetables, (timeline, timetable) => {
        const situation = situationOf(timeline, announcing(timetable));
        const first = addBusinessDays(OFFICE, announcedDay(timetable), 1).day;
        for (const duty of agendaOf(UNTIL_OFFER_OR_REJECTION, situation, () => OFFICE, AS_WANTED)) {
          if (!duty.step.chases || duty.due.rule.anchor === 'CALL_BACK_DAY') continue;
          expect(duty.due.on >= first).toBe(true);
          moved += Number(duty.remarks.some((remark) => remark.includes('the employer decides')));
        }
      }),
      { numRuns: 3_000 },
    );
    expect(moved).toBeGreaterThan(100);
  });

  it('an open prospect owes a step all the same, and the plan holds until it says it changes', () => {
    fc.assert(
      fc.property(timelines(), timetables, fc.integer({ min: 0, max: 200 }), (timeline, timetable, later) => {
        const now = lastMomentOf(timeline) + later * 86_400_000;
        const manners = announcing(timetable);
        const plan = (at: number) => planOf(UNTIL_OFFER_OR_REJECTION, timeline, () => OFFICE, at, manners);
        const first = plan(now);
        if (situationOf(timeline).closed === null) expect(first.nextStep).not.toBeNull();
        if (first.changesAt !== null) expect(plan(first.changesAt - 1)).toEqual(first);
      }),
      { numRuns: 1_500 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../../../src/calendars/domain/business-calendar.js';
import { freeDay, keeping } from '../../../src/follow-up-policies/domain/contact-governor.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import { planOf } from '../../../src/follow-up-policies/domain/next-step.js';
import { addDays, daysBetween, type Day } from '../../../src/kernel/day.js';
import type { Fact } from '../../../src/kernel/fact.js';
import { DAY } from '../../../src/kernel/instant.js';
import { called, clock, followedUp, held, thanked, wrote } from '../../support/facts.js';
import { lastMomentOf, timelines } from '../../support/timelines.js';
import { OFFICE, owedAfter, planAt } from './planning.js';
import { NOTHING_SAID } from '../../../src/follow-up-policies/domain/reading.js';

const days = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-11-16', count));

describe('the free day', () => {
  const search = fc.tuple(days, fc.uniqueArray(days, { maxLength: 40 }));

  it('is a business day that nobody took, on or after the wanted one', () => {
    fc.assert(
      fc.property(search, ([wanted, taken]) => {
        const day = freeDay(wanted, new Set(taken), OFFICE);
        expect(day >= wanted && isBusinessDay(OFFICE, day) && !taken.includes(day)).toBe(true);
      }),
    );
  });
  it('is the first such day', () => {
    fc.assert(
      fc.property(search, ([wanted, taken]) => {
        const day = freeDay(wanted, new Set(taken), OFFICE);
        const passedOver = Array.from({ length: daysBetween(wanted, day) }, (_, count) => addDays(wanted, count));
        for (const each of passedOver) expect(taken.includes(each) || !isBusinessDay(OFFICE, each)).toBe(true);
      }),
    );
  });
  it('is another for each who asks, whatever they want', () => {
    fc.assert(
      fc.property(fc.array(days, { maxLength: 30 }), (wishes) => {
        const taken = new Set<Day>();
        for (const wish of wishes) taken.add(freeDay(wish, taken, OFFICE));
        expect(taken.size).toBe(wishes.length);
      }),
    );
  });
});

describe('a booked call', () => {
  const facts: readonly Fact[] = [
    held('2026-11-20 15:00'),
    thanked('2026-11-20 18:00'),
    followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null }),
  ];
  const planned = (booking: Parameters<typeof keeping>[0]) =>
    planOf(
      UNTIL_OFFER_OR_REJECTION,
      { openedAt: clock('2026-11-02 09:00'), facts },
      () => OFFICE,
      clock('2026-11-21 10:00'),
      NOTHING_SAID,
      keeping(booking),
    );
  const wantedOn = '2026-12-02';

  it('comes on its day as long as the same day is wanted with the same contact', () => {
    expect(planned({ contactId: 'rivera', wantedOn, day: '2026-12-04' })).toMatchObject({
      nextStep: { dueOn: '2026-12-04', opensAt: clock('2026-12-04 09:00'), dueAt: clock('2026-12-04 17:00') },
      call: { contactId: 'rivera', wantedOn, on: '2026-12-04' },
    });
  });
  it.each([
    ['nothing is booked', null],
    ['another day was wanted', { contactId: 'rivera', wantedOn: '2026-12-01' as Day, day: '2026-12-04' as Day }],
    ['another contact was meant', { contactId: 'okafor', wantedOn: wantedOn as Day, day: '2026-12-04' as Day }],
    ['the booked day is off', { contactId: 'rivera', wantedOn: wantedOn as Day, day: '2026-12-05' as Day }],
  ])('is wanted as the policy says when %s', (_, booking) => {
    expect(planned(booking)).toMatchObject({ nextStep: { dueOn: wantedOn }, call: { wantedOn, on: wantedOn } });
  });
  it('never comes before the policy wants it, and moves nothing else', () => {
    fc.assert(
      fc.property(timelines(), fc.integer({ min: 0, max: 10 }), (timeline, later) => {
        const now = lastMomentOf(timeline) + DAY;
        const plan = (bookedDay?: ReturnType<typeof keeping>) =>
          planOf(UNTIL_OFFER_OR_REJECTION, timeline, () => OFFICE, now, NOTHING_SAID, bookedDay);
        const { call } = plan();
        fc.pre(call !== null);
        const day = freeDay(addDays(call.wantedOn, later), new Set(), OFFICE);
        const moved = plan(keeping({ contactId: call.contactId, wantedOn: call.wantedOn, day }));
        expect(moved.call).toEqual({ ...call, on: day });
        if (moved.nextStep?.kind === 'STATUS_CHECK') expect(moved.nextStep.dueOn >= call.wantedOn).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('attempts to one contact', () => {
  const interview = [held('2026-11-20 15:00'), thanked('2026-11-20 18:00')];
  const pending = { promisedOn: '2026-12-01' as Day };

  it('are two business days apart, even when the employer promised an answer today', () => {
    const asked = called('2026-12-01 10:00', 'STILL_PENDING', pending);
    expect(owedAfter(...interview, asked)).toMatch(/^repeat-email 2026-12-03/);
    expect(planAt(null, ...interview, asked).nextStep?.why.adjustments).toEqual([
      'not before Thursday 3 December: two business days between attempts',
    ]);
  });
  it('are as far apart as the promise says when that is farther', () => {
    expect(owedAfter(...interview, called('2026-12-01 10:00', 'STILL_PENDING', { promisedOn: '2026-12-03' }))).toMatch(
      /^repeat-email 2026-12-04/,
    );
  });
  it('are two a week at most', () => {
    const monday = called('2026-11-30 13:00', 'NO_ANSWER');
    const wednesday = called('2026-12-02 10:00', 'NO_ANSWER');
    expect(owedAfter(...interview, monday)).toMatch(/^retry-call 2026-12-02/);
    expect(owedAfter(...interview, monday, wednesday)).toMatch(/^retry-call 2026-12-07/);
    expect(planAt(null, ...interview, monday, wednesday).nextStep?.why.adjustments).toContain(
      'the week after, because two attempts a week are enough',
    );
  });
  it('to somebody else do not count', () => {
    const asked = wrote('2026-12-01 10:00', 'STILL_PENDING', { ...pending, contactId: 'okafor' });
    const toHer = { contactId: 'lindqvist' };
    const met = held('2026-12-01 11:00', { interviewId: 'interview-2', round: 2, contactIds: ['lindqvist'] });
    expect(owedAfter(...interview, asked, met, thanked('2026-12-01 12:00', toHer))).toMatch(/^rehearse 2026-12-09/);
  });
  it('come on the day that the contact named', () => {
    const back = called('2026-12-01 10:00', 'CALL_BACK_ON', { callBackOn: '2026-12-02' });
    expect(owedAfter(...interview, back)).toMatch(/^named-day-call 2026-12-02/);
  });
});

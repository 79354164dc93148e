import { describe, expect, it } from 'vitest';
import { callOf } from '../../../src/follow-up-policies/domain/contact-governor.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import type { DatedDuty } from '../../../src/follow-up-policies/domain/due.js';
import type { Duty } from '../../../src/follow-up-policies/domain/duties.js';
import { byAnOpenWay } from '../../../src/follow-up-policies/domain/open-way.js';
import type { PolicyStep } from '../../../src/follow-up-policies/domain/policy.js';
import { CHANNELS, type Channel, type Fact } from '../../../src/kernel/fact.js';
import {
  called,
  clock,
  followedUp,
  held,
  NEW_YORK,
  offeredElsewhere,
  scheduled,
  snoozed,
  thanked,
} from '../../support/facts.js';
import { owedAfter, planAt, written } from './planning.js';

const T = '2026-11-20 15:00';
const practised = followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null });
const waiting: readonly Fact[] = [held(T), thanked('2026-11-20 18:00'), practised];
const stepOf = (key: string): PolicyStep => UNTIL_OFFER_OR_REJECTION.steps.find((step) => step.key === key)!;

describe('a thank-you note', () => {
  const panel = held(T, { contactIds: ['rivera', 'okafor'] });
  const thanksOwed = (...facts: readonly Fact[]) => {
    const { nextStep } = planAt(null, ...facts);
    return nextStep?.kind === 'THANK_YOU' ? [nextStep.contactId, nextStep.interviewId] : null;
  };

  it('is owed to each person met, and a note to nobody in particular is one to all', () => {
    expect(thanksOwed(panel)).toEqual(['rivera', 'interview-1']);
    expect(thanksOwed(panel, thanked('2026-11-20 18:00', { contactId: 'rivera' }))).toEqual(['okafor', 'interview-1']);
    expect(thanksOwed(panel, thanked('2026-11-20 18:00', { contactId: null }))).toBeNull();
  });

  it('from anybody will do where nobody was named', () => {
    expect(thanksOwed(held(T, { contactIds: [] }), thanked('2026-11-20 18:00', { contactId: 'okafor' }))).toBeNull();
  });

  it('is owed for every interview', () => {
    const second = held('2026-11-23 15:00', { interviewId: 'interview-2', round: 2 });
    const first = thanked('2026-11-20 18:00');
    const forThe = (interviewId: string) => thanked('2026-11-23 18:00', { interviewId });
    expect(thanksOwed(held(T), first, second)).toEqual(['rivera', 'interview-2']);
    expect(thanksOwed(held(T), first, second, forThe('interview-1'))).toEqual(['rivera', 'interview-2']);
    expect(thanksOwed(held(T), second, forThe('interview-2'))).toEqual(['rivera', 'interview-1']);
    expect(thanksOwed(held(T), first, second, forThe('interview-2'))).toBeNull();
  });
});

describe('preparation', () => {
  const interview = scheduled('2026-11-12 10:00', '2026-11-23 10:00');
  const prepared = (at: string, interviewId: string | null) =>
    followedUp(at, 'PREPARATION', { channel: null, contactId: null, interviewId });

  it('counts for the interview that it names, or for each that was known', () => {
    expect(owedAfter(interview, prepared('2026-11-18 10:00', 'interview-1'))).toMatch(/^log-interview/);
    expect(owedAfter(interview, prepared('2026-11-18 10:00', null))).toMatch(/^log-interview/);
    expect(owedAfter(interview, prepared('2026-11-18 10:00', 'interview-7'))).toMatch(/^prepare/);
    expect(owedAfter(prepared('2026-11-11 10:00', null), interview)).toMatch(/^prepare/);
  });
});

describe('a hurry because of another offer', () => {
  const elsewhere = offeredElsewhere('2026-11-23 09:00');

  it('comes earlier in the day the further the prospect has come, and says so', () => {
    const ahead = scheduled('2026-11-21 10:00', '2026-12-08 10:00', { interviewId: 'interview-2' });
    const dueAfter = (...facts: readonly Fact[]) => planAt(null, ...facts, elsewhere).nextStep!;
    expect(written(dueAfter(...waiting))).toMatch(/^expedite .* 16:00 STUDENT$/);
    expect(written(dueAfter(...waiting, ahead))).toMatch(/^expedite .* 15:30 STUDENT$/);
    expect(dueAfter(...waiting).why.adjustments).toEqual(['ahead of the prospects that have not come as far']);
  });
});

describe('a step says', () => {
  it('that it was passed on', () => {
    const { nextStep } = planAt('2026-11-24 17:00', scheduled('2026-11-12 10:00', '2026-11-23 10:00'));
    expect(nextStep!.why.adjustments).toEqual(['passed on, because it was not done in time']);
  });

  it('why it moved to the other half of the day', () => {
    const { nextStep } = planAt(null, ...waiting, called('2026-12-02 14:00', 'NO_ANSWER'));
    expect(nextStep!.why.adjustments).toEqual(['in the morning, because the last attempt was in the afternoon']);
  });

  it('why nobody writes or calls as planned', () => {
    const words: Readonly<Record<Channel, string>> = {
      PHONE: 'calls',
      EMAIL: 'e-mails',
      LETTER: 'letters',
      IN_PERSON: 'visits',
      VIDEO: 'video calls',
      MESSAGE: 'messages',
    };
    for (const channel of CHANNELS)
      expect(byAnOpenWay(dutyBy(channel), [closed(channel)]).map(({ remarks }) => remarks)).toEqual([
        [`not as planned, because ${words[channel]} are not welcome`],
      ]);
  });

  it('nothing where it needs no way at all', () => {
    const duty = dutyBy(null);
    expect(byAnOpenWay(duty, [closed(...CHANNELS)])).toEqual([duty]);
  });
});

const closed = (...channels: readonly Channel[]) => ({ id: 'r', contactId: null, channels, since: 0, until: null });
const dutyBy = (channel: Channel | null): Duty => ({
  step: { ...stepOf('thank-you'), channel },
  openedAt: 0,
  anchors: {},
  contactId: 'rivera',
  interviewId: null,
  headStart: 0,
  remarks: [],
});

describe('a step that was put off', () => {
  const putOff = (until: '2026-11-30' | '2026-12-05') =>
    planAt(null, ...waiting, snoozed('2026-11-23 10:00', 'status-call', until)).nextStep!;

  it('keeps its day when that is later', () => {
    const step = putOff('2026-11-30');
    expect([step.dueOn, step.snoozes, step.why.adjustments]).toEqual(['2026-12-02', 1, []]);
  });

  it('names every day that was passed over', () => {
    const step = putOff('2026-12-05');
    expect([step.dueOn, step.why.adjustments]).toEqual([
      '2026-12-07',
      ['not before noon on a Monday', 'snoozed to 5 December: exam week'],
    ]);
    expect(step.why.skipped.map(({ day }) => day)).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-26',
      '2026-11-28',
      '2026-11-29',
      '2026-12-05',
      '2026-12-06',
    ]);
  });
});

describe('a status call', () => {
  const dated = (key: string, contactId: string | null = 'rivera') =>
    callOf({
      ...dutyBy(null),
      step: stepOf(key),
      contactId,
      zone: NEW_YORK,
      due: { on: '2026-12-02', at: clock('2026-12-02 17:00') },
    } as unknown as DatedDuty);

  it('is a question by telephone to somebody known, and nothing else', () => {
    expect(dated('status-call')).toEqual({
      contactId: 'rivera',
      zone: NEW_YORK,
      wantedOn: '2026-12-02',
      on: '2026-12-02',
    });
    expect(dated('status-email')).toBeNull();
    expect(dated('request-extension')).toBeNull();
    expect(dated('status-call', null)).toBeNull();
  });
});

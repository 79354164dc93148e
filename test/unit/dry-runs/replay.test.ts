import { describe, expect, it } from 'vitest';
import { NOTHING_SAID } from '../../../src/follow-up-policies/domain/reading.js';
import { replay } from '../../../src/dry-runs/domain/replay.js';
import type { OwedStep } from '../../../src/dry-runs/domain/owed-step.js';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import type { PolicyRules } from '../../../src/follow-up-policies/domain/policy.js';
import type { Fact } from '../../../src/kernel/fact.js';
import {
  called,
  clock,
  closed,
  followedUp,
  gamePlan,
  held,
  offeredElsewhere,
  scheduled,
  thanked,
} from '../../support/facts.js';
import { OFFICE, wallClock } from '../follow-up-policies/planning.js';

const OPENED = '2026-11-02 09:00';

const replayed = (until: string, facts: readonly Fact[], rules: PolicyRules = UNTIL_OFFER_OR_REJECTION) =>
  replay(rules, { openedAt: clock(OPENED), facts }, () => OFFICE, clock(until));

/** A step as a reader compares it: `status-call due 2026-11-13 17:00 DONE 2026-11-12 10:00`. */
const written = ({ stepKey, dueAt, how, endedAt }: OwedStep): string =>
  [stepKey, 'due', wallClock(dueAt), how, wallClock(endedAt)].filter(Boolean).join(' ');

const story = (until: string, ...facts: readonly Fact[]): string[] => replayed(until, facts).map(written);

/** Waits three business days for a call where the default waits seven. */
const EARLIER: PolicyRules = {
  ...UNTIL_OFFER_OR_REJECTION,
  steps: UNTIL_OFFER_OR_REJECTION.steps.map((step) =>
    step.key.startsWith('status-')
      ? { ...step, due: [{ anchor: 'INTERVIEW_END', offset: { businessDays: 3 } }] }
      : step,
  ),
};

describe('a candidacy that is replayed', () => {
  const interview = [scheduled('2026-11-02 10:00', '2026-11-04 10:00'), held('2026-11-04 11:00')];

  it('tells each step with its due time and what became of it', () => {
    const facts = [...interview, thanked('2026-11-05 09:00'), called('2026-11-16 10:00', 'STILL_PENDING')];
    expect(story('2026-11-17 12:00', ...facts)).toEqual([
      'check-application due 2026-11-09 17:00 SUPERSEDED 2026-11-02 10:00',
      'prepare due 2026-11-03 17:00 LAPSED 2026-11-04 10:00',
      'log-interview due 2026-11-04 13:00 DONE 2026-11-04 11:00',
      'thank-you due 2026-11-05 11:00 DONE 2026-11-05 09:00',
      'rehearse due 2026-11-12 17:00 LAPSED 2026-11-13 09:00',
      'status-call due 2026-11-13 17:00 DONE 2026-11-16 10:00',
      'repeat-email due 2026-11-23 17:00 STILL_OWED',
    ]);
  });

  it('asks earlier under rules that ask earlier, and takes what happened as it happened', () => {
    const facts = [...interview, thanked('2026-11-04 15:00'), called('2026-11-16 10:00', 'STILL_PENDING')];
    const [call] = replayed('2026-11-17 12:00', facts, EARLIER).filter(({ stepKey }) => stepKey === 'status-call');
    expect(written(call!)).toBe('status-call due 2026-11-09 17:00 DONE 2026-11-16 10:00');
    expect(wallClock(call!.toCounselorAt)).toBe('2026-11-12 17:00');
    expect(call!.toLeadAt).toBeNull();
  });

  it('moves to the counselor after three business days and to the lead after five', () => {
    const [call] = replayed('2026-11-30 12:00', interview).filter(({ stepKey }) => stepKey === 'status-call');
    // Thursday 26 November is Thanksgiving Day.
    expect([call!.toCounselorAt, call!.toLeadAt].map(wallClock)).toEqual(['2026-11-18 17:00', '2026-11-20 17:00']);
    expect(call!.how).toBe('STILL_OWED');
  });

  it('hands an interview that nobody logs to the counselor, and then goes to the lead alone', () => {
    const facts = [
      scheduled('2026-11-02 10:00', '2026-11-04 10:00'),
      followedUp('2026-11-09 09:00', 'PREPARATION', { contactId: null }),
    ];
    const [log] = replayed('2026-11-20 12:00', facts).filter(({ stepKey }) => stepKey === 'log-interview');
    expect(wallClock(log!.handedOverAt)).toBe('2026-11-05 17:00');
    expect([log!.owner, log!.toCounselorAt, wallClock(log!.toLeadAt)]).toEqual(['STUDENT', null, '2026-11-11 13:00']);
  });

  it('follows a day that moves', () => {
    const facts = [held('2026-11-04 11:00'), thanked('2026-11-04 12:00'), gamePlan('2026-11-06 09:00', '2026-11-18')];
    expect(story('2026-11-10 12:00', ...facts).slice(-2)).toEqual([
      'rehearse due 2026-11-12 17:00 SUPERSEDED 2026-11-06 09:00',
      'rehearse due 2026-11-18 17:00 STILL_OWED',
    ]);
  });

  it('gives way when something more urgent comes, and comes back', () => {
    const facts = [
      held('2026-11-04 11:00'),
      thanked('2026-11-04 12:00'),
      called('2026-11-09 10:00', 'STILL_PENDING'),
      offeredElsewhere('2026-11-10 10:00'),
    ];
    expect(story('2026-11-20 12:00', ...facts).slice(-3)).toEqual([
      'repeat-email due 2026-11-16 17:00 SUPERSEDED 2026-11-10 10:00',
      'expedite due 2026-11-11 16:00 LAPSED 2026-11-17 17:00',
      'repeat-email due 2026-11-16 17:00 STILL_OWED',
    ]);
  });

  it('knows a restriction from when it was made, and not before', () => {
    const facts = [held('2026-11-04 11:00'), thanked('2026-11-04 12:00'), followedUp('2026-11-05 09:00', 'REHEARSAL')];
    const restriction = {
      id: 'no-calls',
      contactId: null,
      channels: ['PHONE'],
      since: clock('2026-11-10 09:00'),
      until: null,
    } as const;
    const manners = { ...NOTHING_SAID, restrictions: [restriction] };
    const timeline = { openedAt: clock(OPENED), facts };
    const steps = replay(UNTIL_OFFER_OR_REJECTION, timeline, () => OFFICE, clock('2026-11-12 12:00'), manners);
    expect(steps.map(({ channel, ...step }) => `${written({ channel, ...step })} ${channel}`).slice(-2)).toEqual([
      'status-call due 2026-11-13 17:00 SUPERSEDED 2026-11-10 09:00 PHONE',
      'status-email due 2026-11-13 17:00 STILL_OWED EMAIL',
    ]);
  });

  it('owes nothing before it began or after it has ended well', () => {
    expect(story('2026-11-01 09:00', ...interview)).toEqual([]);
    const ended = replayed('2027-06-01 09:00', [...interview, closed('2026-11-06 09:00', 'OFFER_ACCEPTED')]);
    expect(wallClock(ended.at(-1)!.endedAt)).toBe('2026-11-06 09:00');
  });
});

import { describe, expect, it } from 'vitest';
import type { FollowedUp, InterviewHeld } from '../../../src/kernel/fact.js';
import { owesThanks } from '../../../src/prospects/domain/thanks.js';

const interview = (interviewId: string, at: number, ...contactIds: string[]): InterviewHeld => ({
  kind: 'INTERVIEW_HELD',
  id: interviewId,
  interviewId,
  round: 1,
  at,
  recordedAt: at,
  contactIds,
});

const note = (at: number, contactId: string | null, interviewId: string | null): FollowedUp => ({
  kind: 'FOLLOWED_UP',
  id: `note-${at}`,
  at,
  recordedAt: at,
  followUp: 'THANK_YOU',
  channel: 'EMAIL',
  contactId,
  interviewId,
  disposition: null,
  promisedOn: null,
  callBackOn: null,
  feedbackGiven: false,
  decision: null,
});

const owes = (...facts: (InterviewHeld | FollowedUp)[]): boolean => owesThanks({ openedAt: 0, facts });

describe('thanks are owed', () => {
  it('to nobody before an interview', () => expect(owes()).toBe(false));
  it('to each person met', () => {
    expect(owes(interview('a', 1, 'ida', 'ben'), note(2, 'ida', 'a'))).toBe(true);
    expect(owes(interview('a', 1, 'ida', 'ben'), note(2, 'ida', 'a'), note(3, 'ben', 'a'))).toBe(false);
  });
  it('once where nobody was named', () => {
    expect(owes(interview('a', 1))).toBe(true);
    expect(owes(interview('a', 1), note(2, null, 'a'))).toBe(false);
  });
  it('to nobody more after a note to all, which may be written in the minute in which the interview ended', () => {
    expect(owes(interview('a', 2, 'ida', 'ben'), note(2, null, 'a'))).toBe(false);
  });
  it('still when the note was written before, or was no thank-you', () => {
    expect(owes(interview('a', 2, 'ida'), note(1, 'ida', 'a'))).toBe(true);
    expect(owes(interview('a', 1, 'ida'), { ...note(2, 'ida', 'a'), followUp: 'STATUS_CHECK' })).toBe(true);
  });
  it('anew for every round', () => {
    expect(owes(interview('a', 1, 'ida'), note(2, 'ida', 'a'), interview('b', 3, 'ida'))).toBe(true);
    expect(owes(interview('a', 1, 'ida'), interview('b', 2, 'ida'), note(3, 'ida', 'b'))).toBe(true);
    expect(owes(interview('a', 1, 'ida'), interview('b', 2, 'ida'), note(3, 'ida', null))).toBe(false);
  });
});

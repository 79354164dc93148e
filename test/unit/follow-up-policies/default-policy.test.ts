import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/kernel/fact.js';
import {
  applied,
  called,
  calledOff,
  closed,
  followedUp,
  gamePlan,
  held,
  offered,
  offerExpired,
  offerExtended,
  offerRescinded,
  offeredElsewhere,
  reopened,
  reviewed,
  scheduled,
  thanked,
  wrote,
} from '../../support/facts.js';
import { owedAfter, owedAt, planAt, wallClock } from './planning.js';

// T: Friday 20 November 2026, 15:00 in New York. Thursday 26 November is Thanksgiving Day.
const T = '2026-11-20 15:00';
const interviewed = held(T);
const thankYou = thanked('2026-11-20 18:00');
const practised = followedUp('2026-11-21 10:00', 'REHEARSAL', { channel: null, contactId: null });
const waiting: readonly Fact[] = [interviewed, thankYou, practised];
const waitingFor = (...more: readonly Fact[]): string | null => owedAfter(...waiting, ...more);

describe('before the interview', () => {
  const monday = scheduled('2026-11-12 10:00', '2026-11-23 10:00');

  it('prepare: one business day before the interview', () => {
    expect(owedAfter(monday)).toBe('prepare 2026-11-20 09:00 - 2026-11-20 17:00 STUDENT');
  });
  it('prepare by the start of an interview arranged at short notice', () => {
    expect(owedAfter(scheduled('2026-11-23 08:00', '2026-11-23 10:00'))).toBe(
      'prepare 2026-11-23 08:00 - 2026-11-23 10:00 STUDENT',
    );
  });
  it('log the interview within two hours of its end, once prepared', () => {
    const prepared = followedUp('2026-11-19 10:00', 'PREPARATION', { channel: null, interviewId: 'interview-1' });
    expect(owedAfter(monday, prepared)).toBe('log-interview 2026-11-23 11:00 - 2026-11-23 13:00 STUDENT');
  });
  it('nobody owes preparation once the interview has begun', () => {
    expect(owedAt('2026-11-23 10:00', monday)).toBe('log-interview 2026-11-23 11:00 - 2026-11-23 13:00 STUDENT');
  });
  it('the counselor logs an interview that is missing after one business day', () => {
    expect(wallClock(planAt('2026-11-23 12:00', monday).changesAt)).toBe('2026-11-24 17:00');
    expect(owedAt('2026-11-24 17:00', monday)).toBe('log-interview 2026-11-23 11:00 - 2026-11-23 13:00 COUNSELOR');
  });
  it('an interview that was called off is asked for again after two business days', () => {
    expect(owedAfter(monday, calledOff('2026-11-20 12:00'))).toBe(
      'confirm-next-round 2026-11-24 09:00 - 2026-11-24 17:00 STUDENT',
    );
  });
  it('a moved interview only waits for its new date', () => {
    const moved = [
      calledOff('2026-11-20 12:00', { reason: 'RESCHEDULED' as const }),
      scheduled('2026-11-20 12:00', '2026-12-02 10:00', { interviewId: 'interview-2' }),
    ];
    expect(owedAfter(monday, ...moved)).toBe('prepare 2026-12-01 09:00 - 2026-12-01 17:00 STUDENT');
  });
});

describe('without an interview', () => {
  it('check the application ten business days after it', () => {
    expect(owedAfter(applied('2026-11-03 12:00'))).toBe(
      'check-application 2026-11-17 09:00 - 2026-11-17 17:00 STUDENT',
    );
  });
  it('a prospect of which nothing is known is checked five business days after it was entered', () => {
    expect(owedAfter()).toBe('check-application 2026-11-09 09:00 - 2026-11-09 17:00 STUDENT');
  });
});

describe('after the interview', () => {
  it('thank-you note within 24 hours', () => {
    expect(owedAfter(interviewed)).toBe('thank-you 2026-11-20 15:00 - 2026-11-21 15:00 STUDENT');
  });
  it('one thank-you note for each interviewer', () => {
    const panel = held(T, { contactIds: ['rivera', 'okafor'] });
    expect(planAt(null, panel).nextStep?.contactId).toBe('rivera');
    expect(planAt(null, panel, thanked('2026-11-20 18:00', { contactId: 'rivera' })).nextStep?.contactId).toBe(
      'okafor',
    );
  });
  it('an unaddressed thank-you note where nobody knows whom the student met', () => {
    const step = planAt(null, held(T, { contactIds: [] })).nextStep;
    expect([step?.kind, step?.contactId]).toEqual(['THANK_YOU', null]);
  });
  it('a thank-you note that nobody wrote is missed after five business days', () => {
    expect(wallClock(planAt(null, interviewed).changesAt)).toBe('2026-11-30 17:00');
    expect(owedAt('2026-11-30 17:00', interviewed)).toMatch(/^rehearse/);
  });
  it('a thank-you note never hides the call', () => {
    const promised = [interviewed, gamePlan(T, '2026-11-20')];
    expect(owedAt('2026-11-23 11:59', ...promised)).toMatch(/^thank-you/);
    expect(owedAt('2026-11-23 12:00', ...promised)).toMatch(/^status-call/);
  });
  it('the call does not take away a thank-you note that is not yet due', () => {
    const promised = [held('2026-11-23 16:00'), gamePlan('2026-11-23 16:00', '2026-11-23')];
    expect(owedAt('2026-11-24 10:00', ...promised)).toMatch(/^thank-you .* - 2026-11-24 16:00/);
    expect(owedAt('2026-11-24 16:00', ...promised)).toMatch(/^status-call/);
  });
  it('rehearse the script the day before the call, until the call can be made', () => {
    const promised = [interviewed, thankYou, gamePlan(T, '2026-12-01')];
    expect(owedAfter(...promised)).toBe('rehearse 2026-12-01 09:00 - 2026-12-01 17:00 STUDENT');
    expect(owedAt('2026-12-02 09:00', ...promised)).toBe('status-call 2026-12-02 09:00 - 2026-12-02 17:00 STUDENT');
  });
  it('status call one business day after the promised date, not before noon on a Monday', () => {
    expect(waitingFor(gamePlan(T, '2026-11-27'))).toBe('status-call 2026-11-30 12:00 - 2026-11-30 17:00 STUDENT');
  });
  it('a promised week ends on its Friday', () => {
    expect(waitingFor(gamePlan(T, '2026-12-01', { precision: 'WEEK' }))).toMatch(/^status-call 2026-12-07/);
  });
  it('status call seven business days after the interview where no date was promised', () => {
    expect(waitingFor()).toBe('status-call 2026-12-02 09:00 - 2026-12-02 17:00 STUDENT');
  });
  it('a promised day before the end of the interview counts as unknown', () => {
    expect(waitingFor(gamePlan(T, '2026-11-19'))).toMatch(/^status-call 2026-12-02/);
  });
  it('an e-mail instead of a call where the game plan leaves out the telephone', () => {
    expect(waitingFor(gamePlan(T, '2026-11-27', { channels: ['EMAIL'] }))).toBe(
      'status-email 2026-11-30 09:00 - 2026-11-30 17:00 STUDENT',
    );
  });
  it('an application entered after the interview changes nothing', () => {
    expect(waitingFor(applied('2026-11-23 10:00'))).toMatch(/^status-call 2026-12-02/);
  });
  it('a later round supersedes what the earlier one was waiting for', () => {
    const second = held('2026-12-04 15:00', { interviewId: 'interview-2', round: 2 });
    const facts = [
      ...waiting,
      gamePlan(T, '2026-12-11'),
      second,
      thanked('2026-12-04 16:00', { interviewId: 'interview-2' }),
    ];
    expect(owedAt('2026-12-14 12:00', ...facts)).toMatch(/^rehearse 2026-12-14/);
    expect(owedAt('2026-12-15 09:00', ...facts)).toMatch(/^status-call 2026-12-15/);
  });
  it('the question rests while another interview lies ahead', () => {
    expect(
      waitingFor(scheduled('2026-11-24 10:00', '2026-12-08 10:00', { interviewId: 'interview-2', round: 2 })),
    ).toMatch(/^prepare 2026-12-07/);
  });
});

describe('what each answer leads to', () => {
  // The call of Wednesday 2 December, 10:00.
  const on = '2026-12-02 10:00';
  const answers: readonly (readonly [string, Fact, string])[] = [
    [
      'STILL_PENDING: in writing one business day after the new date',
      called(on, 'STILL_PENDING', { promisedOn: '2026-12-09' }),
      'repeat-email 2026-12-10 09:00 - 2026-12-10 17:00 STUDENT',
    ],
    [
      'STILL_PENDING without a date: five business days later',
      called(on, 'STILL_PENDING'),
      'repeat-email 2026-12-09 09:00 - 2026-12-09 17:00 STUDENT',
    ],
    [
      'STILL_PENDING after an e-mail: by telephone',
      wrote(on, 'STILL_PENDING'),
      'repeat-call 2026-12-09 09:00 - 2026-12-09 17:00 STUDENT',
    ],
    [
      'AWAITING_REPLY: a call five business days after the e-mail',
      wrote(on, 'AWAITING_REPLY'),
      'repeat-call 2026-12-09 09:00 - 2026-12-09 17:00 STUDENT',
    ],
    [
      'NEXT_ROUND without a date: ask for it after two business days',
      called(on, 'NEXT_ROUND'),
      'confirm-next-round 2026-12-04 09:00 - 2026-12-04 17:00 STUDENT',
    ],
    [
      'FILLED: ask for feedback after one business day',
      called(on, 'FILLED'),
      'request-feedback 2026-12-03 09:00 - 2026-12-03 17:00 STUDENT',
    ],
    [
      'FILLED with feedback given: a counselor sees that no outcome was recorded',
      called(on, 'FILLED', { feedbackGiven: true }),
      'counselor-review 2027-01-06 09:00 - 2027-01-06 17:00 COUNSELOR',
    ],
    [
      'REJECTED: ask for feedback after one business day',
      called(on, 'REJECTED'),
      'request-feedback 2026-12-03 09:00 - 2026-12-03 17:00 STUDENT',
    ],
    [
      'OFFER: the counselor within one business day',
      called(on, 'OFFER'),
      'review-offer 2026-12-03 09:00 - 2026-12-03 17:00 COUNSELOR',
    ],
    [
      'ON_HOLD: twenty business days later',
      called(on, 'ON_HOLD'),
      'check-after-hold 2026-12-31 09:00 - 2026-12-31 17:00 STUDENT',
    ],
    [
      'NO_ANSWER in the morning: two business days later, in the afternoon',
      called(on, 'NO_ANSWER'),
      'retry-call 2026-12-04 13:00 - 2026-12-04 17:00 STUDENT',
    ],
    [
      'NO_ANSWER in the afternoon: in the morning',
      called('2026-12-02 14:00', 'NO_ANSWER'),
      'retry-call 2026-12-04 09:00 - 2026-12-04 17:00 STUDENT',
    ],
    [
      'LEFT_MESSAGE: two business days later',
      called(on, 'LEFT_MESSAGE'),
      'retry-call 2026-12-04 13:00 - 2026-12-04 17:00 STUDENT',
    ],
    [
      'GATEKEEPER with a best day: on that day',
      called(on, 'GATEKEEPER', { callBackOn: '2026-12-08' }),
      'named-day-call 2026-12-08 09:00 - 2026-12-08 17:00 STUDENT',
    ],
    [
      'GATEKEEPER without a day: two business days later',
      called(on, 'GATEKEEPER'),
      'named-day-call 2026-12-04 09:00 - 2026-12-04 17:00 STUDENT',
    ],
    [
      'CALL_BACK_ON a Saturday: on the Monday after, from noon',
      called(on, 'CALL_BACK_ON', { callBackOn: '2026-12-05' }),
      'named-day-call 2026-12-07 12:00 - 2026-12-07 17:00 STUDENT',
    ],
    [
      'WRONG_CONTACT: correct it within one business day',
      called(on, 'WRONG_CONTACT'),
      'correct-contact 2026-12-03 09:00 - 2026-12-03 17:00 STUDENT',
    ],
    ['DO_NOT_CALL: by e-mail', called(on, 'DO_NOT_CALL'), 'repeat-email 2026-12-09 09:00 - 2026-12-09 17:00 STUDENT'],
    ['WITHDREW: a courtesy note', called(on, 'WITHDREW'), 'courtesy-note 2026-12-03 09:00 - 2026-12-03 17:00 STUDENT'],
  ];
  it.each(answers)('%s', (_, answer, expected) => {
    expect(waitingFor(answer)).toBe(expected);
  });

  it('three unanswered calls, then an e-mail', () => {
    const calls = [called('2026-12-02 10:00', 'NO_ANSWER'), called('2026-12-04 14:00', 'LEFT_MESSAGE')];
    expect(waitingFor(...calls)).toBe('retry-call 2026-12-08 09:00 - 2026-12-08 17:00 STUDENT');
    expect(waitingFor(...calls, called('2026-12-08 10:00', 'NO_ANSWER'))).toMatch(/^retry-email 2026-12-10/);
  });
  it('one voicemail only: a second one leads to an e-mail', () => {
    const message = called('2026-12-02 10:00', 'LEFT_MESSAGE');
    expect(planAt(null, ...waiting, message).nextStep?.why.adjustments).toContain('leave no further voicemail');
    expect(waitingFor(message, called('2026-12-04 14:00', 'LEFT_MESSAGE'))).toMatch(/^retry-email 2026-12-08/);
  });
  it('after DO_NOT_CALL every later check is written', () => {
    expect(waitingFor(called('2026-12-02 10:00', 'DO_NOT_CALL'), wrote('2026-12-09 10:00', 'AWAITING_REPLY'))).toMatch(
      /^repeat-email 2026-12-16/,
    );
  });
  it('a corrected contact is called after one business day', () => {
    const corrected = followedUp('2026-12-03 10:00', 'CONTACT_CORRECTION', { channel: null, contactId: 'okafor' });
    const step = planAt(null, ...waiting, called('2026-12-02 10:00', 'WRONG_CONTACT'), corrected).nextStep;
    expect([step?.stepKey, step?.dueOn, step?.contactId]).toEqual(['resume-call', '2026-12-04', 'okafor']);
  });
  it('nobody rehearses on a day that was over before the call was arranged', () => {
    const today = wrote('2026-12-02 08:00', 'CALL_BACK_ON', { callBackOn: '2026-12-02' });
    expect(owedAfter(interviewed, thankYou, today)).toMatch(/^named-day-call 2026-12-02/);
  });
  it('a hold makes the promised day void', () => {
    expect(waitingFor(gamePlan(T, '2026-12-18'), called('2026-11-24 10:00', 'ON_HOLD'))).toMatch(
      /^check-after-hold 2026-12-23/,
    );
  });
  it('an early e-mail does not shorten the promised time', () => {
    expect(waitingFor(gamePlan(T, '2026-12-11'), wrote('2026-11-24 10:00', 'AWAITING_REPLY'))).toMatch(
      /^repeat-call 2026-12-14/,
    );
  });
});

describe('silence', () => {
  it('a counselor reviews thirty business days after the interview', () => {
    const facts = [...waiting, wrote('2027-01-04 10:00', 'AWAITING_REPLY')];
    expect(owedAt('2027-01-06 09:00', ...facts)).toBe('counselor-review 2027-01-06 09:00 - 2027-01-06 17:00 COUNSELOR');
  });
  it('a call that nobody made gives way to the review', () => {
    expect(wallClock(planAt('2026-12-10 12:00', ...waiting).changesAt)).toBe('2027-01-06 09:00');
    expect(owedAt('2027-01-06 09:00', ...waiting)).toMatch(/^counselor-review/);
  });
  it('a counselor reviews after six attempts', () => {
    const days = ['01', '03', '07', '09', '11', '15'];
    const attempts = days.map((day) => wrote(`2026-12-${day} 10:00`, 'AWAITING_REPLY'));
    expect(waitingFor(...attempts.slice(0, 5))).toMatch(/^repeat-call/);
    expect(waitingFor(...attempts)).toBe('counselor-review 2026-12-16 09:00 - 2026-12-16 17:00 COUNSELOR');
  });
  const review = '2027-01-06 10:00';
  it('going on restarts the clock', () => {
    expect(waitingFor(reviewed(review, 'GO_ON'))).toBe('resume-call 2027-01-07 09:00 - 2027-01-07 17:00 STUDENT');
    expect(wallClock(planAt(null, ...waiting, reviewed(review, 'GO_ON')).changesAt)).toBe('2027-02-17 09:00');
  });
  it('another contact is looked up first', () => {
    expect(waitingFor(reviewed(review, 'OTHER_CONTACT'))).toMatch(/^correct-contact 2027-01-07 .* STUDENT$/);
  });
  it('closing begins with a message, and a person closes at least ten business days later', () => {
    const message = followedUp('2027-01-07 10:00', 'CLOSE_THE_LOOP');
    expect(waitingFor(reviewed(review, 'CLOSE'))).toMatch(/^close-the-loop 2027-01-07 .* STUDENT$/);
    expect(waitingFor(reviewed(review, 'CLOSE'), message)).toMatch(/^close-as-no-response 2027-01-21 .* COUNSELOR$/);
    expect(planAt(null, ...waiting, reviewed(review, 'CLOSE'), message).changesAt).toBeNull();
  });
});

describe('offers', () => {
  const reviewedOffer = followedUp('2026-12-03 10:00', 'OFFER_REVIEW', { channel: null, contactId: null });

  it('the counselor talks it over within one business day, then it is answered by the deadline', () => {
    const offer = offered('2026-12-02 10:00', '2026-12-16 12:00');
    expect(waitingFor(offer)).toBe('review-offer 2026-12-03 09:00 - 2026-12-03 17:00 COUNSELOR');
    expect(waitingFor(offer, reviewedOffer)).toBe('answer-offer 2026-12-02 10:00 - 2026-12-16 12:00 STUDENT');
  });
  it('an offer that explodes is talked over the same business day, then the student asks for more time', () => {
    const offer = offered('2026-12-02 10:00', '2026-12-15 12:00');
    const talkedOver = followedUp('2026-12-02 15:00', 'OFFER_REVIEW', { channel: null, contactId: null });
    const asked = followedUp('2026-12-03 10:00', 'EXTENSION_REQUEST');
    expect(waitingFor(offer)).toBe('review-offer-today 2026-12-02 09:00 - 2026-12-02 17:00 COUNSELOR');
    expect(waitingFor(offer, talkedOver)).toBe('request-extension 2026-12-03 09:00 - 2026-12-03 17:00 STUDENT');
    expect(waitingFor(offer, talkedOver, asked)).toBe('answer-offer 2026-12-02 10:00 - 2026-12-15 12:00 STUDENT');
  });
  it('an offer that explodes on the spot is talked over before its deadline', () => {
    expect(waitingFor(offered('2026-12-02 10:00', '2026-12-02 12:00'))).toMatch(/ - 2026-12-02 12:00 COUNSELOR$/);
  });
  it('an offer that explodes and came after hours is talked over the next business day', () => {
    expect(waitingFor(offered('2026-12-04 18:00', '2026-12-08 12:00'))).toMatch(
      /^review-offer-today 2026-12-07 .* 2026-12-07 17:00 COUNSELOR$/,
    );
  });
  it('an offer that was extended explodes no more, and its deadline moves', () => {
    const offer = offered('2026-12-02 10:00', '2026-12-07 12:00');
    const extended = offerExtended('2026-12-02 16:00', '2026-12-18 12:00');
    expect(waitingFor(offer, extended)).toMatch(/^review-offer 2026-12-03/);
    expect(waitingFor(offer, extended, reviewedOffer)).toBe('answer-offer 2026-12-02 10:00 - 2026-12-18 12:00 STUDENT');
  });
  it('a deadline that has passed closes nothing: the counselor finds out, until it is extended', () => {
    const offer = offered('2026-12-02 10:00', '2026-12-16 12:00');
    const extended = offerExtended('2026-12-17 09:00', '2026-12-22 12:00');
    const deadlinePassed = [...waiting, offer, reviewedOffer];
    expect(owedAt('2026-12-16 11:59', ...deadlinePassed)).toMatch(/^answer-offer .* STUDENT$/);
    expect(owedAt('2027-02-16 12:00', ...deadlinePassed)).toMatch(/^answer-offer .* 2026-12-16 12:00 COUNSELOR$/);
    expect(owedAt('2026-12-17 09:00', ...deadlinePassed, extended)).toMatch(
      /^answer-offer .* 2026-12-22 12:00 STUDENT$/,
    );
  });
  it.each([
    ['expired', offerExpired],
    ['rescinded', offerRescinded],
  ])('an offer that %s reopens the question', (_, lost) => {
    const offer = offered('2026-12-02 10:00', '2026-12-04 12:00');
    expect(waitingFor(offer, lost('2026-12-04 13:00'))).toMatch(/^resume-call 2026-12-07/);
  });
  it('of two offers the one that stays open is answered', () => {
    const first = offered('2026-12-02 10:00', '2026-12-16 12:00');
    const better = offered('2026-12-03 09:00', '2026-12-18 12:00', 'offer-2');
    expect(waitingFor(first, better, reviewedOffer)).toMatch(/2026-12-18 12:00/);
    expect(waitingFor(first, better, reviewedOffer, offerRescinded('2026-12-04 09:00', 'offer-2'))).toMatch(
      /^answer-offer .* 2026-12-16 12:00/,
    );
  });
  it('an offer without a deadline is answered within five business days', () => {
    expect(waitingFor(offered('2026-12-02 10:00'), reviewedOffer)).toMatch(
      /^answer-offer .* - 2026-12-09 17:00 STUDENT$/,
    );
  });
  it('an offer nobody talked over does not hide its answer for long', () => {
    expect(owedAt('2026-12-07 17:00', ...waiting, offered('2026-12-02 10:00', '2026-12-16 12:00'))).toMatch(
      /^answer-offer/,
    );
  });
  it('a rejection takes the offer off the table', () => {
    expect(waitingFor(offered('2026-12-02 10:00', '2026-12-16 12:00'), called('2026-12-04 10:00', 'REJECTED'))).toMatch(
      /^request-feedback 2026-12-07/,
    );
  });
  it('an offer elsewhere: ask this employer to hurry within one business day', () => {
    expect(owedAfter(...waiting, offeredElsewhere('2026-11-24 10:00'))).toBe(
      'expedite 2026-11-25 09:00 - 2026-11-25 16:00 STUDENT',
    );
    const asked = followedUp('2026-11-25 10:00', 'EXPEDITE_REQUEST', { disposition: 'AWAITING_REPLY' });
    expect(owedAfter(...waiting, offeredElsewhere('2026-11-24 10:00'), asked)).toMatch(/^repeat-call 2026-12-03/);
  });
  it('who has come furthest is asked to hurry first', () => {
    const elsewhere = offeredElsewhere('2026-11-24 10:00');
    const secondRound = held('2026-11-23 15:00', { interviewId: 'interview-2', round: 2 });
    const thankedAgain = thanked('2026-11-23 18:00', { interviewId: 'interview-2' });
    const dueAt = (...facts: readonly Fact[]) => planAt(null, ...facts, elsewhere).nextStep?.dueAt ?? 0;
    const furthestFirst = [
      dueAt(...waiting, secondRound, thankedAgain),
      dueAt(...waiting),
      dueAt(applied('2026-11-23 09:00')),
    ];
    expect(furthestFirst).toEqual(furthestFirst.toSorted((a, b) => a - b));
    expect(new Set(furthestFirst).size).toBe(3);
  });
  it('nobody hurries an employer who has made an offer, but does again when that is gone', () => {
    const elsewhere = offeredElsewhere('2026-11-30 10:00', '2026-12-11 12:00');
    const own = offered('2026-12-01 10:00', '2026-12-16 12:00');
    expect(waitingFor(elsewhere, own)).toMatch(/^review-offer/);
    expect(waitingFor(elsewhere, own, offerRescinded('2026-12-01 12:00'))).toMatch(/^expedite 2026-12-01/);
  });
});

describe('after the end', () => {
  const end = '2026-12-02 10:00';
  it('rejected: ask for feedback after one business day, and keep the contact warm for ninety days', () => {
    const asked = followedUp('2026-12-03 10:00', 'FEEDBACK_REQUEST');
    expect(waitingFor(closed(end, 'REJECTED'))).toBe('request-feedback 2026-12-03 09:00 - 2026-12-03 17:00 STUDENT');
    expect(waitingFor(closed(end, 'REJECTED'), asked)).toBe('keep-warm 2027-03-02 09:00 - 2027-03-02 17:00 STUDENT');
    expect(waitingFor(closed(end, 'REJECTED'), asked, followedUp('2027-03-02 10:00', 'KEEP_WARM'))).toBeNull();
  });
  it('no feedback is asked for that was already given', () => {
    const said = called(end, 'REJECTED', { feedbackGiven: true });
    expect(waitingFor(said, closed(end, 'REJECTED'))).toMatch(/^keep-warm/);
  });
  it('withdrawn: a courtesy note after one business day, then nothing', () => {
    expect(waitingFor(closed(end, 'WITHDRAWN'))).toMatch(/^courtesy-note 2026-12-03/);
    expect(waitingFor(closed(end, 'WITHDRAWN'), followedUp('2026-12-02 12:00', 'COURTESY_NOTE'))).toBeNull();
  });
  it.each(['OFFER_ACCEPTED', 'NO_RESPONSE'] as const)('%s: nothing', (outcome) => {
    expect(waitingFor(closed(end, outcome))).toBeNull();
  });
  it('aftercare that nobody gave is missed in the end', () => {
    expect(owedAt('2026-12-16 17:00', ...waiting, closed(end, 'REJECTED'))).toMatch(/^keep-warm/);
    expect(planAt('2027-06-01 09:00', ...waiting, closed(end, 'REJECTED')).nextStep).toBeNull();
  });
  it('a reopened prospect is called after one business day', () => {
    expect(waitingFor(closed(end, 'ROLE_CLOSED'), reopened('2027-01-11 10:00'))).toMatch(/^rehearse 2027-01-11/);
    expect(owedAt('2027-01-12 10:00', ...waiting, closed(end, 'ROLE_CLOSED'), reopened('2027-01-11 10:00'))).toBe(
      'resume-call 2027-01-12 09:00 - 2027-01-12 17:00 STUDENT',
    );
  });
});

import { AFTER_THE_ANSWER, AROUND_THE_INTERVIEW, THE_OFFER, THE_QUESTION, THE_SILENCE } from './default-steps.js';
import type { Branch, Detour, PolicyRules } from './policy.js';

const leadsTo = (...steps: string[]): Branch => ({ leadsTo: steps, detours: [] });
const leadsToUnless = (detours: readonly Detour[], ...steps: string[]): Branch => ({ leadsTo: steps, detours });

const theOtherWay = leadsToUnless([{ when: 'LAST_ATTEMPT_WAS_A_CALL', leadsTo: ['repeat-email'] }], 'repeat-call');
const callsThenEmail = leadsToUnless([{ when: 'CALLS_USED_UP', leadsTo: ['retry-email'] }], 'retry-call');
const learnFromIt = leadsToUnless(
  [{ when: 'FEEDBACK_GIVEN', leadsTo: ['keep-warm'] }],
  'request-feedback',
  'keep-warm',
);

/** The policy every center starts with: follow up after every interview until the employer says yes or no. */
export const UNTIL_OFFER_OR_REJECTION: PolicyRules = {
  name: 'Until offer or rejection',
  steps: [...AROUND_THE_INTERVIEW, ...THE_QUESTION, ...THE_OFFER, ...AFTER_THE_ANSWER, ...THE_SILENCE],
  openings: {
    INTERVIEW_SCHEDULED: ['prepare', 'log-interview'],
    INTERVIEW_HELD: ['thank-you'],
    CALL_AHEAD: ['rehearse'],
    OTHER_OFFER_RECEIVED: ['expedite'],
  },
  branches: {
    OPENED: leadsTo('check-application'),
    APPLIED: leadsTo('check-application'),
    INTERVIEW_HELD: leadsTo('status-call'),
    INTERVIEW_CALLED_OFF: leadsTo('confirm-next-round'),
    REOPENED: leadsTo('resume-call'),
    STILL_PENDING: theOtherWay,
    AWAITING_REPLY: theOtherWay,
    NO_ANSWER: callsThenEmail,
    LEFT_MESSAGE: callsThenEmail,
    GATEKEEPER: leadsTo('named-day-call'),
    CALL_BACK_ON: leadsTo('named-day-call'),
    WRONG_CONTACT: leadsTo('correct-contact'),
    CONTACT_CORRECTED: leadsTo('resume-call'),
    DO_NOT_CALL: leadsTo('repeat-email'),
    NEXT_ROUND: leadsTo('confirm-next-round'),
    ON_HOLD: leadsTo('check-after-hold'),
    OFFER: leadsToUnless(
      [{ when: 'OFFER_EXPLODES', leadsTo: ['review-offer-today', 'request-extension', 'answer-offer'] }],
      'review-offer',
      'answer-offer',
    ),
    FILLED: learnFromIt,
    REJECTED: learnFromIt,
    WITHDREW: leadsTo('courtesy-note'),
    GO_ON: leadsTo('resume-call'),
    OTHER_CONTACT: leadsTo('correct-contact'),
    CLOSE: leadsTo('close-the-loop'),
    LOOP_CLOSED: leadsTo('close-as-no-response'),
  },
  aftercare: {
    OFFER_ACCEPTED: [],
    OFFER_DECLINED: ['courtesy-note'],
    REJECTED: ['request-feedback', 'keep-warm'],
    ROLE_CLOSED: ['request-feedback', 'keep-warm'],
    WITHDRAWN: ['courtesy-note'],
    NO_RESPONSE: [],
  },
  reviewStep: 'counselor-review',
  limits: { unansweredCalls: 3, voicemails: 1, attempts: 6, businessDaysBetweenAttempts: 2 },
  hours: { from: 9 * 60, until: 17 * 60, mondayCallsFrom: 12 * 60, afternoonFrom: 13 * 60 },
};

import { expect, it } from 'vitest';
import { UNTIL_OFFER_OR_REJECTION } from '../../../src/follow-up-policies/domain/default-policy.js';
import type { Branch, PolicyRules } from '../../../src/follow-up-policies/domain/policy.js';
import { changesBetween } from '../../../src/follow-up-policies/domain/policy-changes.js';

const NOWHERE: Branch = { leadsTo: [], detours: [] };

const eachOf = <Key extends string, Value>(record: Readonly<Record<Key, unknown>>, value: Value) =>
  Object.fromEntries(Object.keys(record).map((key) => [key, value])) as Record<Key, Value>;

const NOTHING: PolicyRules = {
  name: '',
  steps: [],
  openings: eachOf(UNTIL_OFFER_OR_REJECTION.openings, []),
  branches: eachOf(UNTIL_OFFER_OR_REJECTION.branches, NOWHERE),
  aftercare: eachOf(UNTIL_OFFER_OR_REJECTION.aftercare, []),
  reviewStep: '',
  limits: eachOf(UNTIL_OFFER_OR_REJECTION.limits, 0),
  hours: eachOf(UNTIL_OFFER_OR_REJECTION.hours, 0),
};

/** True of most steps, and left out below. */
const PLAIN = [
  'by any means',
  'owed by the student',
  'lapses never',
  'does not give way to the review',
  'without calls the same',
  'at any hour',
  'every prospect alike',
  'passes to nobody',
];

/** What somebody who knows nothing must learn to know the policy. */
const inWords = changesBetween(NOTHING, UNTIL_OFFER_OR_REJECTION).map(({ sentence }) =>
  sentence
    .replace(/: .* -> /, ': ')
    .replace(' was added', '')
    .split('; ')
    .filter((part) => !PLAIN.includes(part))
    .join('; '),
);

it('the policy that every center starts with reads as the method tells it', () => {
  expect(inWords).toEqual([
    'the name: "Until offer or rejection"',
    '"prepare": is prepare; due one business day before the start of the interview, else at the start of the interview; lapses at the start of the interview',
    '"log-interview": is log interview; due two hours after the end of the interview; passes to the counselor one business day after the end of the interview',
    '"thank-you": is thank you; by email; due 24 hours after the end of the interview; lapses five business days after the end of the interview or at the next call',
    '"rehearse": is rehearse; due one day before the next call by its due day; lapses at the next call',
    '"status-call": is status check; by phone; due one business day after the promised date, else seven business days after the end of the interview but no later than ten business days after the end of the interview; gives way to the review; without calls "status-email"',
    '"status-email": is status check; by email; due one business day after the promised date, else seven business days after the end of the interview but no later than ten business days after the end of the interview; gives way to the review',
    '"retry-call": is status check; by phone; due one business day after the promised date, else two business days after the last contact; gives way to the review; without calls "retry-email"; at another hour',
    '"retry-email": is status check; by email; due one business day after the promised date, else two business days after the last contact; gives way to the review',
    '"repeat-call": is status check; by phone; due one business day after the promised date, else five business days after the last contact; gives way to the review; without calls "repeat-email"',
    '"repeat-email": is status check; by email; due one business day after the promised date, else five business days after the last contact; gives way to the review',
    '"named-day-call": is status check; by phone; due on the day they asked to be contacted again, or the next business day, else one business day after the promised date, else two business days after the last contact; gives way to the review; without calls "named-day-email"',
    '"named-day-email": is status check; by email; due on the day they asked to be contacted again, or the next business day, else one business day after the promised date, else two business days after the last contact; gives way to the review',
    '"resume-call": is status check; by phone; due one business day after the promised date, else one business day after the contact was corrected, else one business day after the review, else one business day after the question was reopened; gives way to the review; without calls "resume-email"',
    '"resume-email": is status check; by email; due one business day after the promised date, else one business day after the contact was corrected, else one business day after the review, else one business day after the question was reopened; gives way to the review',
    '"check-after-hold": is status check; by email; due one business day after the promised date, else 20 business days after the last contact; gives way to the review',
    '"confirm-next-round": is confirm next round; by email; due two business days after the last contact, else two business days after the interview was called off; gives way to the review',
    '"correct-contact": is correct contact; due one business day after the last contact, else one business day after the review; gives way to the review',
    '"check-application": is check application; by email; due one business day after the promised date, else ten business days after the application, else five business days after the prospect was entered; gives way to the review',
    '"review-offer": is review offer; owed by the counselor; due one business day after the offer but no later than at the deadline of the offer; lapses three business days after the offer or at the deadline of the offer',
    '"review-offer-today": is review offer; owed by the counselor; due on the offer, or the next business day but no later than at the deadline of the offer, else one business day after the offer but no later than at the deadline of the offer; lapses two business days after the offer or at the deadline of the offer',
    '"request-extension": is request extension; by phone; due one business day after the offer but no later than at the deadline of the offer; lapses three business days after the offer or at the deadline of the offer; without calls "request-extension-email"',
    '"request-extension-email": is request extension; by email; due one business day after the offer but no later than at the deadline of the offer; lapses three business days after the offer or at the deadline of the offer',
    '"answer-offer": is answer offer; due at the deadline of the offer, else five business days after the offer; passes to the counselor at the deadline of the offer',
    '"expedite": is expedite; by email; due one business day after the other offer but no later than at the deadline of the other offer; lapses five business days after the other offer or at the deadline of the other offer; the furthest prospect first',
    '"request-feedback": is request feedback; by email; due one business day after the outcome, else one business day after the last contact; lapses ten business days after the outcome or ten business days after the last contact',
    '"keep-warm": is keep warm; by email; due 90 days after the outcome, else 90 days after the last contact; lapses 120 days after the outcome or 120 days after the last contact',
    '"courtesy-note": is courtesy note; by email; due one business day after the outcome, else one business day after the last contact; lapses ten business days after the outcome or ten business days after the last contact',
    '"counselor-review": is counselor review; owed by the counselor; due one business day after the last attempt the policy allows but no later than 30 business days after the start of the wait, else 30 business days after the start of the wait',
    '"close-the-loop": is close the loop; by email; due one business day after the review',
    '"close-as-no-response": is close as no response; owed by the counselor; due ten business days after the last message',
    'interview scheduled brings along: "prepare", "log-interview"',
    'interview held brings along: "thank-you"',
    'call ahead brings along: "rehearse"',
    'other offer received brings along: "expedite"',
    'after OPENED: "check-application"',
    'after APPLIED: "check-application"',
    'after INTERVIEW_HELD: "status-call"',
    'after INTERVIEW_CALLED_OFF: "confirm-next-round"',
    'after REOPENED: "resume-call"',
    'after STILL_PENDING: "repeat-call"; with LAST_ATTEMPT_WAS_A_CALL "repeat-email"',
    'after AWAITING_REPLY: "repeat-call"; with LAST_ATTEMPT_WAS_A_CALL "repeat-email"',
    'after NO_ANSWER: "retry-call"; with CALLS_USED_UP "retry-email"',
    'after LEFT_MESSAGE: "retry-call"; with CALLS_USED_UP "retry-email"',
    'after GATEKEEPER: "named-day-call"',
    'after CALL_BACK_ON: "named-day-call"',
    'after WRONG_CONTACT: "correct-contact"',
    'after CONTACT_CORRECTED: "resume-call"',
    'after DO_NOT_CALL: "repeat-email"',
    'after NEXT_ROUND: "confirm-next-round"',
    'after ON_HOLD: "check-after-hold"',
    'after OFFER: "review-offer", "answer-offer"; with OFFER_EXPLODES "review-offer-today", "request-extension", "answer-offer"',
    'after FILLED: "request-feedback", "keep-warm"; with FEEDBACK_GIVEN "keep-warm"',
    'after REJECTED: "request-feedback", "keep-warm"; with FEEDBACK_GIVEN "keep-warm"',
    'after WITHDREW: "courtesy-note"',
    'after GO_ON: "resume-call"',
    'after OTHER_CONTACT: "correct-contact"',
    'after CLOSE: "close-the-loop"',
    'after LOOP_CLOSED: "close-as-no-response"',
    'once ended as OFFER_DECLINED: "courtesy-note"',
    'once ended as REJECTED: "request-feedback", "keep-warm"',
    'once ended as ROLE_CLOSED: "request-feedback", "keep-warm"',
    'once ended as WITHDRAWN: "courtesy-note"',
    'the review: counselor-review',
    'calls in a row that reach nobody: 3',
    'messages left in a row: 1',
    'attempts until the review: 6',
    'business days between two attempts: 2',
    'calls from: 9:00',
    'calls until: 17:00',
    'calls on a Monday from: 12:00',
    'the other half of the day from: 13:00',
  ]);
});

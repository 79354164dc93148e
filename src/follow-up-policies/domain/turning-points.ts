import type { Disposition, FollowedUp, FollowUpKind } from '../../kernel/fact.js';
import type { AnchorKind, Turn } from './policy.js';

/** Follow-ups that ask the employer where things stand: the attempts that the limits count. */
export const ASKS: ReadonlySet<FollowUpKind> = new Set<FollowUpKind>([
  'STATUS_CHECK',
  'NEXT_ROUND_CHECK',
  'APPLICATION_CHECK',
  'EXPEDITE_REQUEST',
]);

/** Dispositions that count as the employer's word whatever the follow-up was for; the others only tell how an attempt went. */
const ANSWERS: ReadonlySet<Disposition> = new Set<Disposition>([
  'STILL_PENDING',
  'NEXT_ROUND',
  'FILLED',
  'REJECTED',
  'OFFER',
  'ON_HOLD',
  'WRONG_CONTACT',
  'CALL_BACK_ON',
  'DO_NOT_CALL',
  'WITHDREW',
]);

/** Answers that settle the question, so that an offer is off the table too. */
export const ENDS_IT: ReadonlySet<Turn> = new Set<Turn>(['FILLED', 'REJECTED', 'WITHDREW']);

/** Answers that make an earlier promise void: the employer now speaks of another day. */
export const VOIDS_THE_PROMISE: ReadonlySet<Turn> = new Set<Turn>(['NEXT_ROUND', 'ON_HOLD', 'CALL_BACK_ON']);

/** Whether a follow-up reached the ear of a telephone. */
export const isCall = (followUp: FollowedUp): boolean => followUp.channel === 'PHONE';

/** Where a follow-up moves the open question to the employer; null when it leaves it where it was, as a thank-you note does. */
export function turnOf(followUp: FollowedUp): Turn | null {
  const { disposition } = followUp;
  if (followUp.followUp === 'COUNSELOR_REVIEW') return followUp.decision ?? 'GO_ON';
  if (disposition !== null && (ANSWERS.has(disposition) || ASKS.has(followUp.followUp))) return disposition;
  return TURN_WITHOUT_ANSWER[followUp.followUp] ?? null;
}

const TURN_WITHOUT_ANSWER: Readonly<Partial<Record<FollowUpKind, Turn>>> = {
  STATUS_CHECK: 'AWAITING_REPLY',
  NEXT_ROUND_CHECK: 'AWAITING_REPLY',
  APPLICATION_CHECK: 'AWAITING_REPLY',
  EXPEDITE_REQUEST: 'AWAITING_REPLY',
  CONTACT_CORRECTION: 'CONTACT_CORRECTED',
  CLOSE_THE_LOOP: 'LOOP_CLOSED',
};

/** The anchor that a turn is sure to give; every step a turn leads to can be dated from it. */
export const ANCHOR_OF_TURN: Readonly<Record<Turn, AnchorKind>> = {
  OPENED: 'OPENED',
  APPLIED: 'APPLIED',
  INTERVIEW_HELD: 'INTERVIEW_END',
  INTERVIEW_CALLED_OFF: 'INTERVIEW_CALLED_OFF',
  REOPENED: 'REOPENED',
  STILL_PENDING: 'LAST_ATTEMPT',
  AWAITING_REPLY: 'LAST_ATTEMPT',
  NO_ANSWER: 'LAST_ATTEMPT',
  LEFT_MESSAGE: 'LAST_ATTEMPT',
  GATEKEEPER: 'LAST_ATTEMPT',
  CALL_BACK_ON: 'LAST_ATTEMPT',
  WRONG_CONTACT: 'LAST_ATTEMPT',
  DO_NOT_CALL: 'LAST_ATTEMPT',
  NEXT_ROUND: 'LAST_ATTEMPT',
  ON_HOLD: 'LAST_ATTEMPT',
  FILLED: 'LAST_ATTEMPT',
  REJECTED: 'LAST_ATTEMPT',
  WITHDREW: 'LAST_ATTEMPT',
  OFFER: 'OFFER_RECEIVED',
  CONTACT_CORRECTED: 'CONTACT_CORRECTED',
  LOOP_CLOSED: 'LOOP_CLOSED',
  GO_ON: 'REVIEWED',
  OTHER_CONTACT: 'REVIEWED',
  CLOSE: 'REVIEWED',
};

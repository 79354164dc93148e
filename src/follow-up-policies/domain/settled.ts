import type { FollowedUp, FollowUpKind } from '../../kernel/fact.js';
import type { StepKind } from './plan.js';

/** The follow-up that fulfils a step; null where only another fact does: the interview is logged, the offer answered, the prospect closed. */
export const FULFILLED_BY: Readonly<Record<StepKind, FollowUpKind | null>> = {
  PREPARE: 'PREPARATION',
  LOG_INTERVIEW: null,
  THANK_YOU: 'THANK_YOU',
  REHEARSE: 'REHEARSAL',
  STATUS_CHECK: 'STATUS_CHECK',
  CONFIRM_NEXT_ROUND: 'NEXT_ROUND_CHECK',
  CORRECT_CONTACT: 'CONTACT_CORRECTION',
  CHECK_APPLICATION: 'APPLICATION_CHECK',
  REQUEST_FEEDBACK: 'FEEDBACK_REQUEST',
  KEEP_WARM: 'KEEP_WARM',
  COURTESY_NOTE: 'COURTESY_NOTE',
  REVIEW_OFFER: 'OFFER_REVIEW',
  REQUEST_EXTENSION: 'EXTENSION_REQUEST',
  ANSWER_OFFER: null,
  EXPEDITE: 'EXPEDITE_REQUEST',
  COUNSELOR_REVIEW: 'COUNSELOR_REVIEW',
  CLOSE_THE_LOOP: 'CLOSE_THE_LOOP',
  CLOSE_AS_NO_RESPONSE: null,
};

/** Whether a question that moves the thread was asked is told by its turn, so a step that the same turn opened is not settled by it. */
export const isSettled = (kind: StepKind, done: readonly FollowedUp[]): boolean =>
  done.some(
    (followUp) => followUp.followUp === FULFILLED_BY[kind] || (kind === 'REQUEST_FEEDBACK' && followUp.feedbackGiven),
  );

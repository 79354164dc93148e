import type { StepKind } from '../../follow-up-policies/domain/plan.js';
import type { FollowUpKind } from '../../kernel/fact.js';

/** Which follow-up does what a step asks for; null: another fact does, an interview logged, an offer answered, a prospect closed. */
export const ANSWER_TO: Readonly<Record<StepKind, FollowUpKind | null>> = {
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
  ANSWER_OFFER: null,
  EXPEDITE: 'EXPEDITE_REQUEST',
  COUNSELOR_REVIEW: 'COUNSELOR_REVIEW',
  CLOSE_THE_LOOP: 'CLOSE_THE_LOOP',
  CLOSE_AS_NO_RESPONSE: null,
};

/** Whether a follow-up does what the step asks for. */
export const answers = (kind: FollowUpKind, step: StepKind | null): boolean => step !== null && ANSWER_TO[step] === kind;

import type { Disposition, FollowedUp, FollowUpKind } from '../../../src/kernel/fact.js';
import type { AnchorKind, Turn } from '../../../src/follow-up-policies/domain/policy.js';
import type { StepKind } from '../../../src/follow-up-policies/domain/plan.js';

/** The words of the method, written down a second time from docs/domain.md. */

const ASKING: readonly FollowUpKind[] = ['STATUS_CHECK', 'NEXT_ROUND_CHECK', 'APPLICATION_CHECK', 'EXPEDITE_REQUEST'];

/** What came of reaching for somebody; it says nothing about the candidacy. */
const ONLY_OF_THE_ATTEMPT: readonly Disposition[] = ['NO_ANSWER', 'LEFT_MESSAGE', 'AWAITING_REPLY', 'GATEKEEPER'];

const DOES: Readonly<Record<FollowUpKind, StepKind>> = {
  PREPARATION: 'PREPARE',
  THANK_YOU: 'THANK_YOU',
  REHEARSAL: 'REHEARSE',
  STATUS_CHECK: 'STATUS_CHECK',
  NEXT_ROUND_CHECK: 'CONFIRM_NEXT_ROUND',
  CONTACT_CORRECTION: 'CORRECT_CONTACT',
  APPLICATION_CHECK: 'CHECK_APPLICATION',
  FEEDBACK_REQUEST: 'REQUEST_FEEDBACK',
  KEEP_WARM: 'KEEP_WARM',
  COURTESY_NOTE: 'COURTESY_NOTE',
  OFFER_REVIEW: 'REVIEW_OFFER',
  EXTENSION_REQUEST: 'REQUEST_EXTENSION',
  EXPEDITE_REQUEST: 'EXPEDITE',
  COUNSELOR_REVIEW: 'COUNSELOR_REVIEW',
  CLOSE_THE_LOOP: 'CLOSE_THE_LOOP',
};

export const asks = ({ followUp }: FollowedUp): boolean => ASKING.includes(followUp);
export const isByPhone = ({ channel }: FollowedUp): boolean => channel === 'PHONE';

/** Whether one of these follow-ups did what a step of that kind asks for. */
export const isDone = (kind: StepKind, followUps: readonly FollowedUp[]): boolean =>
  followUps.some((each) => DOES[each.followUp] === kind || (kind === 'REQUEST_FEEDBACK' && each.feedbackGiven));

export const isAttempt = (kind: StepKind): boolean => ASKING.some((each) => DOES[each] === kind);

/** What a follow-up makes of the open question; null: nothing. */
export function turnAfter(followedUp: FollowedUp): Turn | null {
  const { followUp, disposition, decision } = followedUp;
  if (followUp === 'COUNSELOR_REVIEW') return decision ?? 'GO_ON';
  if (disposition !== null && (asks(followedUp) || !ONLY_OF_THE_ATTEMPT.includes(disposition))) return disposition;
  if (asks(followedUp)) return 'AWAITING_REPLY';
  if (followUp === 'CONTACT_CORRECTION') return 'CONTACT_CORRECTED';
  return followUp === 'CLOSE_THE_LOOP' ? 'LOOP_CLOSED' : null;
}

const ANCHORS: Readonly<Partial<Record<Turn, AnchorKind>>> = {
  OPENED: 'OPENED',
  APPLIED: 'APPLIED',
  INTERVIEW_HELD: 'INTERVIEW_END',
  INTERVIEW_CALLED_OFF: 'INTERVIEW_CALLED_OFF',
  REOPENED: 'REOPENED',
  CONTACT_CORRECTED: 'CONTACT_CORRECTED',
  LOOP_CLOSED: 'LOOP_CLOSED',
  GO_ON: 'REVIEWED',
  OTHER_CONTACT: 'REVIEWED',
  CLOSE: 'REVIEWED',
  OFFER: 'OFFER_RECEIVED',
};

/** What the wait is counted from after a turn: the last attempt unless the turn is more than that. */
export const anchorAfter = (turn: Turn): AnchorKind => ANCHORS[turn] ?? 'LAST_ATTEMPT';

import type { Day } from './day.js';
import type { Instant } from './instant.js';

/**
 * The words in which a candidacy is told. A prospect is a list of dated facts; its stage, its next step and the
 * statistics are pure readings of that list.
 */

export const CHANNELS = ['PHONE', 'EMAIL', 'LETTER', 'IN_PERSON', 'VIDEO', 'MESSAGE'] as const;
/** By which means a contact is reached. */
export type Channel = (typeof CHANNELS)[number];

export const FOLLOW_UP_KINDS = [
  'PREPARATION',
  'THANK_YOU',
  'REHEARSAL',
  'STATUS_CHECK',
  'NEXT_ROUND_CHECK',
  'CONTACT_CORRECTION',
  'APPLICATION_CHECK',
  'FEEDBACK_REQUEST',
  'KEEP_WARM',
  'COURTESY_NOTE',
  'OFFER_REVIEW',
  'EXTENSION_REQUEST',
  'EXPEDITE_REQUEST',
  'COUNSELOR_REVIEW',
  'CLOSE_THE_LOOP',
] as const;
/** What was done. `STATUS_CHECK` is the call (or e-mail) that asks where the decision stands. */
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

export const DISPOSITIONS = [
  'STILL_PENDING',
  'NEXT_ROUND',
  'FILLED',
  'REJECTED',
  'OFFER',
  'ON_HOLD',
  'NO_ANSWER',
  'LEFT_MESSAGE',
  'AWAITING_REPLY',
  'GATEKEEPER',
  'WRONG_CONTACT',
  'CALL_BACK_ON',
  'DO_NOT_CALL',
  'WITHDREW',
] as const;
/** What came of an attempt. `AWAITING_REPLY`: a written message went out and nothing has come back yet. */
export type Disposition = (typeof DISPOSITIONS)[number];

export const REVIEW_DECISIONS = ['GO_ON', 'OTHER_CONTACT', 'CLOSE'] as const;
/** What the counselor decided in a review of a prospect that stays silent. */
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export const PROMISE_PRECISIONS = ['DAY', 'WEEK', 'UNKNOWN', 'WOULD_NOT_SAY'] as const;
/** How exact the promised decision date is; `WEEK` means any day of the week that holds the date. */
export type PromisePrecision = (typeof PROMISE_PRECISIONS)[number];

export const INITIATORS = ['EMPLOYER_CALLS', 'STUDENT_CALLS', 'UNKNOWN'] as const;
/** Who agreed to call whom. */
export type Initiator = (typeof INITIATORS)[number];

export const OUTCOMES = [
  'OFFER_ACCEPTED',
  'OFFER_DECLINED',
  'REJECTED',
  'WITHDRAWN',
  'ROLE_CLOSED',
  'NO_RESPONSE',
] as const;
/** How a prospect ended. `NO_RESPONSE` is only ever set by a person, with a reason. */
export type Outcome = (typeof OUTCOMES)[number];

interface FactBase {
  readonly id: string;
  /** When it happened. */
  readonly at: Instant;
  /** When we were told; never used to decide what is owed, only to break ties and to audit. */
  readonly recordedAt: Instant;
}

export interface Applied extends FactBase {
  readonly kind: 'APPLIED';
}

export interface InterviewScheduled extends FactBase {
  readonly kind: 'INTERVIEW_SCHEDULED';
  readonly interviewId: string;
  readonly round: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** `at` is the end of the interview: the T of the default policy. */
export interface InterviewHeld extends FactBase {
  readonly kind: 'INTERVIEW_HELD';
  readonly interviewId: string;
  readonly round: number;
  /** The people who must be thanked. */
  readonly contactIds: readonly string[];
}

/** The appointment will not happen as planned: cancelled, moved to another interview, or missed by either side. */
export interface InterviewCalledOff extends FactBase {
  readonly kind: 'INTERVIEW_CALLED_OFF';
  readonly interviewId: string;
  readonly reason: 'CANCELLED' | 'RESCHEDULED' | 'NO_SHOW';
}

export interface GamePlanAgreed extends FactBase {
  readonly kind: 'GAME_PLAN_AGREED';
  readonly interviewId: string;
  /** The day by which the employer hopes to decide; null when unknown or not said. */
  readonly promisedOn: Day | null;
  readonly precision: PromisePrecision;
  readonly initiator: Initiator;
  /** Channels the employer agreed to; empty means nothing was said, so all are open. */
  readonly channels: readonly Channel[];
}

export interface FollowedUp extends FactBase {
  readonly kind: 'FOLLOWED_UP';
  readonly followUp: FollowUpKind;
  readonly channel: Channel | null;
  readonly contactId: string | null;
  readonly interviewId: string | null;
  readonly disposition: Disposition | null;
  /** A new promised date, when the employer gave one. */
  readonly promisedOn: Day | null;
  /** The day on which to call again, with `CALL_BACK_ON` and optionally with `GATEKEEPER`. */
  readonly callBackOn: Day | null;
  /** The employer already said why, so no feedback request is owed. */
  readonly feedbackGiven: boolean;
  readonly decision: ReviewDecision | null;
}

export interface OfferReceived extends FactBase {
  readonly kind: 'OFFER_RECEIVED';
  readonly offerId: string;
  /** The moment by which to answer; null when the employer set none. */
  readonly deadline: Instant | null;
}

/** The employer moved the deadline to a later time, or set one after all. */
export interface OfferExtended extends FactBase {
  readonly kind: 'OFFER_EXTENDED';
  readonly offerId: string;
  readonly deadline: Instant;
}

/** A person recorded that the offer was not answered in time. */
export interface OfferExpired extends FactBase {
  readonly kind: 'OFFER_EXPIRED';
  readonly offerId: string;
}

/** The employer took the offer back. */
export interface OfferRescinded extends FactBase {
  readonly kind: 'OFFER_RESCINDED';
  readonly offerId: string;
}

/** The student took the acceptance back; the prospect was reopened for it. */
export interface OfferReneged extends FactBase {
  readonly kind: 'OFFER_RENEGED';
  readonly offerId: string;
}

/** Another prospect of the same student has an open offer, so this employer should be asked to hurry. */
export interface OtherOfferReceived extends FactBase {
  readonly kind: 'OTHER_OFFER_RECEIVED';
  readonly offerId: string;
  readonly deadline: Instant | null;
}

export interface Closed extends FactBase {
  readonly kind: 'CLOSED';
  readonly outcome: Outcome;
}

/** The employer gave a sign after all. */
export interface Reopened extends FactBase {
  readonly kind: 'REOPENED';
}

/** A step that was owed was put off to a later day. */
export interface Snoozed extends FactBase {
  readonly kind: 'SNOOZED';
  /** Key of the policy step, and whom it concerned. */
  readonly stepKey: string;
  readonly contactId: string | null;
  readonly until: Day;
  readonly reason: string;
}

export type Fact =
  | Applied
  | InterviewScheduled
  | InterviewHeld
  | InterviewCalledOff
  | GamePlanAgreed
  | FollowedUp
  | OfferReceived
  | OfferExtended
  | OfferExpired
  | OfferRescinded
  | OfferReneged
  | OtherOfferReceived
  | Snoozed
  | Closed
  | Reopened;

export type FactKind = Fact['kind'];

/** What is told of one candidacy. `openedAt` is when the prospect was entered, the anchor when no dated fact exists. */
export interface Timeline {
  readonly openedAt: Instant;
  readonly facts: readonly Fact[];
}

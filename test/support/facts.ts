import type { Day } from '../../src/kernel/day.js';
import type {
  Applied,
  Closed,
  Disposition,
  FollowedUp,
  FollowUpKind,
  GamePlanAgreed,
  InterviewCalledOff,
  InterviewHeld,
  InterviewScheduled,
  OfferExpired,
  OfferExtended,
  OfferReceived,
  OfferReneged,
  OfferRescinded,
  OtherOfferReceived,
  Outcome,
  Reopened,
  ReviewDecision,
  Snoozed,
} from '../../src/kernel/fact.js';
import { HOUR, type Instant } from '../../src/kernel/instant.js';
import { instantAt } from '../../src/kernel/zone.js';

/** Flat builders of facts for tests: what matters is said, the rest is plain. */

export const NEW_YORK = 'America/New_York';

/** A moment on the wall clock of New York: `'2026-11-20 15:00'`. */
export function clock(text: string): Instant {
  const [day, time = '00:00'] = text.split(' ');
  const [hours, minutes] = time.split(':').map(Number);
  return instantAt(NEW_YORK, day as Day, (hours ?? 0) * 60 + (minutes ?? 0));
}

let written = 0;
const base = (at: string): { id: string; at: Instant; recordedAt: Instant } => {
  written += 1;
  return { id: `fact-${String(written).padStart(6, '0')}`, at: clock(at), recordedAt: clock(at) };
};

export const applied = (at: string): Applied => ({ ...base(at), kind: 'APPLIED' });

export const scheduled = (
  at: string,
  startsAt: string,
  more: Partial<InterviewScheduled> = {},
): InterviewScheduled => ({
  ...base(at),
  kind: 'INTERVIEW_SCHEDULED',
  interviewId: 'interview-1',
  round: 1,
  startsAt: clock(startsAt),
  endsAt: clock(startsAt) + HOUR,
  ...more,
});

export const held = (at: string, more: Partial<InterviewHeld> = {}): InterviewHeld => ({
  ...base(at),
  kind: 'INTERVIEW_HELD',
  interviewId: 'interview-1',
  round: 1,
  contactIds: ['rivera'],
  ...more,
});

export const calledOff = (at: string, more: Partial<InterviewCalledOff> = {}): InterviewCalledOff => ({
  ...base(at),
  kind: 'INTERVIEW_CALLED_OFF',
  interviewId: 'interview-1',
  reason: 'CANCELLED',
  ...more,
});

export const gamePlan = (at: string, promisedOn: Day | null, more: Partial<GamePlanAgreed> = {}): GamePlanAgreed => ({
  ...base(at),
  kind: 'GAME_PLAN_AGREED',
  interviewId: 'interview-1',
  promisedOn,
  precision: promisedOn === null ? 'UNKNOWN' : 'DAY',
  initiator: 'UNKNOWN',
  channels: [],
  ...more,
});

export const followedUp = (at: string, followUp: FollowUpKind, more: Partial<FollowedUp> = {}): FollowedUp => ({
  ...base(at),
  kind: 'FOLLOWED_UP',
  followUp,
  channel: 'EMAIL',
  contactId: 'rivera',
  interviewId: null,
  disposition: null,
  promisedOn: null,
  callBackOn: null,
  feedbackGiven: false,
  decision: null,
  ...more,
});

export const called = (at: string, disposition: Disposition, more: Partial<FollowedUp> = {}): FollowedUp =>
  followedUp(at, 'STATUS_CHECK', { channel: 'PHONE', disposition, ...more });

export const wrote = (at: string, disposition: Disposition, more: Partial<FollowedUp> = {}): FollowedUp =>
  followedUp(at, 'STATUS_CHECK', { channel: 'EMAIL', disposition, ...more });

export const thanked = (at: string, more: Partial<FollowedUp> = {}): FollowedUp => followedUp(at, 'THANK_YOU', more);

export const reviewed = (at: string, decision: ReviewDecision): FollowedUp =>
  followedUp(at, 'COUNSELOR_REVIEW', { channel: null, contactId: null, decision });

export const offered = (at: string, deadline: string | null = null, offerId = 'offer-1'): OfferReceived => ({
  ...base(at),
  kind: 'OFFER_RECEIVED',
  offerId,
  deadline: deadline === null ? null : clock(deadline),
});

export const offerExtended = (at: string, deadline: string, offerId = 'offer-1'): OfferExtended => ({
  ...base(at),
  kind: 'OFFER_EXTENDED',
  offerId,
  deadline: clock(deadline),
});

export const offerExpired = (at: string, offerId = 'offer-1'): OfferExpired => ({
  ...base(at),
  kind: 'OFFER_EXPIRED',
  offerId,
});

export const offerRescinded = (at: string, offerId = 'offer-1'): OfferRescinded => ({
  ...base(at),
  kind: 'OFFER_RESCINDED',
  offerId,
});

export const offerReneged = (at: string, offerId = 'offer-1'): OfferReneged => ({
  ...base(at),
  kind: 'OFFER_RENEGED',
  offerId,
});

export const offeredElsewhere = (at: string, deadline: string | null = null): OtherOfferReceived => ({
  ...base(at),
  kind: 'OTHER_OFFER_RECEIVED',
  offerId: 'offer-9',
  deadline: deadline === null ? null : clock(deadline),
});

export const snoozed = (at: string, stepKey: string, until: Day, more: Partial<Snoozed> = {}): Snoozed => ({
  ...base(at),
  kind: 'SNOOZED',
  stepKey,
  contactId: 'rivera',
  until,
  reason: 'exam week',
  ...more,
});

export const closed = (at: string, outcome: Outcome): Closed => ({ ...base(at), kind: 'CLOSED', outcome });

export const reopened = (at: string): Reopened => ({ ...base(at), kind: 'REOPENED' });

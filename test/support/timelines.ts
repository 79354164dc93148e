import fc from 'fast-check';
import { UNTIL_OFFER_OR_REJECTION } from '../../src/follow-up-policies/domain/default-policy.js';
import { addDays, type Day } from '../../src/kernel/day.js';
import {
  CHANNELS,
  DISPOSITIONS,
  FOLLOW_UP_KINDS,
  INITIATORS,
  OUTCOMES,
  PROMISE_PRECISIONS,
  REVIEW_DECISIONS,
  type Channel,
  type Disposition,
  type Fact,
  type FactKind,
  type Timeline,
} from '../../src/kernel/fact.js';
import { DAY, HOUR, MINUTE, type Instant } from '../../src/kernel/instant.js';

/** Random timelines that could be true: interviews are held or called off once, nothing but follow-ups happens after the end. */

const OPENED_AT: Instant = Date.UTC(2026, 8, 1, 14);

export const timelines = (openedAt: Instant = OPENED_AT): fc.Arbitrary<Timeline> =>
  fc.array(happening, { maxLength: 24 }).map((happenings) => ({ openedAt, facts: tell(openedAt, happenings) }));

/** Raw chance, from which a fact is made that fits what happened so far. */
interface Happening {
  readonly kind: FactKind;
  readonly gap: number;
  readonly days: number;
  readonly knowsDay: boolean;
  readonly precision: (typeof PROMISE_PRECISIONS)[number];
  readonly initiator: (typeof INITIATORS)[number];
  readonly channels: readonly Channel[];
  readonly channel: Channel | null;
  readonly contactIds: readonly string[];
  readonly followUp: (typeof FOLLOW_UP_KINDS)[number];
  readonly disposition: (typeof DISPOSITIONS)[number] | null;
  readonly decision: (typeof REVIEW_DECISIONS)[number] | null;
  readonly outcome: (typeof OUTCOMES)[number];
  readonly feedbackGiven: boolean;
  readonly stepKey: string;
}

const people = ['rivera', 'okafor', 'lindqvist'] as const;

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant<FactKind>('FOLLOWED_UP') },
    { weight: 3, arbitrary: fc.constantFrom<FactKind>('INTERVIEW_SCHEDULED', 'INTERVIEW_HELD', 'GAME_PLAN_AGREED') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<FactKind>(
        'APPLIED',
        'INTERVIEW_CALLED_OFF',
        'OFFER_RECEIVED',
        'OFFER_EXTENDED',
        'OFFER_EXPIRED',
        'OFFER_RESCINDED',
        'OFFER_RENEGED',
        'OTHER_OFFER_RECEIVED',
        'SNOOZED',
        'CLOSED',
        'REOPENED',
      ),
    },
  ),
  gap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 48 * 60 }), fc.integer({ min: 1, max: 25 * 24 * 60 })),
  days: fc.integer({ min: -3, max: 40 }),
  knowsDay: fc.boolean(),
  precision: fc.constantFrom(...PROMISE_PRECISIONS),
  initiator: fc.constantFrom(...INITIATORS),
  channels: fc.subarray([...CHANNELS]),
  channel: fc.constantFrom<Channel | null>('PHONE', 'PHONE', 'EMAIL', 'EMAIL', 'LETTER', null),
  contactIds: fc.subarray([...people]),
  followUp: fc.oneof(fc.constant('STATUS_CHECK' as const), fc.constantFrom(...FOLLOW_UP_KINDS)),
  disposition: fc.option(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...DISPOSITIONS) },
      { weight: 1, arbitrary: fc.constantFrom<Disposition>('NO_ANSWER', 'LEFT_MESSAGE') },
    ),
  ),
  decision: fc.option(fc.constantFrom(...REVIEW_DECISIONS)),
  outcome: fc.constantFrom(...OUTCOMES),
  feedbackGiven: fc.boolean(),
  stepKey: fc.oneof(
    fc.constantFrom('status-call', 'repeat-call', 'repeat-email', 'thank-you', 'rehearse', 'counselor-review'),
    fc.constantFrom(...UNTIL_OFFER_OR_REJECTION.steps.map(({ key }) => key)),
  ),
});

/** What the next fact must fit. */
interface Teller {
  readonly facts: Fact[];
  at: Instant;
  closed: boolean;
  readonly openOffers: { readonly offerId: string; readonly deadline: Instant | null }[];
  /** Offers that were open when the prospect ended with an acceptance. */
  readonly accepted: string[];
  readonly scheduled: { readonly interviewId: string; readonly endsAt: Instant }[];
  last: string | null;
  rounds: number;
}

function tell(openedAt: Instant, happenings: readonly Happening[]): readonly Fact[] {
  const teller: Teller = {
    facts: [],
    at: openedAt,
    closed: false,
    openOffers: [],
    accepted: [],
    scheduled: [],
    last: null,
    rounds: 0,
  };
  for (const chance of happenings) {
    teller.at += chance.gap * MINUTE;
    const fact = TELL[chance.kind](teller, chance);
    if (fact !== null) teller.facts.push(fact);
  }
  return teller.facts;
}

const base = (teller: Teller): { id: string; at: Instant; recordedAt: Instant } => ({
  id: `fact-${String(teller.facts.length).padStart(3, '0')}`,
  at: teller.at,
  recordedAt: teller.at + HOUR,
});

const dayAround = (teller: Teller, { knowsDay, days }: Happening): Day | null =>
  knowsDay ? addDays(new Date(teller.at).toISOString().slice(0, 10) as Day, days) : null;

const TELL: Readonly<Record<FactKind, (teller: Teller, chance: Happening) => Fact | null>> = {
  APPLIED: (teller) => (teller.closed ? null : { ...base(teller), kind: 'APPLIED' }),

  INTERVIEW_SCHEDULED(teller, chance) {
    if (teller.closed) return null;
    teller.rounds += 1;
    const interviewId = `interview-${teller.rounds}`;
    const startsAt = teller.at + Math.max(chance.days, 0) * DAY + HOUR;
    teller.scheduled.push({ interviewId, endsAt: startsAt + HOUR });
    const interview = { interviewId, round: teller.rounds, startsAt, endsAt: startsAt + HOUR };
    return { ...base(teller), kind: 'INTERVIEW_SCHEDULED', ...interview };
  },

  INTERVIEW_HELD(teller, { contactIds }) {
    if (teller.closed) return null;
    const planned = teller.scheduled.shift();
    if (planned === undefined) teller.rounds += 1;
    const interviewId = planned?.interviewId ?? `interview-${teller.rounds}`;
    teller.at = Math.max(teller.at, planned?.endsAt ?? 0);
    teller.last = interviewId;
    return { ...base(teller), kind: 'INTERVIEW_HELD', interviewId, round: teller.rounds, contactIds };
  },

  INTERVIEW_CALLED_OFF(teller) {
    const planned = teller.closed ? undefined : teller.scheduled.shift();
    if (planned === undefined) return null;
    return { ...base(teller), kind: 'INTERVIEW_CALLED_OFF', interviewId: planned.interviewId, reason: 'CANCELLED' };
  },

  GAME_PLAN_AGREED(teller, chance) {
    if (teller.closed || teller.last === null) return null;
    const { precision, initiator, channels } = chance;
    const plan = { interviewId: teller.last, promisedOn: dayAround(teller, chance), precision, initiator, channels };
    return { ...base(teller), kind: 'GAME_PLAN_AGREED', ...plan };
  },

  FOLLOWED_UP(teller, chance) {
    const { followUp, channel, disposition, feedbackGiven, decision } = chance;
    const named = dayAround(teller, chance);
    return {
      ...base(teller),
      kind: 'FOLLOWED_UP',
      followUp,
      channel,
      contactId: chance.contactIds[0] ?? null,
      interviewId: teller.last,
      disposition,
      promisedOn: disposition === 'STILL_PENDING' ? named : null,
      callBackOn: disposition === 'CALL_BACK_ON' ? named : null,
      feedbackGiven,
      decision,
    };
  },

  OFFER_RECEIVED(teller, chance) {
    if (teller.closed) return null;
    const offer = { offerId: `offer-${teller.facts.length}`, deadline: deadlineOf(teller, chance) };
    teller.openOffers.push(offer);
    return { ...base(teller), kind: 'OFFER_RECEIVED', ...offer };
  },

  OFFER_EXTENDED(teller, { days }) {
    const offer = teller.openOffers.pop();
    if (offer === undefined) return null;
    const deadline = Math.max(teller.at, offer.deadline ?? 0) + Math.max(days, 1) * DAY;
    teller.openOffers.push({ ...offer, deadline });
    return { ...base(teller), kind: 'OFFER_EXTENDED', offerId: offer.offerId, deadline };
  },

  OFFER_EXPIRED(teller) {
    const offer = teller.openOffers.shift();
    return offer ? { ...base(teller), kind: 'OFFER_EXPIRED', offerId: offer.offerId } : null;
  },

  OFFER_RESCINDED(teller) {
    const offer = teller.openOffers.pop();
    return offer ? { ...base(teller), kind: 'OFFER_RESCINDED', offerId: offer.offerId } : null;
  },

  OFFER_RENEGED(teller) {
    const offerId = teller.closed ? undefined : teller.accepted.pop();
    return offerId ? { ...base(teller), kind: 'OFFER_RENEGED', offerId } : null;
  },

  OTHER_OFFER_RECEIVED: (teller, chance) =>
    teller.closed
      ? null
      : { ...base(teller), kind: 'OTHER_OFFER_RECEIVED', offerId: 'offer-2', deadline: deadlineOf(teller, chance) },

  SNOOZED: (teller, chance) => ({
    ...base(teller),
    kind: 'SNOOZED',
    stepKey: chance.stepKey,
    contactId: chance.contactIds[0] ?? null,
    until: dayAround(teller, { ...chance, knowsDay: true }) as Day,
    reason: 'exam week',
  }),

  CLOSED(teller, { outcome }) {
    if (teller.closed) return null;
    teller.closed = true;
    teller.scheduled.length = 0;
    const ended = teller.openOffers.splice(0).map(({ offerId }) => offerId);
    if (outcome === 'OFFER_ACCEPTED') teller.accepted.push(...ended);
    return { ...base(teller), kind: 'CLOSED', outcome };
  },

  REOPENED(teller) {
    if (!teller.closed) return null;
    teller.closed = false;
    teller.at += MINUTE;
    return { ...base(teller), kind: 'REOPENED' };
  },
};

const deadlineOf = (teller: Teller, { knowsDay, days }: Happening): Instant | null =>
  knowsDay ? teller.at + Math.max(days, 0) * DAY : null;

/** The moment of the latest fact: before it, not everything in the timeline was known. */
export const lastMomentOf = ({ openedAt, facts }: Timeline): Instant =>
  Math.max(openedAt, ...facts.map(({ at }) => at));

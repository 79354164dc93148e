import { fridayOf } from '../../kernel/day.js';
import type {
  Fact,
  FactKind,
  FollowedUp,
  GamePlanAgreed,
  OfferExpired,
  OfferRescinded,
  Timeline,
} from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';
import type { Instant } from '../../kernel/instant.js';
import { followUp } from './reading-follow-up.js';
import { marked, offerOf, type Reading, setOffers, turnTo } from './reading-state.js';
import { inForce, type Restriction } from './restrictions.js';
import { mayBeAsked, type Mark, type NamedDay, type OpenOffer, type Situation } from './situation.js';
import type { Timetable } from './timetable.js';
import { turnOf } from './turning-points.js';

/** The situation at the end of a timeline: a fold over its facts in canonical order. */
export function situationOf(timeline: Timeline, manners: Manners = NOTHING_SAID, now: Instant = 0): Situation {
  const reading = beginning(timeline.openedAt, manners);
  for (const fact of inOrder(timeline.facts)) read(reading, fact);
  const { planAllowsCalls, doNotCall } = reading;
  const asked = doNotCall !== null && doNotCall > (manners.callsAllowedAgainAt ?? -Infinity);
  return { ...reading, callsWelcome: planAllowsCalls && !asked, restrictions: inForce(manners.restrictions, now) };
}

/** How the employer's side wants to be contacted, besides what the facts of this prospect tell. */
export interface Manners {
  readonly restrictions: readonly Restriction[];
  /** When somebody last lifted a request not to be called; null: nobody did. */
  readonly callsAllowedAgainAt: Instant | null;
  /** When the employer announced that it decides; null: it did not. */
  readonly timetable: Timetable | null;
  /** The people known at the agency that acts for the employer; null: none acts. */
  readonly agencyContacts: readonly string[] | null;
}

export const NOTHING_SAID: Manners = {
  restrictions: [],
  callsAllowedAgainAt: null,
  timetable: null,
  agencyContacts: null,
};

/** A prospect of which nothing has been told yet. */
function beginning(openedAt: Instant, { timetable, agencyContacts }: Manners): Reading {
  const opened: Mark = { factId: null, at: openedAt, followUpsDone: 0 };
  return {
    turn: 'OPENED',
    turned: opened,
    silentSince: opened,
    followUps: [],
    interviewsAhead: [],
    interviewsHeld: [],
    promise: null,
    callBack: null,
    callsWelcome: true,
    contactId: null,
    unansweredCalls: 0,
    voicemails: 0,
    offer: null,
    otherOffer: null,
    closed: null,
    snoozes: [],
    gamePlans: new Map(),
    openOffers: [],
    restrictions: [],
    timetable,
    agencyContacts,
    doNotCall: null,
    planAllowsCalls: true,
  };
}

type Readers = { readonly [Kind in FactKind]: (reading: Reading, fact: Extract<Fact, { kind: Kind }>) => void };

const read = <Kind extends FactKind>(reading: Reading, fact: Extract<Fact, { kind: Kind }>): void =>
  READERS[fact.kind as Kind](reading, fact);

const READERS: Readers = {
  APPLIED(reading, fact) {
    if (reading.turn !== 'OPENED') return;
    turnTo(reading, 'APPLIED', fact);
    reading.silentSince = reading.turned;
  },

  INTERVIEW_SCHEDULED(reading, fact) {
    dropAhead(reading, fact.interviewId);
    reading.interviewsAhead.push(marked(reading, fact));
  },

  INTERVIEW_CALLED_OFF(reading, fact) {
    dropAhead(reading, fact.interviewId);
    turnTo(reading, 'INTERVIEW_CALLED_OFF', fact);
  },

  INTERVIEW_HELD(reading, fact) {
    dropAhead(reading, fact.interviewId);
    turnTo(reading, 'INTERVIEW_HELD', fact);
    reading.silentSince = reading.turned;
    reading.interviewsHeld.push(marked(reading, fact));
    reading.contactId = fact.contactIds.find((id) => mayBeAsked(reading, id)) ?? reading.contactId;
    reading.unansweredCalls = reading.voicemails = 0;
    agree(reading, reading.gamePlans.get(fact.interviewId));
  },

  GAME_PLAN_AGREED(reading, fact) {
    reading.gamePlans.set(fact.interviewId, fact);
    if (reading.interviewsHeld.at(-1)?.interviewId === fact.interviewId) agree(reading, fact);
  },

  FOLLOWED_UP(reading, fact) {
    reading.followUps.push(fact);
    const turn = turnOf(fact);
    noteAgencyContact(reading, fact);
    if (turn !== null) followUp(reading, turn, fact);
  },

  OFFER_RECEIVED(reading, fact) {
    const recorded = reading.openOffers.filter(({ offerId }) => offerId !== null);
    setOffers(reading, [...recorded, offerOf(reading, fact)]);
  },

  OFFER_EXTENDED(reading, { id, offerId, deadline }) {
    const extended = (offer: OpenOffer): OpenOffer => ({
      ...offer,
      deadline: Math.max(deadline, offer.deadline ?? deadline),
      deadlineFactId: id,
      isExtended: true,
    });
    setOffers(
      reading,
      reading.openOffers.map((offer) => (offer.offerId === offerId ? extended(offer) : offer)),
    );
  },

  OFFER_EXPIRED: loseOffer,
  OFFER_RESCINDED: loseOffer,

  /** The reopening that came with it has said all there is. */
  OFFER_RENEGED() {},

  OTHER_OFFER_RECEIVED(reading, fact) {
    reading.otherOffer = offerOf(reading, fact);
  },

  SNOOZED(reading, fact) {
    reading.snoozes.push(fact);
  },

  CLOSED(reading, fact) {
    reading.closed = marked(reading, fact);
    reading.interviewsAhead = [];
    reading.interviewsHeld = [];
    reading.otherOffer = null;
    setOffers(reading, []);
  },

  REOPENED(reading, fact) {
    reading.closed = null;
    reading.followUps = [];
    reading.promise = reading.callBack = null;
    reading.unansweredCalls = reading.voicemails = 0;
    turnTo(reading, 'REOPENED', fact);
    reading.silentSince = reading.turned;
  },
};

/** Whoever at the agency was written to last is the one to ask, whatever it was about. */
function noteAgencyContact(reading: Reading, { contactId }: FollowedUp): void {
  if (reading.agencyContacts !== null && contactId !== null && mayBeAsked(reading, contactId))
    reading.contactId = contactId;
}

/** The offer is off the table, so the employer is asked again where things stand. */
function loseOffer(reading: Reading, fact: OfferExpired | OfferRescinded): void {
  setOffers(
    reading,
    reading.openOffers.filter(({ offerId }) => offerId !== fact.offerId),
  );
  turnTo(reading, 'REOPENED', fact);
  reading.promise = reading.callBack = null;
  reading.silentSince = reading.turned;
}

function dropAhead(reading: Reading, interviewId: string): void {
  reading.interviewsAhead = reading.interviewsAhead.filter((ahead) => ahead.interviewId !== interviewId);
}

/**
 * A game plan speaks for the interview it was agreed in: a later round starts without a promise until it has its own. What was
 * agreed last holds: a day on which to call again that was named before is given up.
 */
function agree(reading: Reading, plan: GamePlanAgreed | undefined): void {
  reading.callBack = null;
  reading.promise = plan ? promiseOf(plan) : null;
  const channels = plan?.channels ?? [];
  reading.planAllowsCalls = channels.length === 0 || channels.includes('PHONE');
}

/** A decision promised for some week is late only after its Friday. */
function promiseOf({ id, promisedOn, precision }: GamePlanAgreed): NamedDay | null {
  if (promisedOn === null) return null;
  return { factId: id, on: precision === 'WEEK' ? fridayOf(promisedOn) : promisedOn };
}

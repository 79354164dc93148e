import type { Fact, GamePlanAgreed, OfferReceived, OtherOfferReceived } from '../../kernel/fact.js';
import type { Instant } from '../../kernel/instant.js';
import type { Turn } from './policy.js';
import type { Mark, OpenOffer, Situation } from './situation.js';

/** The situation while it is being read, with what a later fact may refer back to. */
export interface Reading extends Situation {
  readonly gamePlans: Map<string, GamePlanAgreed>;
  /** Oldest first. */
  openOffers: readonly OpenOffer[];
  /** When somebody asked not to be called. */
  doNotCall: Instant | null;
  planAllowsCalls: boolean;
}

export function turnTo(reading: Reading, turn: Turn, fact: Fact): void {
  reading.turn = turn;
  reading.turned = markOf(reading, fact);
}

export const markOf = (reading: Reading, fact: Fact): Mark => ({
  factId: fact.id,
  at: fact.at,
  followUpsDone: reading.followUps.length,
});

export const marked = <Told extends Fact>(reading: Reading, fact: Told): Told & Mark => ({
  ...fact,
  ...markOf(reading, fact),
});

export const offerOf = (reading: Reading, fact: OfferReceived | OtherOfferReceived): OpenOffer => ({
  ...markOf(reading, fact),
  offerId: fact.offerId,
  deadline: fact.deadline,
  deadlineFactId: fact.id,
  isExtended: false,
});

export function setOffers(reading: Reading, openOffers: readonly OpenOffer[]): void {
  reading.openOffers = openOffers;
  reading.offer = openOffers.at(-1) ?? null;
}

/** An offer of which nothing but its coming was told. */
export const spokenOf = (turned: Mark): OpenOffer => ({
  ...turned,
  offerId: null,
  deadline: null,
  deadlineFactId: turned.factId,
  isExtended: false,
});

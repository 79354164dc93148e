import type { Fact, FactKind } from '../../kernel/fact.js';
import type { Failure } from '../../kernel/result.js';

/** `ANSWERED`: accepted, as far as the prospect's outcome tells. `GONE`: expired, rescinded, reneged, or ended with its prospect. */
type OfferState = 'OPEN' | 'ANSWERED' | 'GONE';
type OfferFactKind = Extract<
  FactKind,
  'OFFER_RECEIVED' | 'OFFER_EXTENDED' | 'OFFER_EXPIRED' | 'OFFER_RESCINDED' | 'OFFER_RENEGED'
>;

export const OFFER_NOT_RECORDED: Failure = {
  code: 'OFFER_NOT_RECORDED',
  field: 'offerId',
  message: 'No such offer had come by then. Record the offer first, or check the date.',
};
export const OFFER_NO_LONGER_OPEN: Failure = {
  code: 'OFFER_NO_LONGER_OPEN',
  field: 'offerId',
  message: 'This offer was no longer open by then. Record the new offer when the employer made one, or check the date.',
};
export const OFFER_NOT_ACCEPTED: Failure = {
  code: 'OFFER_NOT_ACCEPTED',
  field: 'offerId',
  message: 'This offer had not been accepted by then, so there is nothing to take back. Decline it, or check the date.',
};

/** Once it is not open any more nothing happens to an offer, except that an acceptance may be taken back. */
const OVER = {
  OFFER_RECEIVED: OFFER_NO_LONGER_OPEN,
  OFFER_EXTENDED: OFFER_NO_LONGER_OPEN,
  OFFER_EXPIRED: OFFER_NO_LONGER_OPEN,
  OFFER_RESCINDED: OFFER_NO_LONGER_OPEN,
};

/** For each state of an offer, what may not happen to it, and why. */
const REFUSALS: Readonly<Record<OfferState | 'UNKNOWN', Readonly<Partial<Record<OfferFactKind, Failure>>>>> = {
  UNKNOWN: {
    OFFER_EXTENDED: OFFER_NOT_RECORDED,
    OFFER_EXPIRED: OFFER_NOT_RECORDED,
    OFFER_RESCINDED: OFFER_NOT_RECORDED,
    OFFER_RENEGED: OFFER_NOT_RECORDED,
  },
  OPEN: { OFFER_RENEGED: OFFER_NOT_ACCEPTED },
  ANSWERED: OVER,
  GONE: { ...OVER, OFFER_RENEGED: OFFER_NOT_ACCEPTED },
};

const LEADS_TO: Readonly<Record<OfferFactKind, OfferState>> = {
  OFFER_RECEIVED: 'OPEN',
  OFFER_EXTENDED: 'OPEN',
  OFFER_EXPIRED: 'GONE',
  OFFER_RESCINDED: 'GONE',
  OFFER_RENEGED: 'GONE',
};

/** What has become of the offers of a prospect, by offer id. */
export type OfferStates = Map<string, OfferState>;

/** Checks a fact against what is known of its offer, and remembers what it makes of it. */
export function refusalOfOffer(offers: OfferStates, fact: Fact): Failure | null {
  if (fact.kind === 'CLOSED') endWith(offers, fact.outcome === 'OFFER_ACCEPTED' ? 'ANSWERED' : 'GONE');
  if (!isOfOffer(fact)) return null;
  const refusal = REFUSALS[offers.get(fact.offerId) ?? 'UNKNOWN'][fact.kind];
  if (refusal === undefined) offers.set(fact.offerId, LEADS_TO[fact.kind]);
  return refusal ?? null;
}

/** No offer stays open when its prospect ends. */
function endWith(offers: OfferStates, state: OfferState): void {
  for (const [id, before] of offers) if (before === 'OPEN') offers.set(id, state);
}

export const isOfOffer = (fact: Pick<Fact, 'kind'>): fact is Extract<Fact, { kind: OfferFactKind }> =>
  fact.kind in LEADS_TO;

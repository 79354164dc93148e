import type { Disposition, Outcome } from '../../kernel/fact.js';

/** What an answer does to the prospect at once, besides leading to another step. Source: dispositions of the method. */
export type Consequence = { readonly ends: Outcome } | 'BRINGS_AN_OFFER' | null;

export const CONSEQUENCES: Readonly<Record<Disposition, Consequence>> = {
  STILL_PENDING: null,
  NEXT_ROUND: null,
  FILLED: { ends: 'ROLE_CLOSED' },
  REJECTED: { ends: 'REJECTED' },
  OFFER: 'BRINGS_AN_OFFER',
  ON_HOLD: null,
  NO_ANSWER: null,
  LEFT_MESSAGE: null,
  AWAITING_REPLY: null,
  GATEKEEPER: null,
  WRONG_CONTACT: null,
  CALL_BACK_ON: null,
  DO_NOT_CALL: null,
  WITHDREW: { ends: 'WITHDRAWN' },
};

/** What the disposition does; nothing when none was given. */
export const consequenceOf = (disposition: Disposition | null): Consequence =>
  disposition === null ? null : CONSEQUENCES[disposition];

import type { Fact, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';

/** The offer that waits for an answer when all is told; null: none does. */
export function openOfferIn({ facts }: Timeline): string | null {
  let open: string | null = null;
  for (const fact of inOrder(facts)) {
    if (fact.kind === 'OFFER_RECEIVED') open = fact.offerId;
    else if (fact.kind === 'CLOSED' || (LOST.has(fact.kind) && 'offerId' in fact && fact.offerId === open)) open = null;
  }
  return open;
}

const LOST: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>(['OFFER_EXPIRED', 'OFFER_RESCINDED', 'OFFER_RENEGED']);

import type { Fact, FactKind } from './fact.js';
import type { Instant } from './instant.js';

/** Of facts that bear the same moment, the cause comes before what it causes; a reopening makes the others possible. */
const RANK: Readonly<Record<FactKind, number>> = {
  REOPENED: 0,
  APPLIED: 1,
  INTERVIEW_SCHEDULED: 2,
  INTERVIEW_CALLED_OFF: 3,
  INTERVIEW_HELD: 4,
  GAME_PLAN_AGREED: 5,
  FOLLOWED_UP: 6,
  OFFER_RECEIVED: 7,
  OFFER_EXTENDED: 8,
  OFFER_EXPIRED: 9,
  OFFER_RESCINDED: 10,
  OFFER_RENEGED: 11,
  OTHER_OFFER_RECEIVED: 12,
  SNOOZED: 13,
  CLOSED: 14,
};

/** The facts in the one order in which they are read, whatever the order in which they were recorded: when, rank of the kind, id. */
export const inOrder = (facts: readonly Fact[]): readonly Fact[] => facts.toSorted(compareFacts);

const compareFacts = (a: Fact, b: Fact): number =>
  momentOf(a) - momentOf(b) || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : Number(a.id > b.id));

/** An appointment that was entered late had been made before it began. */
const momentOf = (fact: Fact): Instant =>
  fact.kind === 'INTERVIEW_SCHEDULED' ? Math.min(fact.at, fact.startsAt) : fact.at;

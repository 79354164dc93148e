import type { Outcome, Timeline } from '../../kernel/fact.js';
import { inOrder } from '../../kernel/fact-order.js';

/** How a prospect ended; null while it is open, also after it was reopened. */
export const outcomeOf = (timeline: Timeline): Outcome | null =>
  inOrder(timeline.facts).reduce<Outcome | null>(
    (outcome, fact) => (fact.kind === 'CLOSED' ? (outcome ?? fact.outcome) : fact.kind === 'REOPENED' ? null : outcome),
    null,
  );

import { searchRange } from '../cohorts/index.js';
import type { Day } from '../kernel/day.js';
import type { Outcome } from '../kernel/fact.js';
import { DAY, type Instant } from '../kernel/instant.js';
import { dayIn } from '../kernel/zone.js';
import type { Stage } from '../prospects/index.js';
import type { RowFilter } from './exports.store.js';

/** In days of 24 hours. */
export const LONGEST_OVERDUE_DAYS = 3_660;

/** Which rows, in the dashboard's words; null asks nothing. */
export interface RowQuestion {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  readonly stage: Stage | null;
  readonly outcome: Outcome | null;
  /** In days of 24 hours. */
  readonly overdueBy: number | null;
  readonly noThankYou: boolean | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly text: string | null;
}

/** What the question means at a moment in the zone of the center. */
export const filterAt = (question: RowQuestion, now: Instant, zone: string): RowFilter => {
  const { overdueBy, noThankYou, text, ...asAsked } = question;
  return {
    ...asAsked,
    overdueSince: overdueBy === null ? null : new Date(now - overdueBy * DAY),
    owesThanks: noThankYou,
    typed: text === null ? null : { name: searchRange(text), externalId: text.toLowerCase() },
    today: dayIn(zone, now),
    zone,
  };
};

import type { Statement } from '../../first-destinations/domain/statement.js';
import type { Day } from '../../kernel/day.js';

/** A degree as a report sees it; of a student without a recorded graduation the roster tells it, and `id` is the student's. */
export interface Degree {
  readonly id: string;
  readonly recordedAs: 'Graduation' | 'Student';
  readonly program: string | null;
  /** Null: not recorded. */
  readonly graduatedOn: Day | null;
}

/** What is on record about where a graduate went. */
export interface KnownDestinations {
  readonly statements: readonly Statement[];
  /** Ids of accepted offers that nobody has confirmed as a first destination. */
  readonly unconfirmedOffers: readonly string[];
}

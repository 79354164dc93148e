import { normalizedName } from '../../employers/domain/normalized-name.js';
import type { Day } from '../../kernel/day.js';
import type { Channel, Disposition } from '../../kernel/fact.js';
import type { HistoryKind } from './history-words.js';
import type { Moment } from './moment-cell.js';

/** One dated fact of a history. */
export interface HistoryRow {
  readonly line: number;
  /** The id by which the roster knows the student. */
  readonly student: string;
  readonly employer: string;
  readonly position: string | null;
  readonly kind: HistoryKind;
  readonly when: Moment;
  readonly channel: Channel | null;
  readonly disposition: Disposition | null;
  readonly round: number | null;
  /** The day the employer named: for a decision, or to call back. */
  readonly promisedOn: Day | null;
  /** Of an end: when it was decided, apart from when it was learned. */
  readonly decided: Moment | null;
  readonly note: string | null;
}

/** Whose candidacy for which position where, whatever the spelling. */
export interface Place {
  readonly student: string;
  readonly employer: string;
  readonly position: string | null;
}

export const keyOf = ({ student, employer, position }: Place): string =>
  JSON.stringify([student, normalizedName(employer), positionKey(position)]);

/** Positions that differ in case and spaces only are one. */
export const positionKey = (position: string | null): string =>
  (position ?? '').toLowerCase().replaceAll(/\s+/g, ' ').trim();

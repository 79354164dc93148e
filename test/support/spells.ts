import type { ClusteredSpells } from '../../src/analytics/domain/incidence-estimate.js';
import { numbersOf, type Row } from './golden.js';

/** Which columns of a table of prospects (or patients) tell what. */
export interface SpellColumns {
  readonly time: string;
  readonly start?: string | null;
  readonly event: string;
  readonly cluster?: string | null;
}

export const spellsOf = (rows: readonly Row[], { time, start, event, cluster }: SpellColumns): ClusteredSpells => ({
  stop: numbersOf(rows, time),
  ...(start && { start: numbersOf(rows, start) }),
  status: numbersOf(rows, event),
  ...(cluster && { cluster: rows.map((row) => row[cluster]!) }),
});

/** The rows of one group, or all when there are no groups. */
export const rowsOfGroup = (rows: readonly Row[], column: string | null, group: string): readonly Row[] =>
  column === null ? rows : rows.filter((row) => row[column] === group);

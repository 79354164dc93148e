import { columnsOf, mappingProblems } from './columns.js';
import type { DateOrder } from './day-cell.js';
import type { HeaderMapping } from './header-mapping.js';
import { HISTORY_NEEDS, type HistoryField } from './history-fields.js';
import { HistoryCells, type HistoryRowReading } from './history-cells.js';
import { type HistoryRow, keyOf, type Place } from './history-row.js';
import { isFollowUp } from './history-words.js';
import type { RowProblem, Table } from './table.js';

/** The rows that can be read, and everything wrong with the file; a problem of an optional cell leaves out that cell only. */
export interface HistoryReading {
  readonly rows: readonly HistoryRow[];
  readonly problems: readonly RowProblem[];
  /** Whose candidacy where each line is about, also of rows that cannot be read; lines without a key say neither. */
  readonly keys: ReadonlyMap<number, string>;
  /** Where lines belong that cannot be read and may have told how the candidacy went: without them the others would tell something else. */
  readonly gaps: ReadonlyMap<number, Place>;
}

export function readHistory(
  table: Table,
  mapping: HeaderMapping<HistoryField>,
  dateOrder: DateOrder | null = null,
): HistoryReading {
  const unusable = mappingProblems(table, mapping, [...HISTORY_NEEDS]);
  if (unusable.length > 0) return { rows: [], problems: unusable, keys: new Map(), gaps: new Map() };
  const columns = columnsOf(table, mapping, dateOrder);
  const readings = table.rows.map((row) => new HistoryCells(row, columns).read());
  return {
    rows: readings.flatMap(({ row }) => row ?? []),
    problems: [...table.unreadable.map(({ problem }) => problem), ...readings.flatMap(({ problems }) => problems)],
    keys: new Map(readings.flatMap(({ line, place }) => (place === null ? [] : [[line, keyOf(place)] as const]))),
    gaps: new Map(readings.flatMap((reading) => (isGap(reading) ? [[reading.line, reading.place!] as const] : []))),
  };
}

const isGap = ({ row, kind, place }: HistoryRowReading): boolean =>
  row === null && place !== null && !(kind && isFollowUp(kind));

import { type Columns, columnsOf, mappingProblems } from './columns.js';
import type { DateOrder } from './day-cell.js';
import type { HeaderMapping } from './header-mapping.js';
import { HISTORY_NEEDS, type HistoryField } from './history-fields.js';
import { HistoryCells, type HistoryRowReading } from './history-cells.js';
import { type HistoryRow, keyOf, type Place } from './history-row.js';
import { isFollowUp } from './history-words.js';
import type { RowProblem, Table, TableRow } from './table.js';

/** The rows that can be read, and everything wrong with the file; a problem of an optional cell leaves out that cell only. */
export interface HistoryReading {
  readonly rows: readonly HistoryRow[];
  readonly problems: readonly RowProblem[];
  /** Whose candidacy where each line is about, also of rows that cannot be read; lines without a key say neither. */
  readonly keys: ReadonlyMap<number, string>;
  /** Where lines belong that cannot be read and may have told how the candidacy went: without them the others would tell something else. */
  readonly gaps: ReadonlyMap<number, Place>;
}

/** Reads a history row by row, as it may be long; then says what the rows come to together. */
export class HistoryReader {
  private readonly unusable: readonly RowProblem[];
  private readonly columns: Columns<HistoryField>;

  constructor(
    private readonly table: Table,
    mapping: HeaderMapping<HistoryField>,
    dateOrder: DateOrder | null = null,
  ) {
    this.unusable = mappingProblems(table, mapping, [...HISTORY_NEEDS]);
    this.columns = columnsOf(table, mapping, dateOrder);
  }

  /** None when the mapping cannot be used at all. */
  get rows(): readonly TableRow[] {
    return this.unusable.length > 0 ? [] : this.table.rows;
  }

  read(row: TableRow): HistoryRowReading {
    return new HistoryCells(row, this.columns).read();
  }

  together(readings: readonly HistoryRowReading[]): HistoryReading {
    const wholeFile = this.unusable.length > 0 ? this.unusable : this.table.unreadable.map(({ problem }) => problem);
    return {
      rows: readings.flatMap(({ row }) => row ?? []),
      problems: [...wholeFile, ...readings.flatMap(({ problems }) => problems)],
      keys: new Map(readings.flatMap(({ line, place }) => (place === null ? [] : [[line, keyOf(place)] as const]))),
      gaps: new Map(readings.flatMap((reading) => (isGap(reading) ? [[reading.line, reading.place!] as const] : []))),
    };
  }
}

const isGap = ({ row, kind, place }: HistoryRowReading): boolean =>
  row === null && place !== null && !(kind && isFollowUp(kind));

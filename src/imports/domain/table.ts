/** One row of a person's file; `line` is the physical line on which it starts (for XLSX the sheet row), from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with one row or one of its cells, in words that say where it stands and what to do. */
export interface RowProblem {
  readonly line: number;
  /** The header of the column to blame; null when the whole row is. */
  readonly column: string | null;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

/** A row whose cells do not line up with the headers, so that no cell can be trusted. */
export interface UnreadableRow extends TableRow {
  readonly problem: RowProblem;
}

/** A file as text cells: every row in `rows` has exactly one cell per header, headers are distinct and not empty. */
export interface Table {
  readonly format: 'CSV' | 'XLSX';
  /** The encoding the text was read in, as `readTable` accepts it back; always `utf-8` for XLSX. */
  readonly encoding: string;
  /** Null for XLSX. */
  readonly delimiter: string | null;
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  readonly unreadable: readonly UnreadableRow[];
}

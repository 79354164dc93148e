import type { Failure } from '../kernel/result.js';
import type { DraftEdits } from './domain/draft-edits.js';
import type { RowProblem } from './domain/table.js';

export const ROW_RESULTS = ['CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED', 'REFUSED'] as const;
/** What became of a row, or would. */
export type RowResult = (typeof ROW_RESULTS)[number];

/** What came of one row; `REFUSED` has a problem that says why, the others may have told of a cell that was left out. */
export interface RowOutcome {
  readonly line: number;
  readonly result: RowResult;
  readonly problems: readonly RowProblem[];
}

/** What a person corrected in a row before applying it. */
export interface RowEdits {
  readonly skip?: boolean;
  /** Header to corrected cell, of rosters. */
  readonly cells?: Readonly<Record<string, string>>;
  /** Of job searches. */
  readonly draft?: DraftEdits;
}

export const outcome = (line: number, result: RowResult, problems: readonly RowProblem[] = []): RowOutcome => ({
  line,
  result,
  problems,
});

/** A failure of the product as a problem of the row. */
export const problemOf = (
  line: number,
  { code, field, message }: Failure,
  columnOf: (field: string) => string | null,
): RowProblem => ({
  line,
  column: field === null ? null : columnOf(field),
  value: '',
  code,
  message: `Row ${line}: ${message}`,
});

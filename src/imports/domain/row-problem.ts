import type { RowProblem, TableRow } from './table.js';

const SHOWN_CHARACTERS = 80;

/** A problem with one cell, as a sentence: `Row 17: "graduation" is not a date (got "Spring 27"); use YYYY-MM-DD.` */
export function cellProblem(
  line: number,
  column: string,
  value: string,
  what: { readonly code: string; readonly wrong: string; readonly remedy: string },
): RowProblem {
  const got = value === '' ? '' : ` (got "${shortened(value)}")`;
  const message = `Row ${line}: "${column}" ${what.wrong}${got}; ${what.remedy}.`;
  return { line, column, value, code: what.code, message };
}

/** A problem with a row as a whole. */
export const rowProblem = (row: TableRow, code: string, message: string): RowProblem => ({
  line: row.line,
  column: null,
  value: row.cells.filter((cell) => cell !== '').join(' '),
  code,
  message: `Row ${row.line}: ${message}`,
});

const shortened = (value: string): string =>
  value.length <= SHOWN_CHARACTERS ? value : `${value.slice(0, SHOWN_CHARACTERS)}...`;

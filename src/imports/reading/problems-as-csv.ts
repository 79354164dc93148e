import { stringify } from 'csv-stringify/sync';
import type { RowProblem, Table } from '../domain/table.js';

const WHAT_TO_DO = 'what to do';

/**
 * The rows that have problems, as CSV for a spreadsheet program (UTF-8 with byte order mark): the cells as they came, and all
 * that is wrong in one more column. Mended, the file can be imported as it is: the added column maps to nothing.
 */
export function problemsAsCsv(table: Table, problems: readonly RowProblem[]): string {
  const advice = adviceByLine(problems);
  const rows = [...table.rows, ...table.unreadable]
    .filter((row) => advice.has(row.line))
    .toSorted((one, other) => one.line - other.line)
    .map((row) => [...fitted(row.cells, table.headers.length), advice.get(row.line) ?? '']);
  return stringify([[...table.headers, WHAT_TO_DO], ...rows], { bom: true, escape_formulas: true });
}

function adviceByLine(problems: readonly RowProblem[]): ReadonlyMap<number, string> {
  const advice = new Map<number, string>();
  for (const { line, message } of problems) {
    const earlier = advice.get(line);
    advice.set(line, earlier === undefined ? message : `${earlier} ${message}`);
  }
  return advice;
}

/** A row with too many cells keeps the excess in its last cell, so that nothing of it is lost. */
const fitted = (cells: readonly string[], width: number): readonly string[] =>
  cells.length <= width
    ? Array.from({ length: width }, (_, at) => cells[at] ?? '')
    : [...cells.slice(0, width - 1), cells.slice(width - 1).join(' ')];

import { cellProblem } from './row-problem.js';
import type { RosterField } from './roster-fields.js';
import type { RosterRow } from './roster.js';
import type { RowProblem } from './table.js';

/** The header under which the file keeps a field. */
export type ColumnOf = (field: RosterField) => string;

/** What is kept of a text, in characters. */
const LONGEST = {
  givenName: 100,
  familyName: 100,
  email: 254,
  phone: 40,
  program: 200,
  cohort: 200,
} as const satisfies Partial<Record<RosterField, number>>;
const LONGEST_EXTERNAL_ID = 100;

/** A problem with the cell of a field, whose value is known again from the row. */
export function blameCell(
  row: RosterRow,
  field: RosterField,
  what: Parameters<typeof cellProblem>[3],
  columnOf: ColumnOf,
): RowProblem {
  const cell = row[field];
  const value = typeof cell === 'string' ? cell : cell.kind === 'SET' ? String(cell.value) : '';
  return cellProblem(row.line, columnOf(field), value, what);
}

/** Cells that hold more than is kept. */
export function lengthProblems(row: RosterRow, columnOf: ColumnOf): readonly RowProblem[] {
  const long = (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).filter((field) => {
    const cell = row[field];
    return cell.kind === 'SET' && cell.value.length > LONGEST[field];
  });
  const problems = long.map((field) => blameCell(row, field, tooLong(LONGEST[field]), columnOf));
  return row.externalId.length > LONGEST_EXTERNAL_ID
    ? [blameCell(row, 'externalId', tooLong(LONGEST_EXTERNAL_ID), columnOf), ...problems]
    : problems;
}

const tooLong = (most: number) => ({
  code: 'CELL_TOO_LONG',
  wrong: 'is too long',
  remedy: `use at most ${most} characters`,
});

import type { Columns } from './columns.js';
import type { RosterField } from './roster-fields.js';
import { cellProblem } from './row-problem.js';
import type { RowProblem, TableRow } from './table.js';

/** Values that may stand only once in a roster; each line that has one of them twice is told of the others. */
const UNIQUE: readonly RosterField[] = ['externalId', 'email'];

/** Finds lines that share an external id or an e-mail address (compared without regard to case). */
export const rosterDoubles = (rows: readonly TableRow[], columns: Columns<RosterField>): readonly RowProblem[] =>
  UNIQUE.flatMap((field) => doublesOf(field, rows, columns));

function doublesOf(
  field: RosterField,
  rows: readonly TableRow[],
  columns: Columns<RosterField>,
): readonly RowProblem[] {
  const linesByValue = new Map<string, number[]>();
  const valueOf = (row: TableRow): string => columns.textOf(row, field).toLowerCase();
  for (const row of rows) linesByValue.set(valueOf(row), [...(linesByValue.get(valueOf(row)) ?? []), row.line]);
  return rows.flatMap((row) => {
    const others = (linesByValue.get(valueOf(row)) ?? []).filter((line) => line !== row.line);
    if (!isValue(valueOf(row)) || others.length === 0) return [];
    return [double(row, columns.headerOf(field), columns.textOf(row, field), others)];
  });
}

/** Empty cells and `**CLEAR**` name nobody. */
const isValue = (text: string): boolean => text !== '' && text !== '**clear**';

const SHOWN_LINES = 5;

function double(row: TableRow, column: string, value: string, others: readonly number[]): RowProblem {
  const shown = others.slice(0, SHOWN_LINES).join(', ') + (others.length > SHOWN_LINES ? ' and more' : '');
  const wrong = `also stands in row ${shown}`;
  return cellProblem(row.line, column, value, { code: 'DOUBLE_IN_FILE', wrong, remedy: 'keep one of them' });
}

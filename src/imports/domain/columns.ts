import { dateOrderOf, type DateOrder } from './day-cell.js';
import type { HeaderMapping } from './header-mapping.js';
import type { RowProblem, Table, TableRow } from './table.js';

/** A table seen through a mapping: cells are asked for by our field names. */
export interface Columns<Field extends string> {
  /** The trimmed cell; empty when the field has no column. */
  textOf(row: TableRow, field: Field): string;
  /** The header as the file has it; the field's own name when it has no column. */
  headerOf(field: Field): string;
  isMapped(field: Field): boolean;
  /** What a person or else the column's own values say about slashed dates. */
  dateOrderOf(field: Field): DateOrder | null;
}

export function columnsOf<Field extends string>(
  table: Table,
  mapping: HeaderMapping<Field>,
  dateOrder: DateOrder | null,
): Columns<Field> {
  const orders = new Map<Field, DateOrder | null>();
  const placeOf = (field: Field): number => table.headers.indexOf(mapping[field] ?? '');
  const textOf = (row: TableRow, field: Field): string => row.cells[placeOf(field)]?.trim() ?? '';
  return {
    textOf,
    headerOf: (field) => mapping[field] ?? field,
    isMapped: (field) => placeOf(field) >= 0,
    dateOrderOf: (field) => {
      if (dateOrder) return dateOrder;
      if (!orders.has(field)) orders.set(field, dateOrderOf(table.rows.map((row) => textOf(row, field))));
      return orders.get(field) ?? null;
    },
  };
}

/** What keeps a mapping from being used at all: a header that the file lacks, a required field without a column. */
export function mappingProblems<Field extends string>(
  table: Table,
  mapping: HeaderMapping<Field>,
  required: readonly Field[],
): readonly RowProblem[] {
  const mapped = Object.entries(mapping) as [Field, string | undefined][];
  const absent = mapped
    .filter(([, column]) => column !== undefined && !table.headers.includes(column))
    .map(([field, column]) => columnAbsent(field, column ?? ''));
  return [...absent, ...required.filter((field) => mapping[field] === undefined).map(columnNeeded)];
}

const columnAbsent = (field: string, column: string): RowProblem => ({
  line: 1,
  column,
  value: field,
  code: 'COLUMN_NOT_IN_FILE',
  message: `The field ${field} is mapped to the column "${column}", which the file does not have; choose another column.`,
});

const columnNeeded = (field: string): RowProblem => ({
  line: 1,
  column: null,
  value: field,
  code: 'REQUIRED_FIELD_NOT_MAPPED',
  message: `No column is mapped to ${field}; choose the column that holds it.`,
});

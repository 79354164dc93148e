import type { Day } from '../../kernel/day.js';
import { columnsOf, mappingProblems, type Columns } from './columns.js';
import type { DateOrder } from './day-cell.js';
import type { HeaderMapping } from './header-mapping.js';
import { CLEAR, CLEAR_WORD, KEEP, set, type Intent } from './intent.js';
import * as cells from './roster-cells.js';
import type { RosterField } from './roster-fields.js';
import { rosterDoubles } from './roster-doubles.js';
import { cellProblem } from './row-problem.js';
import type { RowProblem, Table, TableRow } from './table.js';

/** What one line of a roster asks for; the student is found again by `externalId`. */
export interface RosterRow {
  readonly line: number;
  readonly externalId: string;
  readonly givenName: Intent<string>;
  readonly familyName: Intent<string>;
  readonly email: Intent<string>;
  readonly phone: Intent<string>;
  readonly cohort: Intent<string>;
  readonly cohortFrom: Intent<Day>;
  readonly cohortTo: Intent<Day>;
  /** The year Y of degrees conferred from 1 July Y-1 to 30 June Y. */
  readonly graduatingClass: Intent<number>;
  readonly degreeLevel: Intent<string>;
  readonly program: Intent<string>;
  readonly counselorEmail: Intent<string>;
  readonly zone: Intent<string>;
}

export interface RosterOptions {
  /** Settles slashed dates for the whole file; null leaves it to the values of each column. */
  readonly dateOrder: DateOrder | null;
}

/** Rows that can be applied, and everything wrong with the others: a row with a problem is left out whole. */
export interface RosterReading {
  readonly rows: readonly RosterRow[];
  readonly problems: readonly RowProblem[];
}

/** Reads every row of a roster; a row is applied whole or not at all. */
export function readRoster(
  table: Table,
  mapping: HeaderMapping<RosterField>,
  options: RosterOptions = { dateOrder: null },
): RosterReading {
  const unusable = mappingProblems(table, mapping, ['externalId']);
  if (unusable.length > 0) return { rows: [], problems: unusable };
  const columns = columnsOf(table, mapping, options.dateOrder);
  const readings = table.rows.map((row) => readRow(row, columns));
  const problems = [
    ...table.unreadable.map((row) => row.problem),
    ...readings.flatMap((reading) => reading.problems),
    ...rosterDoubles(table.rows, columns),
  ].toSorted((one, other) => one.line - other.line);
  const bad = new Set(problems.map((problem) => problem.line));
  return { rows: readings.map(({ row }) => row).filter((row) => !bad.has(row.line)), problems };
}

type Reader<Value> = (text: string, order: DateOrder | null) => cells.CellReading<Value>;

function readRow(row: TableRow, columns: Columns<RosterField>): { row: RosterRow; problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const blame = (field: RosterField, what: { code: string; wrong: string; remedy: string }): void => {
    problems.push(cellProblem(row.line, columns.headerOf(field), columns.textOf(row, field), what));
  };
  const take = <Value>(field: RosterField, read: Reader<Value>): Intent<Value> => {
    const text = columns.textOf(row, field);
    if (text === '') return KEEP;
    if (text === CLEAR_WORD) return CLEAR;
    const reading = read(text, columns.dateOrderOf(field));
    if ('value' in reading) return set(reading.value);
    blame(field, reading);
    return KEEP;
  };
  const read = {
    line: row.line,
    externalId: columns.textOf(row, 'externalId'),
    givenName: take('givenName', cells.readText),
    familyName: take('familyName', cells.readText),
    email: take('email', cells.readEmail),
    phone: take('phone', cells.readPhone),
    cohort: take('cohort', cells.readText),
    cohortFrom: take('cohortFrom', cells.readDayCell),
    cohortTo: take('cohortTo', cells.readDayCell),
    graduatingClass: take('graduatingClass', cells.readGraduatingClass),
    degreeLevel: take('degreeLevel', cells.readText),
    program: take('program', cells.readText),
    counselorEmail: take('counselorEmail', cells.readEmail),
    zone: take('zone', cells.readZone),
  };
  if (read.externalId === '') blame('externalId', ID_MISSING);
  if (read.externalId === CLEAR_WORD) blame('externalId', ID_CLEARED);
  if (endsBeforeItStarts(read)) blame('cohortTo', COHORT_BACKWARDS);
  return { row: read, problems };
}

const ID_MISSING = {
  code: 'REQUIRED_CELL_EMPTY',
  wrong: 'is empty',
  remedy: 'every row needs the id by which to find the student',
};
const ID_CLEARED = { code: 'REQUIRED_CELL_CLEARED', wrong: 'cannot be cleared', remedy: 'give the id of the student' };
const COHORT_BACKWARDS = {
  code: 'COHORT_ENDS_BEFORE_IT_STARTS',
  wrong: 'is before the start',
  remedy: 'exchange or correct the two days',
};

const endsBeforeItStarts = ({ cohortFrom, cohortTo }: Pick<RosterRow, 'cohortFrom' | 'cohortTo'>): boolean =>
  cohortFrom.kind === 'SET' && cohortTo.kind === 'SET' && cohortTo.value < cohortFrom.value;

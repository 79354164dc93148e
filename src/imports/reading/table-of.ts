import { fail, failAll, ok, type Failure, type Result } from '../../kernel/result.js';
import type { RowProblem, Table, TableRow, UnreadableRow } from '../domain/table.js';
import type { Limits } from './limits.js';

type Origin = Pick<Table, 'format' | 'encoding' | 'delimiter'>;

/** Makes a table of rows of text: the first row that is not blank holds the headers. */
export function tableOf(origin: Origin, read: readonly TableRow[], limits: Limits): Result<Table> {
  const [head, ...body] = read.filter((row) => !isBlank(row.cells));
  if (!head || !read[0]) return fail('FILE_EMPTY', 'The file has no header row; the first row must name the columns.');
  if (isBlank(read[0].cells)) return emptyHeaderRow(read[0]);
  const width = widthOf(head, body);
  const excess = excessOf(width, read, body, limits);
  if (excess.length > 0) return failAll(excess);
  const headers = namedHeaders(head.cells, width);
  const twice = duplicateHeaders(headers);
  if (twice.length > 0) return failAll(twice);
  const rows = body.map((row) => fitted(row, width));
  return ok({ ...origin, headers, rows: rows.filter(isReadable), unreadable: rows.filter(isUnreadable) });
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const emptyHeaderRow = (row: TableRow): Result<never> =>
  fail('HEADER_ROW_EMPTY', `Row ${row.line} should name the columns but is empty; delete it or fill it.`);

/** Header cells that are empty at the right end name no column, unless some row has a value there. */
function widthOf(head: TableRow, body: readonly TableRow[]): number {
  const named = head.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const used = (row: TableRow): number =>
    row.cells.slice(0, head.cells.length).findLastIndex((cell) => cell.trim() !== '') + 1;
  return body.reduce((width, row) => Math.max(width, used(row)), named);
}

function excessOf(width: number, read: readonly TableRow[], body: readonly TableRow[], limits: Limits): Failure[] {
  const rows = read.length - 1;
  const cells = width * rows;
  const tooMany = (count: string, what: string, limit: number): string =>
    `The file has ${count} ${what}, at most ${limit} are read; split it into several files.`;
  const failures: Failure[] = [];
  if (rows > limits.maxRows) {
    failures.push(failure('TOO_MANY_ROWS', tooMany(`more than ${limits.maxRows}`, 'rows', limits.maxRows)));
  } else if (cells > limits.maxCells) {
    failures.push(failure('TOO_MANY_CELLS', tooMany(String(cells), 'cells', limits.maxCells)));
  }
  return [...failures, ...longCells([...read.slice(0, 1), ...body], limits)];
}

const failure = (code: string, message: string): Failure => ({ code, field: null, message });

function longCells(rows: readonly TableRow[], limits: Limits): Failure[] {
  const row = rows.find(({ cells }) => cells.some((cell) => cell.length > limits.maxCellLength));
  if (!row) return [];
  const message = `Row ${row.line} has a cell of more than ${limits.maxCellLength} characters; shorten it.`;
  return [failure('CELL_TOO_LONG', message)];
}

/** A column without a name is called by its place, so that it can be mapped and blamed. */
const namedHeaders = (cells: readonly string[], width: number): readonly string[] =>
  Array.from({ length: width }, (_, at) => cells[at]?.trim() || `(column ${at + 1})`);

function duplicateHeaders(headers: readonly string[]): Failure[] {
  const keys = headers.map((header) => header.toLowerCase());
  return headers.flatMap((header, at) => {
    const first = keys.indexOf(header.toLowerCase());
    if (first === at) return [];
    const message = `Columns ${first + 1} and ${at + 1} are both named "${header}"; rename one of them.`;
    return [failure('DUPLICATE_HEADER', message)];
  });
}

const isUnreadable = (row: TableRow | UnreadableRow): row is UnreadableRow => 'problem' in row;
const isReadable = (row: TableRow | UnreadableRow): boolean => !isUnreadable(row);

/** Empty cells beyond the last header are dropped; any other difference means the cells have slipped. */
function fitted(row: TableRow, width: number): TableRow | UnreadableRow {
  const isMisfit = row.cells.length < width || !isBlank(row.cells.slice(width));
  if (isMisfit) return { ...row, problem: misfit(row, width) };
  return { line: row.line, cells: row.cells.slice(0, width) };
}

function misfit(row: TableRow, width: number): RowProblem {
  const found = row.cells.length;
  const [code, hint] =
    found < width
      ? ['ROW_HAS_TOO_FEW_CELLS', 'look for a line break inside a cell and put that cell in quotation marks']
      : ['ROW_HAS_TOO_MANY_CELLS', 'put cells that contain the delimiter in quotation marks'];
  const message = `Row ${row.line} has ${found} cells where the headers name ${width}; ${hint}.`;
  return { line: row.line, column: null, value: row.cells.join(' '), code, message };
}

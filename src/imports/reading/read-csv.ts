import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { sum } from '../../kernel/sum.js';
import type { Table, TableRow } from '../domain/table.js';
import { fail, type Result } from '../../kernel/result.js';
import { decodeText } from './decode-text.js';
import { delimiterOf, type Delimiter } from './delimiter.js';
import type { Limits } from './limits.js';
import { tableOf } from './table-of.js';

/** Reads delimited text; encoding and delimiter are told from the content. */
export function readCsv(bytes: Buffer, limits: Limits, encoding: string | null): Result<Table> {
  const decoded = decodeText(bytes, encoding);
  if (!decoded.ok) return decoded;
  // A line break is a line break: csv-parse would count CR LF within quotes as two lines.
  const text = decoded.value.text.replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(text);
  const rows: TableRow[] = [];
  const failure = collectRows(text, delimiter, limits, rows);
  if (failure) return failure;
  return tableOf({ format: 'CSV', encoding: decoded.value.encoding, delimiter }, rows, limits);
}

/** Fills `rows`, so that after a failure the last readable row is known. */
function collectRows(text: string, delimiter: Delimiter, limits: Limits, rows: TableRow[]): Result<never> | null {
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 0,
      // The headers, the rows, and one more by which the excess is noticed.
      to: limits.maxRows + 2,
      on_record: (cells: string[], context) => {
        rows.push({ line: context.lines - lineBreaksIn(cells), cells });
        return null;
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unclosedQuote(rows);
  }
}

const lineBreaksIn = (cells: readonly string[]): number => sum(cells.map((cell) => cell.split('\n').length - 1));

function unclosedQuote(rows: readonly TableRow[]): Result<never> {
  const last = rows.at(-1);
  const line = last ? last.line + lineBreaksIn(last.cells) + 1 : 1;
  return fail(
    'QUOTE_NOT_CLOSED',
    `A quotation mark opened on line ${line} or right after it is never closed; close or remove it.`,
  );
}

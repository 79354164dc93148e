import type { Table } from '../domain/table.js';
import { fail, type Result } from '../../kernel/result.js';
import { fileKindOf } from './file-kind.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';

/** Reads an uploaded CSV or XLSX file; `encoding` settles what a person knows better than the guess. */
export async function readTable(
  bytes: Buffer,
  limits: Limits = DEFAULT_LIMITS,
  encoding: string | null = null,
): Promise<Result<Table>> {
  if (bytes.length === 0) return fail('FILE_EMPTY', 'The file is empty; choose a file with a header row.');
  if (bytes.length > limits.maxBytes) return fileTooLarge(bytes, limits);
  const kind = fileKindOf(bytes);
  if (kind.reading === 'REFUSED') return fail(kind.code, kind.message);
  return kind.reading === 'XLSX' ? readXlsx(bytes, limits) : readCsv(bytes, limits, encoding);
}

const fileTooLarge = (bytes: Buffer, limits: Limits): Result<never> =>
  fail(
    'FILE_TOO_LARGE',
    `The file has ${bytes.length} bytes, at most ${limits.maxBytes} are read; split it into several files.`,
  );

import { readSheet } from 'read-excel-file/universal';
import type { Table, TableRow } from '../domain/table.js';
import { MINUTE } from '../../kernel/instant.js';
import { fail, ok, type Result } from '../../kernel/result.js';
import type { Limits } from './limits.js';
import { sheetExtentOf } from './sheet-extent.js';
import { storeZip } from './store-zip.js';
import { tableOf } from './table-of.js';
import { unpackZip, type ArchiveEntry } from './unpack-zip.js';

/** Reads the first sheet of a workbook; date cells become ISO days, with the time where one is shown. */
export async function readXlsx(bytes: Buffer, limits: Limits): Promise<Result<Table>> {
  const entries = unpackZip(bytes, isSheetText, limits.maxUnpackedBytes);
  if (!entries.ok) return entries;
  const checked = checkExtents(entries.value, limits);
  if (!checked.ok) return checked;
  const rows = await firstSheet(entries.value);
  return rows.ok ? tableOf({ format: 'XLSX', encoding: 'utf-8', delimiter: null }, rows.value, limits) : rows;
}

/** Pictures, macros and printer settings stay packed. */
const isSheetText = (name: string): boolean => /\.(xml|rels)$/i.test(name);

/** Every entry is checked, because the workbook itself says which entry is its first sheet. */
function checkExtents(entries: readonly ArchiveEntry[], limits: Limits): Result<true> {
  for (const { name, content } of entries) {
    const extent = sheetExtentOf(content.toString('utf8'));
    if (!extent) return unreadable();
    const { lastRow, lastColumn } = extent;
    if (lastRow > limits.maxRows + 1) return tooFar('TOO_MANY_ROWS', name, `row ${lastRow}`, `${limits.maxRows} rows`);
    if ((lastRow - 1) * lastColumn > limits.maxCells) {
      return tooFar('TOO_MANY_CELLS', name, `row ${lastRow}, column ${lastColumn}`, `${limits.maxCells} cells`);
    }
  }
  return ok(true);
}

const tooFar = (code: string, name: string, place: string, limit: string): Result<never> =>
  fail(code, `The sheet ${name} reaches to ${place}, at most ${limit} are read; delete what lies beyond the list.`);

const unreadable = (): Result<never> =>
  fail('WORKBOOK_UNREADABLE', 'This is not a workbook or it is damaged; save the list again as XLSX or CSV.');

/** The reader gets a fresh archive of what was checked: a hostile one may say one thing in its directory and hold another. */
async function firstSheet(entries: readonly ArchiveEntry[]): Promise<Result<readonly TableRow[]>> {
  try {
    const archive = new Uint8Array(storeZip(entries));
    const rows = await readSheet(archive.buffer, { trim: false });
    return ok(rows.map(rowOf).filter(({ cells }) => cells.some((cell) => cell.trim() !== '')));
  } catch {
    return unreadable();
  }
}

const rowOf = (cells: readonly unknown[], at: number): TableRow => ({ line: at + 1, cells: cells.map(textOf) });

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? dateText(cell) : String(cell);
}

/** A sheet counts days, so a time is a fraction that seldom comes out even: it is meant to the minute. */
function dateText(cell: Date): string {
  const text = new Date(Math.round(cell.getTime() / MINUTE) * MINUTE).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

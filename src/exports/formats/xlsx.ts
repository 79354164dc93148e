import { type EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { othersTurn } from '../../platform/schedule/index.js';
import type { Column, ColumnKind } from '../rows/row-set.js';
import { type Cell, copiedRows } from './copied-rows.js';
import { TooManyRows } from './row-format.js';

/** Excel's own limits: 1,048,576 rows with the header line, 32,767 letters in a cell. */
export const MOST_XLSX_ROWS = 1_048_575;
const LONGEST_TEXT = 32_767;
const MOST_WAITING = 1024 ** 2;
/** Far more than becomes of what waits, so that neither waits for the other. */
const MOST_READY = 16 * MOST_WAITING;
/** What XML cannot hold, and exceljs does not leave out itself. */
const NO_LETTERS = /[\uFFFE\uFFFF]/g;

/** 1 January 1970, in days as Excel counts them. */
const DAY_OF_1970 = 25_569;
const DAY_IN_MS = 86_400_000;
/** A tenth of a millisecond: no double holds every second of a day, and readers cut what remains, so that 15:50:00 would become 15:49:59.999. */
const NUDGE = 1e-9;

function serialOf(written: string): number {
  return DAY_OF_1970 + Number(written) / DAY_IN_MS + NUDGE;
}

interface InExcel {
  readonly read: (written: string) => string | number | boolean | Date;
  readonly shown?: string;
}

/** A text cell is a text cell whatever it begins with: what looks like a formula is never run. */
const TEXT: InExcel = {
  read: (written) => {
    const text = written.replace(NO_LETTERS, '');
    return text.length > LONGEST_TEXT ? `${wholeLetters(text)}…` : text;
  },
};

const KINDS: Readonly<Record<ColumnKind, InExcel>> = {
  text: TEXT,
  word: TEXT,
  id: TEXT,
  instant: { read: serialOf, shown: 'yyyy-mm-dd hh:mm:ss' },
  day: { read: (written) => new Date(`${written}T00:00:00Z`), shown: 'yyyy-mm-dd' },
  integer: { read: Number },
  money: { read: Number, shown: '#,##0.00' },
  flag: { read: (written) => written === 't' },
};

/** A workbook of one sheet (Office Open XML). Instants are in UTC and their headers say so, because Excel knows no zones. */
export async function* packXlsx(
  columns: readonly Column[],
  written: AsyncIterable<Buffer>,
  title: string,
): AsyncGenerator<Buffer> {
  const file = new PassThrough({ highWaterMark: MOST_READY });
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ header: headerOf(column), width: 18, style: styleOf(column.kind) }));
  sheet.getRow(1).font = { bold: true };
  let count = 0;
  for await (const rows of copiedRows(written)) {
    count += rows.length;
    if (count > MOST_XLSX_ROWS) throw new TooManyRows();
    for (const row of rows) sheet.addRow(columns.map(({ kind }, place) => valueOf(kind, row[place] ?? null))).commit();
    await othersTurn();
    await compressed(sheet);
    yield* ready(file);
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: count + 1, column: columns.length } };
  workbook.commit().catch((error: Error) => file.destroy(error));
  yield* file;
}

const headerOf = ({ header, kind }: Column): string => (kind === 'instant' ? `${header} (UTC)` : header);

const styleOf = (kind: ColumnKind): Partial<exceljs.Style> => {
  const { shown } = KINDS[kind];
  return shown === undefined ? {} : { numFmt: shown };
};

const valueOf = (kind: ColumnKind, cell: Cell) => (cell === null ? null : KINDS[kind].read(cell));

/** Cut where no letter of two halves is torn. */
const wholeLetters = (text: string): string => text.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '');

function* ready(file: PassThrough): Generator<Buffer> {
  for (let chunk = file.read(); chunk !== null; chunk = file.read()) yield chunk as Buffer;
}

/** Waits while much lies before the compression: exceljs itself takes on any number of rows and never asks to wait. */
const compressed = async (sheet: exceljs.Worksheet): Promise<void> => {
  const [next] = (sheet as unknown as { readonly stream: { readonly pipes: readonly OldStream[] } }).stream.pipes;
  if (next && next._writableState.length > MOST_WAITING) await once(next, 'drain');
};

/** Of a package that is older than `writableLength`. */
interface OldStream extends EventEmitter {
  readonly _writableState: { readonly length: number };
}

import { type EventEmitter, once } from 'node:events';
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
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
  instant: { read: (written) => new Date(Number(written)), shown: 'yyyy-mm-dd hh:mm:ss' },
  day: { read: (written) => new Date(`${written}T00:00:00Z`), shown: 'yyyy-mm-dd' },
  integer: { read: Number },
  money: { read: Number, shown: '#,##0.00' },
  flag: { read: (written) => written === 't' },
};

/** A workbook of one sheet (Office Open XML). Instants are shown in UTC, because Excel knows no zones. */
export async function* packXlsx(columns: readonly Column[], written: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const file = new PassThrough({ highWaterMark: MOST_READY });
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Rows', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, kind }) => ({ header, width: 18, style: styleOf(kind) }));
  let count = 0;
  for await (const rows of copiedRows(written)) {
    count += rows.length;
    if (count > MOST_XLSX_ROWS) throw new TooManyRows();
    for (const row of rows) sheet.addRow(columns.map(({ kind }, place) => valueOf(kind, row[place] ?? null))).commit();
    await othersTurn();
    await compressed(sheet);
    yield* ready(file);
  }
  workbook.commit().catch((error: Error) => file.destroy(error));
  yield* file;
}

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

const othersTurn = (): Promise<void> => new Promise((done) => void setImmediate(done));

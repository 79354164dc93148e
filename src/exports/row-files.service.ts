import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { ExportFile } from './export-files.js';
import { ExportsStore, type RowFilter } from './exports.store.js';
import { FORMATS } from './formats/formats.js';
import type { RowSetName } from './rows/row-set.js';
import { ROW_SETS } from './rows/row-sets.store.js';

const LINE_BREAK = 10;

export interface Listening {
  /** Hears how many rows there were, before the file ends. */
  readonly finish: (tx: Transaction, rows: number) => Promise<void>;
  /** Hears about how many rows have been read. */
  readonly progress?: (rows: number) => void;
  /** False: without what only spreadsheet programs want at the beginning. */
  readonly isMarked?: boolean;
}

/** Makes files of rows, piece by piece as they are read. */
@Injectable()
export class RowFiles {
  constructor(private readonly store: ExportsStore) {}

  /** How many rows there are, when more than fit into the format; null: all of them fit. */
  async tooMany(tx: Transaction, { rows, format }: ExportFile, filter: RowFilter): Promise<number | null> {
    const { most } = FORMATS[format];
    if (most === null) return null;
    const count = await this.store.count(tx, rows, filter);
    return count > most ? count : null;
  }

  /** How many rows there are. */
  count(tx: Transaction, rows: RowSetName, filter: RowFilter): Promise<number> {
    return this.store.count(tx, rows, filter);
  }

  async open(
    centerId: string,
    { rows, format }: ExportFile,
    filter: RowFilter,
    { finish, progress, isMarked = true }: Listening,
  ): Promise<Readable> {
    const { layout, pack, mark } = FORMATS[format];
    const written = await this.store.copyOut(centerId, rows, layout, filter, finish);
    const heard = progress ? counted(written, progress) : written;
    const { columns, file } = ROW_SETS[rows];
    const packed = pack(columns, heard, titleOf(file));
    return Readable.from(mark !== null && isMarked ? marked(mark, packed) : packed, { objectMode: false });
  }
}

/** `follow-ups` as people read it. */
const titleOf = (file: string): string => file.charAt(0).toUpperCase() + file.slice(1);

/** The mark goes with the first piece: nothing is sent before the rows can be read, so that what fails at once is still answered as an error. */
async function* marked(mark: string, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let before = Buffer.from(mark);
  for await (const piece of packed) {
    yield before.length > 0 ? Buffer.concat([before, piece]) : piece;
    before = Buffer.alloc(0);
  }
}

/** Rows end with a line break; texts in CSV may hold more of them. */
async function* counted(written: Readable, progress: (rows: number) => void): AsyncGenerator<Buffer> {
  let lines = 0;
  for await (const chunk of written as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(LINE_BREAK); at !== -1; at = chunk.indexOf(LINE_BREAK, at + 1)) lines += 1;
    progress(lines);
    yield chunk;
  }
}

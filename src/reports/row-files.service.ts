import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { ExportFile } from './export-files.js';
import { ExportsStore, type RowFilter } from './exports.store.js';
import { FORMATS } from './formats/formats.js';
import { ROW_SETS } from './rows/row-sets.store.js';

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

  /** `finish` hears how many rows there were, before the file ends. */
  async open(
    centerId: string,
    { rows, format }: ExportFile,
    filter: RowFilter,
    finish: (tx: Transaction, rows: number) => Promise<void>,
  ): Promise<Readable> {
    const { layout, pack } = FORMATS[format];
    const written = await this.store.copyOut(centerId, rows, layout, filter, finish);
    return Readable.from(pack(ROW_SETS[rows].columns, written), { objectMode: false });
  }
}

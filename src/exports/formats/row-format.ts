import type { Layout } from '../rows/row-layouts.store.js';
import type { Column } from '../rows/row-set.js';

export const FORMAT_NAMES = ['CSV', 'XLSX', 'JSON_LINES', 'PARQUET'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** A kind of file that rows are written to. */
export interface RowFormat {
  readonly extension: string;
  readonly mediaType: string;
  /** What PostgreSQL writes. */
  readonly layout: Layout;
  /** Makes the file of it, piece by piece: memory does not grow with the rows. */
  readonly pack: (columns: readonly Column[], written: AsyncIterable<Buffer>, title: string) => AsyncIterable<Buffer>;
  /** What it begins with, so that spreadsheet programs read every letter right; null: nothing. */
  readonly mark: string | null;
  /** So many rows fit; null: any number. */
  readonly most: number | null;
}

/** More rows than the format can hold. */
export class TooManyRows extends Error {}

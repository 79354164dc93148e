import type { Column } from '../rows/row-set.js';
import { packParquet } from './parquet.js';
import type { FormatName, RowFormat } from './row-format.js';
import { MOST_XLSX_ROWS, packXlsx } from './xlsx.js';

const asWritten = (_columns: readonly Column[], written: AsyncIterable<Buffer>): AsyncIterable<Buffer> => written;

/** Without it Excel takes UTF-8 for the code page of its country. */
const BYTE_ORDER_MARK = '\uFEFF';

export const FORMATS: Readonly<Record<FormatName, RowFormat>> = {
  CSV: {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    layout: 'CSV',
    pack: asWritten,
    mark: BYTE_ORDER_MARK,
    most: null,
  },
  XLSX: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    layout: 'VALUES',
    pack: packXlsx,
    mark: null,
    most: MOST_XLSX_ROWS,
  },
  JSON_LINES: {
    extension: 'jsonl',
    mediaType: 'application/jsonl; charset=utf-8',
    layout: 'JSON',
    pack: asWritten,
    mark: null,
    most: null,
  },
  PARQUET: {
    extension: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    layout: 'VALUES',
    pack: packParquet,
    mark: null,
    most: null,
  },
};

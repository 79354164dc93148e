import { FORMATS } from './formats/formats.js';
import { FORMAT_NAMES, type FormatName } from './formats/row-format.js';
import { ROW_SET_NAMES, type RowSetName } from './rows/row-set.js';
import { ROW_SETS } from './rows/row-sets.store.js';

/** What a file holds, and how. */
export interface ExportFile {
  readonly rows: RowSetName;
  readonly format: FormatName;
}

/** Every file that can be asked for, by its name: `outcomes.csv`. */
export const EXPORT_FILES: ReadonlyMap<string, ExportFile> = new Map(
  ROW_SET_NAMES.flatMap((rows) =>
    FORMAT_NAMES.map((format) => [`${ROW_SETS[rows].file}.${FORMATS[format].extension}`, { rows, format }] as const),
  ),
);

/** Under which name it is saved: `outcomes-2026-11-23.csv`. */
export const savedName = ({ rows, format }: ExportFile, day: string): string =>
  `${ROW_SETS[rows].file}-${day}.${FORMATS[format].extension}`;

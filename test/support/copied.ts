import { Readable } from 'node:stream';
import type { Column, ColumnKind } from '../../src/exports/rows/row-set.js';

/** As PostgreSQL writes rows with `COPY ... TO STDOUT (FORMAT text)`. */
export const copied = (rows: readonly (readonly (string | null)[])[]): Buffer =>
  Buffer.from(rows.map((row) => `${row.map(escaped).join('\t')}\n`).join(''));

/** In pieces of so many bytes, whatever they tear apart. */
export const inPieces = (bytes: Buffer, size: number): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)),
  );

export const columnsOf = (kinds: Readonly<Record<string, ColumnKind>>): Column[] =>
  Object.entries(kinds).map(([header, kind]) => ({ header, kind, sql: 'never asked' }));

export const wholeOf = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const read: Buffer[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
};

const LETTERS: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

const escaped = (cell: string | null): string =>
  cell === null ? '\\N' : cell.replace(/[\\\b\f\n\r\t\v]/g, (letter) => LETTERS[letter]!);

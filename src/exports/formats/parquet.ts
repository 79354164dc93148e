import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnKind } from '../rows/row-set.js';
import { type Cell, copiedRows } from './copied-rows.js';

/** Rows in a group: encoding one holds up others for about a tenth of a second. */
const GROUP = 5_000;

type Value = string | number | bigint | boolean | Date;

interface InParquet {
  readonly type: object;
  readonly read: (written: string) => Value;
}

const TEXT: InParquet = { type: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, read: (written) => written };

const KINDS: Readonly<Record<ColumnKind, InParquet>> = {
  text: TEXT,
  word: TEXT,
  id: TEXT,
  instant: { type: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }, read: BigInt },
  day: { type: { type: 'INT32', converted_type: 'DATE' }, read: (written) => new Date(`${written}T00:00:00Z`) },
  integer: { type: { type: 'INT32' }, read: Number },
  // Hundredths, as a whole number: money is not floating.
  money: {
    type: { type: 'INT64', converted_type: 'DECIMAL', precision: 14, scale: 2 },
    read: (written) => BigInt(written.replace('.', '')),
  },
  flag: { type: { type: 'BOOLEAN' }, read: (written) => written === 't' },
};

/** Apache Parquet: typed columns, group by group. */
export async function* packParquet(columns: readonly Column[], written: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const writer = new ByteWriter();
  const schema = schemaOf(columns);
  const parquet = new ParquetWriter({ writer, schema, statistics: false, createdBy: 'Followthrough' });
  for await (const rows of inGroups(copiedRows(written))) {
    parquet.write({ columnData: columns.map((column, place) => dataOf(column, place, rows)), rowGroupSize: GROUP });
    yield taken(writer);
  }
  const isEmpty = parquet.row_groups.length === 0;
  parquet.finish();
  yield isEmpty ? withoutGroups(taken(writer)) : taken(writer);
}

const schemaOf = (columns: readonly Column[]): ConstructorParameters<typeof ParquetWriter>[0]['schema'] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ header, kind }) => ({ name: header, repetition_type: 'OPTIONAL' as const, ...KINDS[kind].type })),
];

const dataOf = ({ header, kind }: Column, place: number, rows: readonly Cell[][]) => {
  const { read } = KINDS[kind];
  const data = rows.map((row) => {
    const cell = row[place] ?? null;
    return cell === null ? null : read(cell);
  });
  return { name: header, data, offsetIndex: false };
};

async function* inGroups(batches: AsyncIterable<Cell[][]>): AsyncGenerator<Cell[][]> {
  let rows: Cell[][] = [];
  for await (const batch of batches) {
    for (const row of batch) rows.push(row);
    for (; rows.length >= GROUP; rows = rows.slice(GROUP)) yield rows.slice(0, GROUP);
  }
  if (rows.length > 0) yield rows;
}

/** No rows (field 3 of the footer, 0) in an empty list of row groups (field 4), of which hyparquet-writer does not say what it is a list of. */
const EMPTY_LIST = Buffer.from([0x16, 0x00, 0x19, 0x00]);
const OF_STRUCTS = 0x0c;

/** Other readers refuse such a list, be it empty. */
const withoutGroups = (file: Buffer): Buffer => {
  const at = file.lastIndexOf(EMPTY_LIST);
  if (at !== -1) file[at + EMPTY_LIST.length - 1] = OF_STRUCTS;
  return file;
};

/** What has been written since the last time; the writer goes on counting from the beginning of the file. */
const taken = (writer: ByteWriter): Buffer => {
  const bytes = Buffer.from(writer.getBytes());
  writer.index = 0;
  return bytes;
};

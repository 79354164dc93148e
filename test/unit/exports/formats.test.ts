import { Table, readParquet, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm';
import { parquetReadObjects, parquetMetadata } from 'hyparquet';
import exceljs from 'exceljs';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { packParquet } from '../../../src/exports/formats/parquet.js';
import { TooManyRows } from '../../../src/exports/formats/row-format.js';
import { MOST_XLSX_ROWS, packXlsx } from '../../../src/exports/formats/xlsx.js';
import { columnsOf, copied, inPieces, wholeOf } from '../../support/copied.js';

const PIECE = 65_536;
const COLUMNS = columnsOf({
  Id: 'id',
  Name: 'text',
  Stage: 'word',
  'Starts at': 'instant',
  'Promised on': 'day',
  Round: 'integer',
  Pay: 'money',
  Archived: 'flag',
});
const HEADERS = ['Id', 'Name', 'Stage', 'Starts at (UTC)', 'Promised on', 'Round', 'Pay', 'Archived'];
const ID = '0198c0de-0000-7000-8000-000000000001';
const WHOLE = [ID, 'Zoë 🙂 "x"', 'CLOSED', '1795343400000', '2026-11-23', '-3', '1234567890.12', 't'];
const BEFORE_1970 = [ID, 'Ancient', 'CLOSED', '-1000', '1969-12-31', '0', '0.05', 'f'];
const NOTHING = [ID, null, null, null, null, null, null, null];

/** What a cell may hold at worst. NUL cannot come from PostgreSQL; it must not break a file even so. */
const HOSTILE = [
  "=cmd|' /C calc'!A0",
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  'a\nb',
  'NUL \0 here',
  '<a>&amp;</a>',
  ']]>',
  '🙂'.repeat(50),
  '\uFFFF',
  '\\N',
];

describe('XLSX', () => {
  const pack = (rows: readonly (readonly (string | null)[])[]) =>
    wholeOf(packXlsx(COLUMNS, inPieces(copied(rows), PIECE), 'Interviews'));
  const sheetOf = async (file: Buffer) => readSheet(new Blob([new Uint8Array(file)]));

  it('holds texts, numbers, real dates and truth values', async () => {
    const [headers, whole, nothing] = await sheetOf(await pack([WHOLE, NOTHING]));
    expect(headers).toEqual(HEADERS);
    expect(whole).toEqual([
      ID,
      'Zoë 🙂 "x"',
      'CLOSED',
      new Date('2026-11-22T10:30:00Z'),
      new Date('2026-11-23T00:00:00Z'),
      -3,
      1234567890.12,
      true,
    ]);
    expect(nothing).toEqual([ID, null, null, null, null, null, null, null]);
  });

  it('keeps what looks like a formula as the text it is', async () => {
    const file = await pack(HOSTILE.map((text) => [ID, text, null, null, null, null, null, null]));
    const texts = (await sheetOf(file)).slice(1).map((row) => row[1]);
    expect(texts.slice(0, 4)).toEqual(HOSTILE.slice(0, 4));
    // The reader trims.
    expect(texts.slice(4, 7)).toEqual(['x', 'x', 'a\nb']);
    expect(texts.slice(8, 11)).toEqual(HOSTILE.slice(8, 11));
    expect(texts[7]).toBe('NUL  here');
    expect(file.includes('<f>')).toBe(false);
  });

  it('cuts a text that Excel would not open, between whole letters', async () => {
    const long = `${'x'.repeat(32_765)}🙂🙂`;
    const [, row] = await sheetOf(await pack([[ID, long, null, null, null, null, null, null]]));
    expect(row![1]).toBe(`${'x'.repeat(32_765)}…`);
  });

  it('has its header line without rows too', async () => {
    expect(await sheetOf(await pack([]))).toEqual([HEADERS]);
  });

  it('tells every second of a day to readers that cut fractions off', async () => {
    const midnight = Date.parse('2026-11-23T00:00:00Z');
    const instants = Array.from({ length: 86_400 }, (_, second) => midnight + second * 1000);
    const file = await wholeOf(
      packXlsx(
        columnsOf({ At: 'instant' }),
        inPieces(copied(instants.map((instant) => [`${instant}`])), PIECE),
        'Instants',
      ),
    );
    const [, ...rows] = await sheetOf(file);
    const wrong = instants.filter((instant, second) => Number(rows[second]?.[0]) !== instant);
    expect(wrong.length).toBe(0);
  });

  it('is a sheet of its name, with a bold header that stays and filters', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await pack([WHOLE, NOTHING])) as unknown as ArrayBuffer);
    const [sheet] = workbook.worksheets;
    expect(sheet!.name).toBe('Interviews');
    expect(sheet!.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet!.autoFilter).toBe('A1:H3');
    const bold = [1, 2].map((row) => sheet!.getCell(row, 4).font?.bold ?? false);
    expect(bold).toEqual([true, false]);
    expect(sheet!.getCell(2, 4).numFmt).toBe('yyyy-mm-dd hh:mm:ss');
  });

  it('is given out as it is made, so that memory does not grow with the rows', async () => {
    let made = 0;
    let madeAtTheEnd = 0;
    const text = (row: number) =>
      Array.from({ length: 200 }, (_, at) => ((row + 1) * (at + 7919)).toString(36)).join(' ');
    async function* source(): AsyncGenerator<Buffer> {
      for (let row = 0; row < 4500; row += 300)
        yield copied(Array.from({ length: 300 }, (_, at) => [ID, text(row + at), ...WHOLE.slice(2)]));
      madeAtTheEnd = made;
    }
    for await (const piece of packXlsx(COLUMNS, source(), 'Rows')) made += piece.length;
    expect(madeAtTheEnd / made).toBeGreaterThan(0.5);
  });

  it('refuses more rows than Excel can open', async () => {
    const one = columnsOf({ Round: 'integer' });
    const many = copied(Array.from({ length: MOST_XLSX_ROWS + 1 }, () => ['1']));
    await expect(wholeOf(packXlsx(one, inPieces(many, many.length), 'Rows'))).rejects.toThrow(TooManyRows);
  });
});

describe('Parquet', () => {
  const pack = (rows: readonly (readonly (string | null)[])[]) =>
    wholeOf(packParquet(COLUMNS, inPieces(copied(rows), PIECE)));
  /** Read by arrow-rs, an implementation of its own, and written anew by it. */
  const throughArrow = (file: Buffer): ArrayBuffer => {
    const table: Table = readParquet(new Uint8Array(file));
    return new Uint8Array(writeParquet(table, new WriterPropertiesBuilder().build())).buffer;
  };
  const rowsOf = (file: Buffer) => parquetReadObjects({ file: throughArrow(file) });

  it('holds typed values that another implementation reads', async () => {
    const [whole, before, nothing] = await rowsOf(await pack([WHOLE, BEFORE_1970, NOTHING]));
    expect(whole).toEqual({
      Id: ID,
      Name: 'Zoë 🙂 "x"',
      Stage: 'CLOSED',
      'Starts at': new Date('2026-11-22T10:30:00Z'),
      'Promised on': new Date('2026-11-23T00:00:00Z'),
      Round: -3,
      Pay: expect.closeTo(1234567890.12, 4),
      Archived: true,
    });
    expect(before).toMatchObject({
      'Starts at': new Date('1969-12-31T23:59:59Z'),
      'Promised on': new Date('1969-12-31T00:00:00Z'),
      Pay: 0.05,
      Archived: false,
    });
    expect(new Set(Object.values(nothing!).slice(1))).toEqual(new Set([null]));
  });

  it('leaves texts as they are, whatever they begin with', async () => {
    const rows = await rowsOf(await pack(HOSTILE.map((text) => [ID, text, null, null, null, null, null, null])));
    expect(rows.map((row) => row['Name'])).toEqual(HOSTILE);
  });

  it('is written group by group', async () => {
    const file = await pack(
      Array.from({ length: 12_345 }, (_, at) => [ID, `n${at}`, null, null, null, `${at}`, null, null]),
    );
    expect(parquetMetadata(new Uint8Array(file).buffer).row_groups.map((group) => Number(group.num_rows))).toEqual([
      5000, 5000, 2345,
    ]);
    const rows = await rowsOf(file);
    expect(rows.map((row) => row['Round'])).toEqual(Array.from({ length: 12_345 }, (_, at) => at));
    expect(rows.at(-1)!['Name']).toBe('n12344');
  });

  it('has its columns without rows too', async () => {
    const file = await pack([]);
    expect(await rowsOf(file)).toEqual([]);
    expect(
      parquetMetadata(new Uint8Array(file).buffer)
        .schema.slice(1)
        .map(({ name }) => name),
    ).toEqual(COLUMNS.map(({ header }) => header));
  });
});

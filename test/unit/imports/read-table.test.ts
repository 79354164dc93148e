import { readFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/imports/reading/limits.js';
import { readTable } from '../../../src/imports/reading/read-table.js';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const read = async (text: string, limits = {}) => readTable(Buffer.from(text), { ...DEFAULT_LIMITS, ...limits });
const tableIn = async (bytes: Buffer) => {
  const result = await readTable(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.failures));
  return result.value;
};
const codesOf = async (text: string, limits = {}): Promise<readonly string[]> => {
  const result = await read(text, limits);
  return result.ok ? [] : result.failures.map((failure) => failure.code);
};

describe('encodings', () => {
  test.each([
    ['rosters/windows-1252.csv', 'windows-1252', ';', ['1', 'Jürgen', 'Müller', 'Wirtschaft für Führungskräfte']],
    ['rosters/iso-8859-2.csv', 'ISO-8859-2', ';', ['1', 'Jiří', 'Čapek', 'Účetnictví a finanční řízení podniku']],
    ['rosters/utf-16-tabs.txt', 'utf-16le', '\t', ['7', 'Jiří', 'Čapek', '1999-01-01']],
  ])('%s', async (name, encoding, delimiter, firstRow) => {
    const table = await tableIn(fixture(name));
    expect(table).toMatchObject({ format: 'CSV', encoding, delimiter });
    expect(table.rows[0]?.cells).toEqual(firstRow);
  });

  test('a person may settle the encoding', async () => {
    const bytes = iconv.encode('id;name\n1;Čapek\n', 'windows-1250');
    const result = await readTable(bytes, DEFAULT_LIMITS, 'windows-1250');
    expect(result).toMatchObject({ ok: true, value: { rows: [{ cells: ['1', 'Čapek'] }] } });
    expect(await readTable(bytes, DEFAULT_LIMITS, 'klingon')).toMatchObject({
      failures: [{ code: 'ENCODING_UNKNOWN' }],
    });
  });
});

describe('delimiters', () => {
  test.each([
    ['decimal commas under semicolons', 'a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n', ';'],
    ['commas in notes under tabs', 'id\tnote\n1\tone, two, three, four\n2\tnone\n', '\t'],
    ['semicolons within quotation marks', 'a,b\n1,"x;y;z"\n2,"x;y;z"\n', ','],
    ['semicolons within every quoted cell', '"a;b","c;d"\n"1;2","3;4"\n', ','],
    ['pipes', 'a|b\n1|2\n', '|'],
    ['one column', 'a\n1\n', ','],
  ])('%s', async (_, text, delimiter) => {
    expect(await read(text)).toMatchObject({ ok: true, value: { delimiter } });
  });
});

test('lines are physical lines, with blank lines and line breaks within cells counted once', async () => {
  const table = await tableIn(Buffer.from('a,b\r\n1,2\r\n\r\n"x\r\ny",3\r\n,\r\n4,5\r\n'));
  expect(table.rows).toEqual([
    { line: 2, cells: ['1', '2'] },
    { line: 4, cells: ['x\ny', '3'] },
    { line: 7, cells: ['4', '5'] },
  ]);
});

test('a row whose cells have slipped is set aside with its line, the others are read', async () => {
  const table = await tableIn(Buffer.from('a,b\n1,2\n1,2,3\n1\n4,5,,\n'));
  expect(table.rows.map((row) => row.line)).toEqual([2, 5]);
  expect(table.unreadable.map((row) => row.problem)).toMatchObject([
    {
      line: 3,
      code: 'ROW_HAS_TOO_MANY_CELLS',
      message: expect.stringContaining('Row 3 has 3 cells where the headers name 2'),
    },
    { line: 4, code: 'ROW_HAS_TOO_FEW_CELLS' },
  ]);
});

test('a column with values but no name is called by its place; empty columns at the end are dropped', async () => {
  const table = await tableIn(Buffer.from('a,,c,,\n1,2,3,,\n'));
  expect(table.headers).toEqual(['a', '(column 2)', 'c']);
  expect(table.rows[0]?.cells).toEqual(['1', '2', '3']);
});

test('stray quotation marks within a cell are text', async () => {
  const table = await tableIn(Buffer.from('a,b\n1,5" pipe\n2,"x"y\n3,z\n'));
  expect(table.rows.map((row) => row.cells[1])).toEqual(['5" pipe', '"x"y', 'z']);
});

describe('what cannot be read says why', () => {
  test.each([
    ['an empty file', '', ['FILE_EMPTY']],
    ['only blank lines', '\n \n', ['FILE_EMPTY']],
    ['an empty header row', ',,\n1,2,3\n', ['HEADER_ROW_EMPTY']],
    ['duplicate headers', 'Name,Mail,name\n1,2,3\n', ['DUPLICATE_HEADER']],
    ['an unclosed quote', 'a,b\n1,2\n3,"x\n4,5\n', ['QUOTE_NOT_CLOSED']],
    ['NUL bytes', 'a,b\n1,\0\n', ['NUL_BYTES']],
    ['control characters', 'a,b\n1,\u0002\n', ['NOT_A_TABLE']],
    ['a PDF', '%PDF-1.7\n', ['NOT_A_TABLE']],
  ])('%s', async (_, text, codes) => {
    expect(await codesOf(text)).toEqual(codes);
  });

  test('an unclosed quote and a NUL byte name their line', async () => {
    expect(await read('a,b\n1,"2\n2"\n3,"x\n4,5\n')).toMatchObject({
      failures: [{ message: expect.stringContaining('line 4') }],
    });
    expect(await read('a,b\n1,2\n1,\0\n')).toMatchObject({
      failures: [{ message: expect.stringContaining('Line 3') }],
    });
  });

  test('an old workbook asks to be saved anew', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(await readTable(ole)).toMatchObject({ failures: [{ code: 'OLD_OR_PROTECTED_WORKBOOK' }] });
  });

  test.each([
    [{ maxBytes: 11 }, 'FILE_TOO_LARGE'],
    [{ maxRows: 1 }, 'TOO_MANY_ROWS'],
    [{ maxCells: 3 }, 'TOO_MANY_CELLS'],
    [{ maxCellLength: 0 }, 'CELL_TOO_LONG'],
  ])('the limit %j', async (limit, code) => {
    expect(await codesOf('a,b\n1,2\n3,4\n', limit)).toEqual([code]);
  });

  test('limits are inclusive', async () => {
    const exact = { maxBytes: 12, maxRows: 2, maxCells: 4, maxCellLength: 1 };
    expect(await codesOf('a,b\n1,2\n3,4\n', exact)).toEqual([]);
  });
});

const WRITTEN = [
  { encoding: 'utf-8', bom: false },
  { encoding: 'utf-8', bom: true },
  { encoding: 'utf-16le', bom: true },
  { encoding: 'utf-16be', bom: true },
] as const;

const word = fc.string({ unit: fc.constantFrom(...'abz09 .,;|\t"\nñČ蓝😀-=/'), maxLength: 12 });
const grid = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  )
  .map((rows) => rows.map((row, at) => [`r${at}`, ...row]));

test('a table written with any delimiter, encoding and quoting reads back the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      grid,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom(...WRITTEN),
      fc.boolean(),
      fc.constantFrom('unix', 'windows'),
      async (rows, delimiter, { encoding, bom }, quoted, record_delimiter) => {
        const headers = (rows[0] ?? []).map((_, at) => `h${at}`);
        const quoted_match = /[,;\t|"\n]/;
        const csv = stringify([headers, ...rows], { delimiter, quoted, quoted_match, record_delimiter });
        const table = await tableIn(iconv.encode(csv, encoding, { addBOM: bom }));
        expect(table).toMatchObject({ delimiter, encoding, headers, unreadable: [] });
        expect(table.rows.map((row) => row.cells)).toEqual(rows);
      },
    ),
    { numRuns: 300 },
  );
});

test('random bytes, with and without a signature, never throw', async () => {
  const start = fc.constantFrom(
    '',
    'PK\x03\x04',
    'PK\x05\x06',
    '\xff\xfe',
    '\xef\xbb\xbf',
    'a,b\n"',
    '\xd0\xcf\x11\xe0',
  );
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (signature, bytes) => {
      const result = await readTable(Buffer.concat([Buffer.from(signature, 'latin1'), bytes]));
      expect(typeof result.ok).toBe('boolean');
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['quotation marks', '"'],
  ['opened quotes', ',"'],
  ['line ends', '\n'],
  ['delimiters', ','],
  ['closed quotes', '"",'],
])('10 MiB of %s end in time', { timeout: 20_000 }, async (_, unit) => {
  const result = await readTable(Buffer.alloc(DEFAULT_LIMITS.maxBytes, unit));
  expect(result.ok).toBe(false);
});

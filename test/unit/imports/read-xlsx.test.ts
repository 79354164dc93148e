import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/imports/reading/limits.js';
import { readTable } from '../../../src/imports/reading/read-table.js';
import { storeZip } from '../../../src/imports/reading/store-zip.js';
import { unpackZip } from '../../../src/imports/reading/unpack-zip.js';
import { workbook, workbookOf } from '../../support/workbooks.js';

const codeOf = async (bytes: Buffer): Promise<string | undefined> => {
  const result = await readTable(bytes);
  return result.ok ? undefined : result.failures[0]?.code;
};

test('dates become ISO days, numbers and truth values text, gaps empty cells; lines are sheet rows', async () => {
  const bytes = workbook([
    ['Student ID', 'Start', 'Score', 'Active', 'Note'],
    [1001, { serial: 46266 }, 2.5, true, ' a & b '],
    [],
    ['x', null, null, false, null],
  ]);
  expect(await readTable(bytes)).toEqual({
    ok: true,
    value: {
      format: 'XLSX',
      encoding: 'utf-8',
      delimiter: null,
      headers: ['Student ID', 'Start', 'Score', 'Active', 'Note'],
      rows: [
        { line: 2, cells: ['1001', '2026-09-01', '2.5', 'true', ' a & b '] },
        { line: 4, cells: ['x', '', '', 'false', ''] },
      ],
      unreadable: [],
    },
  });
});

test('a time in a date cell is meant to the minute, though a fraction of a day seldom comes out even', async () => {
  const result = await readTable(
    workbook([['when'], [{ serial: 46266.625 }], [{ serial: 46266 + 619 / 1440 }], [{ serial: 46266.9999999 }]]),
  );
  expect(result.ok && result.value.rows.map(({ cells }) => cells)).toEqual([
    ['2026-09-01 15:00'],
    ['2026-09-01 10:19'],
    ['2026-09-02'],
  ]);
});

const sheet = (data: string, before = ''): Buffer =>
  workbookOf(
    `<worksheet>${before}<sheetData><row r="1"><c r="A1" t="str"><v>id</v></c></row>${data}</sheetData></worksheet>`,
  );

test('a huge declared dimension around little data is harmless', async () => {
  const result = await readTable(sheet('<row r="2"><c r="A2"><v>7</v></c></row>', '<dimension ref="A1:XFD1048576"/>'));
  expect(result).toMatchObject({ ok: true, value: { rows: [{ line: 2, cells: ['7'] }] } });
});

describe('hostile sheets are refused before they are unfolded', () => {
  test.each([
    ['a cell in the last row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', 'TOO_MANY_ROWS'],
    ['a row beyond any sheet', '<row r="9999999"/>', 'TOO_MANY_ROWS'],
    ['an address with too many digits', '<row r="99999999999"/>', 'WORKBOOK_UNREADABLE'],
    ['an address with too many letters', '<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>', 'WORKBOOK_UNREADABLE'],
    ['an encoded address', '<row r="&#57;9999999"/>', 'WORKBOOK_UNREADABLE'],
    ['a wide sheet', '<row r="2"/><row r="9000"><c r="XFD9000"><v>1</v></c></row>', 'TOO_MANY_CELLS'],
    ['a tag that never ends', '<row r="2"><c r="A2" x="<', 'WORKBOOK_UNREADABLE'],
    ['a cell without an address', '<row r="2"><c><v>1</v></c></row>', 'WORKBOOK_UNREADABLE'],
    ['rows without addresses', '<row/>'.repeat(25_000), 'TOO_MANY_ROWS'],
  ])('%s', async (_, data, code) => {
    expect(await codeOf(sheet(data))).toBe(code);
  });

  test('a million tags that never end take no time', { timeout: 5_000 }, async () => {
    expect(await codeOf(sheet('<c '.repeat(1_000_000)))).toBe('WORKBOOK_UNREADABLE');
  });

  test('60 MiB of markup that says nothing ends in time', { timeout: 20_000 }, async () => {
    const result = await readTable(deflated(`<worksheet>${'<a/>'.repeat(15_000_000)}</worksheet>`));
    expect(result.ok).toBe(false);
  });
});

/** Packs a one-entry archive; `declared` is the size its directory claims. */
function deflated(text: string, declared = Buffer.byteLength(text)): Buffer {
  const archive = storeZip([{ name: 'xl/worksheets/sheet1.xml', content: deflateRawSync(Buffer.from(text)) }]);
  const directory = archive.indexOf('PK\x01\x02', 'latin1');
  archive.writeUInt16LE(8, directory + 10);
  archive.writeUInt32LE(declared, directory + 24);
  return archive;
}

describe('archives', () => {
  test('an entry that declares 5 GB is refused by its declaration', async () => {
    // ZIP64 writes this number where a size does not fit into 32 bits.
    expect(await codeOf(deflated('x', 0xffffffff))).toBe('WORKBOOK_UNPACKS_TOO_LARGE');
  });

  test('many entries that together unpack too far are refused', async () => {
    const text = ' '.repeat(DEFAULT_LIMITS.maxUnpackedBytes / 8);
    const entries = Array.from({ length: 9 }, (_, at) => ({ name: `${at}.xml`, content: Buffer.from(text) }));
    const limits = { ...DEFAULT_LIMITS, maxBytes: Infinity };
    expect(await readTable(storeZip(entries), limits)).toMatchObject({
      failures: [{ code: 'WORKBOOK_UNPACKS_TOO_LARGE' }],
    });
  });

  test('an entry that holds more or less than it declares is not unpacked', () => {
    const unpack = (declared: number) => unpackZip(deflated('x'.repeat(50_000_000), declared), () => true, 60_000_000);
    expect(unpack(50_000_000).ok).toBe(true);
    for (const lie of [0, 10, 49_999_999, 50_000_001]) {
      expect(unpack(lie)).toMatchObject({ failures: [{ code: 'WORKBOOK_UNREADABLE' }] });
    }
  });

  test('entries that are not wanted are neither unpacked nor counted', () => {
    const archive = storeZip([
      { name: 'media/film.mp4', content: Buffer.alloc(100) },
      { name: 'a.xml', content: Buffer.from('<a/>') },
    ]);
    expect(unpackZip(archive, (name) => name.endsWith('.xml'), 4)).toEqual({
      ok: true,
      value: [{ name: 'a.xml', content: Buffer.from('<a/>') }],
    });
  });

  test('an archive that is no workbook is unreadable', async () => {
    expect(await codeOf(storeZip([{ name: 'word/document.xml', content: Buffer.from('<document/>') }]))).toBe(
      'WORKBOOK_UNREADABLE',
    );
    expect(await codeOf(Buffer.from('PK\x03\x04 and then nothing'))).toBe('WORKBOOK_UNREADABLE');
  });
});

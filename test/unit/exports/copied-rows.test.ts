import fc from 'fast-check';
import { expect, it } from 'vitest';
import { copiedRows } from '../../../src/exports/formats/copied-rows.js';
import { copied, inPieces } from '../../support/copied.js';

const read = async (bytes: Buffer, size: number): Promise<(string | null)[][]> => {
  const rows: (string | null)[][] = [];
  for await (const batch of copiedRows(inPieces(bytes, size))) rows.push(...batch);
  return rows;
};

it('reads back whatever cells hold, however the bytes arrive', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 3, maxLength: 3 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      async (rows, size) => {
        expect(await read(copied(rows), size)).toEqual(rows);
      },
    ),
  ));

it('tells "\\N" that somebody typed from no value', async () => {
  expect(await read(copied([['\\N', null, '\\']]), 3)).toEqual([['\\N', null, '\\']]);
});

it('fails when the bytes break off inside a row', async () => {
  await expect(read(Buffer.from('a\tb\nc'), 2)).rejects.toThrow('broke off');
});

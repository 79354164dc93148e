import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRangeOf } from '../../../src/exports/domain/byte-range.js';

describe('which bytes are asked for', () => {
  it.each([
    [undefined, null],
    ['bytes=0-4', { first: 0, last: 4 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=8-30', { first: 8, last: 9 }],
    ['bytes=10-', 'NONE'],
    ['bytes=-0', 'NONE'],
    ['bytes=4-2', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    ['bytes=-', null],
  ])('%s of ten', (header, expected) => {
    expect(byteRangeOf(header, 10)).toEqual(expected);
  });

  it('of an empty file are none', () => {
    expect(byteRangeOf('bytes=0-', 0)).toBe('NONE');
    expect(byteRangeOf('bytes=-1', 0)).toBe('NONE');
  });

  it('are never others than there are', () =>
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(), (noise, size, first, last) => {
        for (const header of [noise, `bytes=${first}-${last}`, `bytes=-${last}`, `bytes=${first}-`]) {
          const range = byteRangeOf(header, size);
          if (range === null || range === 'NONE') continue;
          expect(0 <= range.first && range.first <= range.last && range.last < size).toBe(true);
        }
      }),
    ));
});

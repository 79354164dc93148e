import { newId } from '../../../src/platform/clock/index.js';

const encoded = (keys: unknown): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** What a list that is whole in memory hands out; the one of an empty list hands out none. */
export const CURSOR_OF_A_PLACE = encoded([0]);

/** Values that a key is not, or that look like one and are none. */
const HOSTILE: readonly unknown[] = [
  null,
  '',
  'x',
  'a\u0000b',
  '\ud800',
  'x'.repeat(1_000),
  -1,
  5,
  0.5,
  1e300,
  'infinity',
  'now',
  'epoch',
  '2026-02-30',
  '9999-12-31',
  '2026-13-45 99:99:99+00',
  '2026-13-45T99:99:99.000Z',
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  newId(),
  newId().toUpperCase(),
  '00000000-0000-0000-0000-000000000000',
];

/** Not even the form of a cursor: refused by every list. */
export const MALFORMED: readonly string[] = [
  '',
  'x',
  'null',
  '🙃',
  encoded(null),
  encoded({}),
  encoded('x'),
  encoded([]),
  encoded([[]]),
  encoded([{}, newId()]),
  encoded([true]),
  encoded(Array.from({ length: 9 }, () => newId())),
  'W'.repeat(3_000),
];

/** A genuine cursor with one key after the other replaced by what it may not be. */
export const tamperedOf = (cursor: string): string[] => {
  const keys = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
  const replaced = keys.flatMap((_, place) => HOSTILE.map((value) => encoded(keys.with(place, value))));
  const filled = HOSTILE.map((value) => encoded(keys.map(() => value)));
  return [...replaced, ...filled, encoded(keys.slice(1)), encoded([...keys, null]), encoded(keys.toReversed())];
};

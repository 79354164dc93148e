import { isDay } from '../../kernel/day.js';
import { isId } from '../../kernel/id.js';
import { whyNotStorable } from '../../kernel/storable.js';
import { LARGEST_PAGE, type Page } from './connection.js';
import { QueryRefused } from './query-refused.js';

type Key = string | number;

/** What the keys of a cursor may be: whatever passes goes into a statement, so each list says what its own are. */
interface Kinds {
  readonly id: string;
  readonly text: string;
  readonly day: string;
  /** As `toISOString` writes it. */
  readonly instant: string;
  /** A whole number from 0 that an integer column can hold: a place in a list, a running number. */
  readonly place: number;
}
type Kind = keyof Kinds;
type KeysOf<Given extends readonly Kind[]> = { readonly [Place in keyof Given]: Kinds[Given[Place]] };

const LONGEST_CURSOR = 2_000;
const LARGEST_INTEGER = 2_147_483_647;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const FITS: Readonly<Record<Kind, (key: unknown) => boolean>> = {
  id: (key) => typeof key === 'string' && isId(key),
  text: (key) => typeof key === 'string' && whyNotStorable(key) === null,
  day: (key) => typeof key === 'string' && isDay(key),
  instant: (key) => typeof key === 'string' && INSTANT.test(key) && isWrittenInstant(key),
  place: (key) => Number.isInteger(key) && Number(key) >= 0 && Number(key) <= LARGEST_INTEGER,
};

/** 30 February may be read as 2 March, so only an instant that is written as it was read is one. */
const isWrittenInstant = (text: string): boolean => {
  const instant = new Date(text);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === text && !text.startsWith('0000');
};

/** A keyset cursor: the sort values of the last row, opaque to clients. */
export const cursorFrom = (keys: readonly Key[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Reads a cursor back as keys of the kinds that this list sorts by; a made-up one is the client's mistake and says so. */
export const keysOf = <const Given extends readonly Kind[]>(
  cursor: string | null | undefined,
  ...kinds: Given
): KeysOf<Given> | null => {
  if (cursor === null || cursor === undefined) return null;
  const keys = readKeys(cursor);
  if (keys?.length === kinds.length && kinds.every((kind, place) => FITS[kind](keys[place])))
    return keys as unknown as KeysOf<Given>;
  throw new CursorNotValid();
};

export class CursorNotValid extends QueryRefused {
  constructor() {
    super('CURSOR_NOT_VALID', '`after` is not a cursor of this list; send the `endCursor` of its previous page.');
  }
}

/** How many rows a page asks for: one more than it shows, to know whether more follow. */
export const rowsToRead = (first: number): number => {
  if (Number.isInteger(first) && first >= 1 && first <= LARGEST_PAGE) return first + 1;
  throw new QueryRefused('PAGE_SIZE_NOT_VALID', `\`first\` must be 1 to ${LARGEST_PAGE}.`);
};

/** Cuts the extra row off again. */
export const pageOf = <Node>(
  rows: readonly Node[],
  first: number,
  keys: (node: Node) => readonly Key[],
): Page<Node> => ({
  rows: rows.slice(0, first),
  hasNextPage: rows.length > first,
  cursorOf: (node) => cursorFrom(keys(node)),
});

const readKeys = (cursor: string): readonly unknown[] | null => {
  if (cursor.length > LONGEST_CURSOR) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(keys) ? keys : null;
  } catch {
    return null;
  }
};

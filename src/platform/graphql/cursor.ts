import { GraphQLError } from 'graphql';
import { LARGEST_PAGE, type Page } from './connection.js';

type Key = string | number | null;

/** A keyset cursor: the sort values of the last row, opaque to clients. */
export const cursorFrom = (keys: readonly Key[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Reads a cursor back; a made-up one is the client's mistake and says so. `fit` looks at what the keys must be. */
export const keysOf = (
  cursor: string | null | undefined,
  length: number,
  fit: (keys: readonly Key[]) => boolean = () => true,
): readonly Key[] | null => {
  if (cursor === null || cursor === undefined) return null;
  const keys = readKeys(cursor);
  if (keys?.length === length && fit(keys)) return keys;
  throw new GraphQLError('`after` is not a cursor of this list; send the `endCursor` of its previous page.', {
    extensions: { code: 'CURSOR_NOT_VALID' },
  });
};

/** How many rows a page asks for: one more than it shows, to know whether more follow. */
export const rowsToRead = (first: number): number => {
  if (Number.isInteger(first) && first >= 1 && first <= LARGEST_PAGE) return first + 1;
  throw new GraphQLError(`\`first\` must be 1 to ${LARGEST_PAGE}.`, { extensions: { code: 'PAGE_SIZE_NOT_VALID' } });
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

const readKeys = (cursor: string): readonly Key[] | null => {
  if (cursor.length > 2_000) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(keys) && keys.every(isKey) ? keys : null;
  } catch {
    return null;
  }
};

const isKey = (value: unknown): value is Key =>
  value === null || typeof value === 'string' || typeof value === 'number';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Keys that need none: people are disabled, never removed, and nobody looks rows up by them. */
const WITHOUT = [
  // Who did something; an index would only slow writing down.
  ...[
    'recorded',
    'opened',
    'published',
    'invited',
    'created',
    'reopened',
    'started',
    'ended',
    'lifted',
    'retracted',
  ].map((done) => `%_${done}_by_fkey`),
  'notes_author_fkey',
  // Only open sessions are looked for.
  'sessions_user_fkey',
];

/** An index supports a key when its first columns are the key's, in any order; one over non-null values only will do, since null refers to nothing. */
const WITHOUT_INDEX = `
  SELECT k.conname FROM pg_constraint k
   WHERE k.contype = 'f' AND NOT k.conname LIKE ANY ($1)
     AND NOT EXISTS (
       SELECT FROM pg_index i
        WHERE i.indrelid = k.conrelid
          AND (SELECT array_agg(n ORDER BY n) FROM unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) AS n)
            = (SELECT array_agg(n ORDER BY n) FROM unnest(k.conkey) AS n)
          AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) IN (
            SELECT format('(%I IS NOT NULL)', attname) FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = ANY (k.conkey))))
   ORDER BY 1`;

const withoutIndex = async (): Promise<string[]> =>
  (await database.as('owner', WITHOUT_INDEX, [WITHOUT])).rows.map(({ conname }) => conname);

describe('every foreign key', () => {
  it('has an index, so that nothing is searched row by row', async () => {
    expect(await withoutIndex()).toEqual([]);
  });

  it('is missed without its index', async () => {
    await database.as('owner', 'DROP INDEX notes_student_idx');
    expect(await withoutIndex()).toEqual(['notes_student_fkey']);
  });
});

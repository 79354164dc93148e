import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactClassOf } from '../../src/follow-ups/domain/contact-class.js';
import { DISPOSITIONS, FOLLOW_UP_KINDS } from '../../src/kernel/fact.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A table that is generated alike, without the keys of the real one. */
const ALIKE = `
  CREATE TABLE alike (LIKE follow_ups INCLUDING GENERATED);
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT attname FROM pg_attribute WHERE attrelid = 'alike'::regclass AND attnum > 0 AND attnotnull LOOP
      EXECUTE format('ALTER TABLE alike ALTER COLUMN %I DROP NOT NULL', name);
    END LOOP;
  END $$;`;

it('the column says of every follow-up what the rule says', async () => {
  await database.as('owner', ALIKE);
  const done = FOLLOW_UP_KINDS.flatMap((kind) =>
    [null, ...DISPOSITIONS].flatMap((disposition) =>
      [null, 'more SQL'].map((feedback) => ({ kind, disposition, feedback })),
    ),
  );
  await database.as(
    'owner',
    'INSERT INTO alike (kind, disposition, feedback) SELECT kind, disposition, feedback FROM json_to_recordset($1) AS done (kind text, disposition text, feedback text)',
    [JSON.stringify(done)],
  );
  const { rows } = await database.as('owner', 'SELECT kind, disposition, feedback, contact_class FROM alike');
  expect(rows).toHaveLength(done.length);
  for (const { contact_class: stored, ...row } of rows)
    expect([row, stored]).toEqual([row, contactClassOf(row as never)]);
});

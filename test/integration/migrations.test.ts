import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../migrations/index.js';
import { ownerDataSource } from '../../src/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { schemaInWords } from './schema-in-words.js';

let database: TestDatabase;
let owner: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = await ownerDataSource(database.ownerUrl).initialize();
});
afterEach(async () => {
  await owner.destroy();
  await database.drop();
});

const schema = (): Promise<string[]> => schemaInWords((sql) => database.as('owner', sql));

const undoAll = async (): Promise<void> => {
  for (const _ of MIGRATIONS) await owner.undoLastMigration();
};

describe('the migrations', () => {
  it('leave the same schema after up, down and up', async () => {
    const before = await schema();
    await undoAll();
    await owner.runMigrations();
    expect(await schema()).toEqual(before);
    expect(before.length).toBeGreaterThan(300);
  });

  it('leave nothing of theirs behind when they are undone', async () => {
    await undoAll();
    const { rows } = await database.as(
      'owner',
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual(['schema_migrations', 'schema_migrations_id_seq']);
  });

  it('say so when a single right differs', async () => {
    const before = await schema();
    await database.as('owner', 'GRANT DELETE ON notes TO followthrough_app');
    expect(await schema()).not.toEqual(before);
  });
});

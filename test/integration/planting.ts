import pg from 'pg';
import { type Breach, breachesOf } from '../../src/platform/database/catalogue.js';
import type { TestDatabase } from '../support/test-database.js';

/** What the app role finds wrong after a superuser's statement, which is then undone: other tests share the server's roles. */
export const breachesAfter = async (database: TestDatabase, fault: string): Promise<Breach[]> => {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; ${fault}; SET LOCAL SESSION AUTHORIZATION followthrough_app`);
    return await breachesOf(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
};

import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** Starts the service up to the point where it would listen. */
const boot = async (url: string): Promise<void> => {
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    JWT_SECRET: 'test-secret-test-secret-test-secret!',
    LOG_LEVEL: 'silent',
  });
  const api = await createApi();
  await api.close();
};

describe('the service', () => {
  it('starts as the app role on the migrated schema', async () => {
    await boot(database.appUrl);
  });

  it('refuses to start on a table that shows every center, and names it', async () => {
    await database.as(
      'owner',
      'ALTER TABLE notes NO FORCE ROW LEVEL SECURITY; CREATE VIEW everybody AS SELECT * FROM users',
    );
    await expect(boot(database.appUrl)).rejects.toThrow(
      /enabled and forced: notes\n.*security_invoker\): everybody\n.*docs\/decisions\/0001-tenancy\.md/s,
    );
  });

  it('refuses to start as a superuser', async () => {
    await expect(boot(database.superuserUrl)).rejects.toThrow(
      'is a superuser or bypasses row level security: postgres',
    );
  });

  it('refuses to start as the owner of the tables', async () => {
    await expect(boot(database.ownerUrl)).rejects.toThrow(
      /serves requests owns anything: followthrough_owner owns .* and \d+ more/,
    );
  });
});

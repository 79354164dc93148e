import { join } from 'node:path';
import { startPostgres } from './embedded-postgres.mjs';

/**
 * The database to serve from: the PostgreSQL of DATABASE_URL when that is set, else an embedded one with demo data.
 * Answers what the service is told of it, the owner's address for the migration, and how to stop it.
 */
export async function databaseFor(root, given) {
  if (given.DATABASE_URL) return { variables: {}, ownerUrl: given.DATABASE_OWNER_URL, stop: async () => {} };
  const { appUrl, schedulerUrl, ownerUrl, stop } = await startPostgres({ dataDir: join(root, 'data/postgres') });
  const variables = { DATABASE_URL: appUrl, DATABASE_SCHEDULER_URL: schedulerUrl, DEMO: given.DEMO ?? 'true' };
  return { variables, ownerUrl, stop };
}

import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './embedded-postgres.mjs';
import { isAlive } from './postmaster.mjs';

const PREFIX = 'followthrough-test-';

/**
 * Vitest's global setup for the suites that need a database: one throwaway PostgreSQL for the whole run, whose addresses
 * the tests find in TEST_OWNER_URL, TEST_APP_URL, TEST_SCHEDULER_URL and TEST_SUPERUSER_URL. Answers the teardown.
 */
export default async function setup() {
  // Every project that names this setup calls it; the first one starts the server for all.
  if (process.env.TEST_OWNER_URL) return undefined;
  removeAbandoned();
  const dataDir = join(tmpdir(), `${PREFIX}${process.pid}`);
  const { ownerUrl, appUrl, schedulerUrl, superuserUrl, stop } = await startPostgres({ dataDir, fsync: false });
  Object.assign(process.env, {
    TEST_OWNER_URL: ownerUrl,
    TEST_APP_URL: appUrl,
    TEST_SCHEDULER_URL: schedulerUrl,
    TEST_SUPERUSER_URL: superuserUrl,
  });
  return async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its folder and server; a server without its folder ends by itself within a minute. */
function removeAbandoned() {
  const abandoned = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length))));
  for (const name of abandoned) rmSync(join(tmpdir(), name), { recursive: true, force: true });
}

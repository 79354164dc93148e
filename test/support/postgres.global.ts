import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/embedded-postgres.mjs';
import { migrate } from '../../src/platform/database/migrate.js';
import { WORKERS } from './workers.js';

export interface TestServer {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly schedulerUrl: string;
  readonly superuserUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: readonly TestServer[];
  }
}

/**
 * A real PostgreSQL for each worker, its database migrated once: the template that every test file copies. One for all would let the
 * transactions of one file hold up what another reads in the order of transactions.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all(Array.from({ length: WORKERS }, startOne));
  project.provide(
    'postgres',
    servers.map(({ urls }) => urls),
  );
  return async () => void (await Promise.all(servers.map(({ stop }) => stop())));
}

async function startOne() {
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-test-'));
  const server = await startPostgres({ dataDir, fsync: false });
  await migrate(server.ownerUrl);
  const { ownerUrl, appUrl, schedulerUrl, superuserUrl } = server;
  const urls: TestServer = { ownerUrl, appUrl, schedulerUrl, superuserUrl };
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { urls, stop };
}

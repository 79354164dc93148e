import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../scripts/embedded-postgres.mjs';
import { migrate } from '../../src/platform/database/migrate.js';

export interface TestServer {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly schedulerUrl: string;
  readonly superuserUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer;
  }
}

/** One real PostgreSQL for the whole run, its database migrated once: the template that every test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-test-'));
  const server = await startPostgres({ dataDir, fsync: false });
  await migrate(server.ownerUrl);
  const { ownerUrl, appUrl, schedulerUrl, superuserUrl } = server;
  project.provide('postgres', { ownerUrl, appUrl, schedulerUrl, superuserUrl });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

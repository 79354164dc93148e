import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestServer } from './postgres.global.js';

export interface TestDatabase extends TestServer {
  /** Runs statements as a role; `superuser` only to look at or plant what no role of ours may. */
  as(role: 'owner' | 'app' | 'superuser', sql: string, values?: unknown[]): Promise<pg.QueryResult>;
  drop(): Promise<void>;
}

/** A database of its own for one test file, cloned from the migrated template in some 30 ms. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const server = ofThisWorker(inject('postgres'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(
    maintenanceOf(server.superuserUrl),
    `CREATE DATABASE ${name} TEMPLATE followthrough OWNER followthrough_owner`,
  );
  const urls = mapValues(server, (url) => withDatabase(url, name));
  return {
    ...urls,
    as: (role, sql, values) => run(urls[`${role}Url`], sql, values),
    drop: async () => void (await run(maintenanceOf(server.superuserUrl), `DROP DATABASE ${name} WITH (FORCE)`)),
  };
};

/** Vitest numbers its workers from 1. */
const ofThisWorker = (servers: readonly TestServer[]): TestServer =>
  servers[(Number(process.env['VITEST_POOL_ID']) - 1) % servers.length]!;

const maintenanceOf = (url: string): string => withDatabase(url, 'postgres');

const withDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

const mapValues = (server: TestServer, change: (url: string) => string): TestServer => ({
  ownerUrl: change(server.ownerUrl),
  appUrl: change(server.appUrl),
  schedulerUrl: change(server.schedulerUrl),
  superuserUrl: change(server.superuserUrl),
});

const run = async (url: string, sql: string, values?: unknown[]): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
};

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort } from '../scripts/free-port.mjs';
import { clusterIn, HOST, initialiseOnce, launch, stop } from '../scripts/postgres-cluster.mjs';
import { createRolesAndDatabase, DATABASE, ROLES } from '../scripts/postgres-roles.mjs';

/** A real PostgreSQL that can be made to crash. It writes through to the disk, else a crash would lose what it had promised to keep. */
export async function startPostgres() {
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-chaos-'));
  const server = clusterIn(dataDir);
  const port = await freePort(0, HOST);
  const passwords = Object.fromEntries(Object.values(ROLES).map((role) => [role, randomBytes(16).toString('hex')]));
  const url = (role, database = DATABASE) => `postgres://${role}:${passwords[role]}@${HOST}:${port}/${database}`;
  await initialiseOnce(server, ROLES.superuser, passwords[ROLES.superuser]);
  await launch(server, port, true);
  await withClient(url(ROLES.superuser, 'postgres'), (client) => createRolesAndDatabase(client, passwords));
  return {
    ownerUrl: url(ROLES.owner),
    appUrl: url(ROLES.app),
    query: (text, values) => withClient(url(ROLES.superuser), (client) => client.query(text, values)),
    crash: async () => {
      await server.run('pg_ctl', ['stop', '-D', server.cluster, '-m', 'immediate', '-w', '-t', '60', '-s']);
      await launch(server, port, true);
    },
    stop: async () => {
      await stop(server);
      for (const folder of new Set([dataDir, server.home])) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A real Redis that keeps nothing. */
export async function startRedis() {
  const port = await freePort(0, HOST);
  const options = ['--port', String(port), '--bind', HOST, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', options, { stdio: 'ignore', cwd: tmpdir() });
  const client = new Redis(port, HOST, { retryStrategy: () => 100, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await Promise.race([client.ping(), once(server, 'error').then(([error]) => Promise.reject(error))]);
  return {
    url: `redis://${HOST}:${port}`,
    flush: () => client.flushall(),
    stop: async () => {
      client.disconnect();
      server.kill();
      await once(server, 'exit');
    },
  };
}

/** Asks again and again until it is so, for at most so many milliseconds; answers whether it became so. */
export async function until(isSo, mostMs) {
  for (let left = mostMs; left > 0; left -= 250) {
    if (await isSo()) return true;
    await wait(250);
  }
  return false;
}

import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.mjs';
import { clusterIn, HOST, initialiseOnce, launch, stop } from './postgres-cluster.mjs';
import { createRolesAndDatabase, DATABASE, ROLES } from './postgres-roles.mjs';
import { runningPostmaster } from './postmaster.mjs';
import { keptSecrets } from './secrets.mjs';

const LEFTOVER_SECONDS = 30;
// Any number will do. The lock is held by a session, so it goes when the launcher goes, kill -9 included.
const LAUNCHER_LOCK = 4_711;
const NOT_READY_YET = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01']);
const WRONG_PASSWORD = '28P01';

/**
 * Starts PostgreSQL on the data kept in `dataDir` (made when missing), with our roles and the kept or an empty database.
 * A server left behind by a killed run is stopped first. `fsync: false` is for data nobody needs after a crash.
 */
export async function startPostgres({ dataDir, port, fsync = true }) {
  const server = clusterIn(dataDir);
  if (server.home !== resolve(dataDir))
    console.log(`PostgreSQL cannot enter ${dataDir}; the data is kept in ${server.home}.`);
  const passwords = keptSecrets(join(server.home, 'passwords.json'), Object.values(ROLES));
  await initialiseOnce(server, ROLES.superuser, passwords[ROLES.superuser]);
  await stopLeftover(server, passwords);

  const chosenPort = port ?? (await freePort(0, HOST));
  await launch(server, chosenPort, fsync);
  try {
    const lock = await takeLock(server.home, chosenPort, passwords);
    await createRolesAndDatabase(lock, passwords);
    return runningServer(server, chosenPort, passwords, lock);
  } catch (error) {
    await stop(server);
    throw error;
  }
}

function runningServer(server, port, passwords, lock) {
  const url = (role) => `postgres://${role}:${passwords[role]}@${HOST}:${port}/${DATABASE}`;
  return {
    ownerUrl: url(ROLES.owner),
    appUrl: url(ROLES.app),
    schedulerUrl: url(ROLES.scheduler),
    superuserUrl: url(ROLES.superuser),
    stop: async () => {
      await lock.end();
      await stop(server);
    },
  };
}

/** A killed run leaves its server running, starting or stopping. Stops it, unless its launcher still lives. */
async function stopLeftover(server, passwords) {
  for (let tenths = LEFTOVER_SECONDS * 10; tenths > 0; tenths -= 1) {
    const postmaster = runningPostmaster(server.cluster);
    if (postmaster === undefined) return;
    const lock = await takeLock(server.home, postmaster.port, passwords).catch(unlessNotReady);
    if (lock) {
      await lock.end();
      return stop(server);
    }
    await wait(100);
  }
  throw new Error(
    `The PostgreSQL of an earlier run neither answers nor ends. Its log is ${server.log}; stop it by hand.`,
  );
}

function unlessNotReady(error) {
  if (!NOT_READY_YET.has(error.code)) throw error;
}

/** The superuser's connection by which a second launcher sees that this data is in use. */
async function takeLock(home, port, passwords) {
  const client = new pg.Client({
    host: HOST,
    port,
    user: ROLES.superuser,
    password: passwords[ROLES.superuser],
    database: 'postgres',
  });
  // Without a listener the end of the server would end this process before it could say so.
  client.on('error', (error) => console.error(`PostgreSQL went away: ${error.message}`));
  await client.connect().catch((error) => explain(error, home));
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [LAUNCHER_LOCK]);
  if (rows[0].taken) return client;
  await client.end();
  throw new Error(
    `Followthrough is already running on the data in ${home}. Stop that run first (Ctrl-C where it was started).`,
  );
}

function explain(error, home) {
  if (error.code !== WRONG_PASSWORD) throw error;
  throw new Error(
    `${home}/passwords.json does not fit the data beside it. Restore that file, or move ${home} away to start empty.`,
  );
}

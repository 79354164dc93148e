import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startRedis } from '../chaos/cluster.mjs';
import { buildIfStale } from '../scripts/build.mjs';
import { startPostgres } from '../scripts/embedded-postgres.mjs';
import { accessToken, cohortsIn } from './dashboard/cohorts.mjs';
import { ask } from './dashboard/databases.mjs';
import { ourRequest } from './dashboard/requests.mjs';
import { measureInTurns } from './dashboard/rounds.mjs';
import { startOurs } from './dashboard/servers.mjs';
import { movesOf } from './publish-policy/moves.mjs';

/**
 * Publishing a policy to a center with many open prospects: how fast they are replanned, and what the counselor's dashboard feels of it.
 * Rounds with and without a move under way come in turns, first where the API does the moving itself, as it does without Redis, then
 * with a worker beside it. BENCH_PROSPECTS says how many open prospects, BENCH_SECONDS how long a round is.
 */
const OPEN_PROSPECTS = Number(process.env.BENCH_PROSPECTS ?? 200_000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = 6;
const CONNECTIONS = 4;
/** Of eight prospects that the seed makes about five are open. */
const SEEDED_PER_OPEN = 1.6;
const PROSPECTS_PER_STUDENT = 10;

const root = dirname(import.meta.dirname);
const jwtSecret = randomUUID() + randomUUID();

export default async function publishPolicy() {
  buildIfStale(root);
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-bench-'));
  const [postgres, redis] = await Promise.all([startPostgres({ dataDir }), startRedis()]);
  try {
    await seed(postgres);
    await measureWith(postgres, { programs: ['main'], variables: {} });
    await measureWith(postgres, { programs: ['main', 'worker'], variables: { REDIS_URL: redis.url } });
  } finally {
    await Promise.all([redis.stop(), postgres.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureWith(postgres, { programs, variables }) {
  const services = [];
  try {
    for (const program of programs)
      services.push(await startOurs(root, postgres.appUrl, jwtSecret, { program, variables }));
    console.log(`\n${programs.join(' and ')}:`);
    await measure(services[0], postgres);
  } finally {
    for (const { child } of services) await ended(child);
  }
}

async function ended(child) {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

async function measure(api, postgres) {
  const cohorts = await cohortsIn(postgres, 1, jwtSecret);
  const { rows } = await ask(postgres.superuserUrl, LEAD);
  const moves = movesOf(api.port, accessToken(rows[0], jwtSecret, ['LEAD']));
  const results = await dashboard(api, cohorts, moves);
  report(moves, results, await publish(moves));
}

const LEAD = `SELECT center_id AS center, id AS "user" FROM users WHERE roles = '{COUNSELOR}' ORDER BY email LIMIT 1`;

/** The dashboard alone and during a move, in turns: whoever is measured next begins or ends the move. */
function dashboard({ port }, cohorts, moves) {
  const requests = cohorts.map(ourRequest);
  return measureInTurns(
    {
      'dashboard alone': { port, requests, prepare: moves.stop },
      'while prospects move': { port, requests, prepare: () => moves.stop().then(moves.start) },
    },
    { rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS },
  ).finally(moves.stop);
}

/** A publication that moves all open prospects, with nothing else to do. */
async function publish(moves) {
  const start = process.hrtime.bigint();
  const id = await moves.publish();
  let move = await moves.read(id);
  while (move.status === 'MOVING') {
    await wait(200);
    move = await moves.read(id);
  }
  return { ...move, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

function report(moves, results, { status, done, total, seconds }) {
  console.log(
    `\n${'4 connections'.padEnd(24)} ${['requests/s', 'p50 ms', 'p99 ms'].map((word) => word.padStart(10)).join(' ')}`,
  );
  for (const [name, { perSecond, p50, p99 }] of Object.entries(results))
    console.log(
      `${name.padEnd(24)} ${[perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)].map((each) => each.padStart(10)).join(' ')}`,
    );
  console.log(`\nunder load ${moves.perSecond().toFixed(0)} prospects/s moved`);
  console.log(
    `published: ${status}, ${done} of ${total} prospects in ${seconds.toFixed(1)} s: ${(done / seconds).toFixed(0)}/s, ${((1000 * seconds) / done).toFixed(2)} s for 1,000`,
  );
}

async function seed({ ownerUrl, appUrl, superuserUrl }) {
  const prospects = Math.round(OPEN_PROSPECTS * SEEDED_PER_OPEN);
  const students = Math.ceil(prospects / PROSPECTS_PER_STUDENT);
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl, JWT_SECRET: jwtSecret };
  for (const words of [
    ['dist/src/platform/database/migrate.js'],
    [
      'dist/src/demo/seed.js',
      '--students',
      students,
      '--prospects',
      prospects,
      '--centers',
      1,
      '--cohorts',
      Math.ceil(students / 40),
    ],
  ]) {
    const { status } = spawnSync(process.execPath, words.map(String), { cwd: root, env, stdio: 'inherit' });
    if (status !== 0) throw new Error(`${words[0]} failed; its message is above.`);
  }
  await ask(superuserUrl, 'VACUUM ANALYZE');
}

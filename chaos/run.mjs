import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build.mjs';
import { chanceFrom } from './chance.mjs';
import { check } from './check.mjs';
import { startPostgres, startRedis, until } from './cluster.mjs';
import { demandOf } from './demand.mjs';
import { doMischief, mischiefOf } from './mischief.mjs';
import { seed } from './seed.mjs';
import { startSink } from './sink.mjs';
import { Workers } from './workers.mjs';

/** `npm run chaos -- --reminders 10000 --seed 1 [--without-redis] [--calm]`: see docs/operations.md. */
const { values: given } = parseArgs({
  options: {
    reminders: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    connections: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '75' },
    calm: { type: 'boolean', default: false },
    'without-redis': { type: 'boolean', default: false },
  },
});
const reminders = bounded('reminders', 100_000);
const seedNumber = bounded('seed', 2 ** 32);
const seconds = bounded('seconds', 600);
/** As many messages of one process may be sent and not yet be written down as sent, and so come again when it is killed. */
const connections = bounded('connections', 100);

const WORKERS = 4;
const LEASE_SECONDS = 8;
const LONGEST_WAIT_MS = 300_000;
const START_MS = 2_000;
/** What comes later than this at the 99th percentile is too late. */
const LATEST_MS = 30_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
buildIfStale(root);
const folder = mkdtempSync(join(tmpdir(), 'followthrough-chaos-clock-'));
const clockFile = join(folder, 'offset');
writeFileSync(clockFile, '0');

const stops = [];
// Asked to end, it leaves nothing running behind.
const ended = new Promise((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => reject(new Error(`ended by ${signal}`)));
});
try {
  const outcome = await Promise.race([run(), ended]);
  console.table(outcome.figures);
  for (const problem of outcome.problems) console.error(problem);
  console.log(outcome.problems.length === 0 ? 'Nothing lost, nothing twice.' : 'NOT as it must be.');
  process.exitCode = outcome.problems.length === 0 ? 0 : 1;
} finally {
  for (const stop of stops.toReversed()) await stop();
  rmSync(folder, { recursive: true });
}

async function run() {
  const withRedis = !given['without-redis'];
  const started = async (server) => {
    stops.push(server.stop);
    return server;
  };
  const postgres = await started(await startPostgres());
  const redis = withRedis ? await started(await startRedis()) : null;
  const sink = await started(await startSink());
  migrate(postgres.ownerUrl);

  const workers = new Workers({
    DATABASE_URL: postgres.appUrl,
    DATABASE_POOL_SIZE: '5',
    JWT_SECRET: randomUUID() + randomUUID(),
    SMTP_URL: sink.url,
    SMTP_CONNECTIONS: String(connections),
    MAIL_FROM: 'chaos@chaos.example',
    DELIVERY_LEASE_SECONDS: String(LEASE_SECONDS),
    CHAOS_CLOCK: clockFile,
    NODE_ENV: 'test',
    ...(redis && { REDIS_URL: redis.url }),
  });
  const centers = [randomUUID(), randomUUID(), randomUUID()];
  await seed.centers(postgres, centers);
  await workers.start(WORKERS);
  stops.push(() => workers.end());

  const chance = chanceFrom(seedNumber);
  const from = Date.now() + START_MS;
  const over = from + seconds * 1000;
  const demand = demandOf({ reminders, centers, from, until: over, chance });
  await seed.reminders(postgres, demand);
  const mischief = given.calm ? [] : mischiefOf({ from, until: over, chance, withRedis });
  console.log(
    `seed ${seedNumber}, ${demand.length} reminders in ${seconds} s, ${withRedis ? 'with' : 'without'} Redis`,
  );
  const done = await doMischief(mischief, {
    workers,
    postgres,
    redis,
    clockFile,
    chance,
    stopForMs: (LEASE_SECONDS + 3) * 1000,
  });
  console.log({ ...done, 'fallen by themselves': workers.fallen });
  await wait(Math.max(0, over - Date.now()));
  // What is slow is late and not lost: lost is what has not come when nothing comes any more.
  await until(() => hasAllArrived(demand, sink.arrivals) || hasEnded(sink.arrivals), LONGEST_WAIT_MS);
  // Repeats, if any, come within a lease.
  await wait(LEASE_SECONDS * 1000 + 5_000);
  return check(demand, sink.arrivals, { kills: done.kill + done.stop, connections, latestMs: LATEST_MS });
}

function hasAllArrived(demand, arrivals) {
  const arrived = new Set(arrivals.map(({ key }) => key));
  return demand.every(({ key, mustArrive }) => !mustArrive || arrived.has(key));
}

function hasEnded(arrivals) {
  return Date.now() - (arrivals.at(-1)?.at ?? 0) > LATEST_MS;
}

function bounded(name, most) {
  const value = Number(given[name]);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  console.error(`--${name} must be a whole number from 1 to ${most}.`);
  process.exit(2);
}

function migrate(ownerUrl) {
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl };
  const { status } = spawnSync(process.execPath, [join(root, 'dist/src/platform/database/migrate.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The migration failed; its message is above.');
}

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRedis } from '../chaos/cluster.mjs';
import { buildIfStale } from '../scripts/build.mjs';
import { startPostgres } from '../scripts/embedded-postgres.mjs';

/**
 * So many deliveries that are all due at once, to a sink that does nothing: ours, Bull alone, graphile-worker and pg-boss, in turns in one run.
 * Prints deliveries/s and how late the last percent was, as medians over the rounds. Each is set up as its manual advises for throughput.
 */
const DUE = 10_000;
const ROUNDS = 3;
const CONTENDERS = ['ours', 'bull', 'graphile-worker', 'pg-boss'];
const ON_POSTGRES = ['graphile-worker', 'pg-boss'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export default async function deliveries() {
  buildIfStale(root);
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-bench-'));
  const [postgres, redis] = await Promise.all([startPostgres({ dataDir }), startRedis()]);
  const contenders = [];
  try {
    migrate(postgres.ownerUrl);
    for (const name of CONTENDERS) {
      const { start } = await import(`./deliveries/${name}.mjs`);
      contenders.push({ name, ...(await start({ postgres, redisUrl: redis.url })), rounds: [] });
    }
    await measure(contenders);
    report(Object.fromEntries(contenders.map(({ name, rounds }) => [name, mediansOf(rounds)])));
  } finally {
    for (const { stop } of contenders) await stop();
    await Promise.all([redis.stop(), postgres.stop()]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** One round more than counts: the first warms up. */
async function measure(contenders) {
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const contender of contenders) {
      const figures = await measureOne(contender);
      if (round > 0) contender.rounds.push(figures);
    }
}

async function measureOne({ fill, drain }) {
  await fill(DUE);
  const lateness = [];
  const dueAt = performance.now();
  await new Promise((resolve, reject) => {
    const delivered = () => lateness.push(performance.now() - dueAt) === DUE && resolve();
    drain(delivered).catch(reject);
  });
  const seconds = (performance.now() - dueAt) / 1000;
  return { perSecond: DUE / seconds, p99: lateness[Math.floor(DUE * 0.99)] };
}

const mediansOf = (rounds) =>
  Object.fromEntries(['perSecond', 'p99'].map((figure) => [figure, median(rounds.map((each) => each[figure]))]));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function report(results) {
  console.log(`\n${DUE} due at once, medians of ${ROUNDS} rounds in turns\n`);
  for (const [name, { perSecond, p99 }] of Object.entries(results))
    console.log(
      `${name.padEnd(16)} ${perSecond.toFixed(0).padStart(6)} deliveries/s   p99 lateness ${p99.toFixed(0)} ms`,
    );
  const best = Math.max(...ON_POSTGRES.map((name) => results[name].perSecond));
  console.log(`\nratio ours / best on PostgreSQL: ${(results.ours.perSecond / best).toFixed(2)}`);
}

function migrate(ownerUrl) {
  const env = { ...process.env, DATABASE_OWNER_URL: ownerUrl };
  const program = join(root, 'dist/src/platform/database/migrate.js');
  const { status } = spawnSync(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The migration failed; its message is above.');
}

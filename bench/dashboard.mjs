import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildIfStale } from '../scripts/build.mjs';
import { assertSameAnswers, readLimit, readOurs, readPostgraphile } from './dashboard/answers.mjs';
import { cohortsIn } from './dashboard/cohorts.mjs';
import { ask, multiply, startDatabases } from './dashboard/databases.mjs';
import { limitRequest, ourRequest, postgraphileRequest } from './dashboard/requests.mjs';
import { measureInTurns } from './dashboard/rounds.mjs';
import { startOurs, startPeer } from './dashboard/servers.mjs';

/**
 * The counselor's dashboard of one cohort (figures and 40 students with counts and worst next step), side by side on the same data: our
 * API, PostGraphile 5, and node:http with one prepared statement as the limit; then our API alone with 1 M prospects loaded. Requests go
 * round over 100 cohorts of 20 centers. BENCH_DATA names a folder to keep the data in, BENCH_SECONDS makes the rounds longer or shorter.
 */
const CENTERS = 20;
const MANY_TIMES = 25;
const CONNECTIONS = 20;
const ROUNDS = 8;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);

const root = dirname(import.meta.dirname);
const jwtSecret = randomUUID() + randomUUID();
const children = [];

export default async function dashboard() {
  installPeers();
  buildIfStale(root);
  const { databases, stop } = await startDatabases(root, CENTERS);
  try {
    await prepare(databases.few);
    await multiply(databases.many, MANY_TIMES);
    await sideBySide(databases.few);
    await withManyProspects(databases);
  } finally {
    for (const child of children) child.kill();
    await stop();
  }
}

async function sideBySide(database) {
  const cohorts = await cohortsIn(database, CENTERS, jwtSecret);
  const targets = {
    'node:http + pg, one prepared statement': await limit(database, cohorts),
    'the same, its JSON passed on unread': await limit(database, cohorts, { UNREAD: 'yes' }),
    Followthrough: await ours(database, cohorts),
    'PostGraphile 5': await postgraphile(database, cohorts),
  };
  await assertSameAnswers(targets, cohorts);
  print(
    '40,000 prospects',
    await measureInTurns(targets, { rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS }),
  );
}

async function withManyProspects({ few, many }) {
  const targets = {
    '40,000 prospects': await ours(few, await cohortsIn(few, CENTERS, jwtSecret)),
    '1,000,000 prospects': await ours(many, await cohortsIn(many, CENTERS, jwtSecret)),
  };
  print(
    'Followthrough, the same 100 cohorts',
    await measureInTurns(targets, { rounds: ROUNDS / 2, seconds: SECONDS, connections: CONNECTIONS }),
  );
}

async function ours(database, cohorts) {
  const { port, child } = await startOurs(root, database.appUrl, jwtSecret);
  children.push(child);
  return { port, requests: cohorts.map(ourRequest), readAnswer: readOurs };
}

async function limit(database, cohorts, variables) {
  const { port, child } = await startPeer('limit-server.mjs', database.limitUrl, variables);
  children.push(child);
  return { port, requests: cohorts.map(limitRequest), readAnswer: readLimit };
}

async function postgraphile(database, cohorts) {
  const { port, child } = await startPeer('postgraphile-server.mjs', database.appUrl);
  children.push(child);
  return { port, requests: cohorts.map(postgraphileRequest), readAnswer: readPostgraphile };
}

/** What is compared with is no dependency of the product. */
function installPeers() {
  if (existsSync(new URL('node_modules/postgraphile', import.meta.url))) return;
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('What the bench compares with could not be installed; see above.');
}

async function prepare(database) {
  const { rowCount } = await ask(database.superuserUrl, "SELECT FROM pg_proc WHERE proname = 'cohorts_figures'");
  if (rowCount === 0)
    await ask(database.ownerUrl, await readFile(new URL('dashboard/postgraphile.sql', import.meta.url), 'utf8'));
}

/** Ratios are to the first line, the figures that count on a shared machine. */
function print(title, results) {
  const [first] = Object.values(results);
  console.log(
    `\n${title.padEnd(40)} ${['requests/s', 'p50 ms', 'p99 ms', 'ratio', 'p50 ratio'].map((word) => word.padStart(10)).join(' ')}`,
  );
  for (const [name, { perSecond, p50, p99 }] of Object.entries(results)) {
    const figures = [
      perSecond.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      (perSecond / first.perSecond).toFixed(2),
      (p50 / first.p50).toFixed(2),
    ];
    console.log(`${name.padEnd(40)} ${figures.map((figure) => figure.padStart(10)).join(' ')}`);
  }
}

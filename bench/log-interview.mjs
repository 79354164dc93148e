import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { buildIfStale } from '../scripts/build.mjs';
import { startPostgres } from '../scripts/embedded-postgres.mjs';
import { measureInTurns } from './dashboard/rounds.mjs';
import { startOurs, startPeer } from './dashboard/servers.mjs';
import { LOG_INTERVIEW, PEER_BODY, requestsOf, variablesOf } from './log-interview/requests.mjs';

/**
 * Logging an interview with its prospect, contact, game plan and debrief: our API against the same writes as bare SQL,
 * interleaved in one run. Prints requests/s, latencies and the ratio, as medians over the rounds.
 */
const MANNER = { rounds: 6, seconds: 5, connections: 20 };
const PASSWORD = 'correct horse battery staple';
const CENTER = 'bench-center';
const STUDENTS = 40;
const EMPLOYERS = 50;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export default async function logInterview() {
  buildIfStale(root);
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-bench-'));
  const postgres = await startPostgres({ dataDir });
  const servers = [];
  try {
    await openCenter(postgres);
    const ours = await startOurs(root, postgres.appUrl, randomUUID() + randomUUID());
    servers.push(ours);
    const known = await fill(ours, postgres);
    const bare = await startPeer('../log-interview/bare.mjs', postgres.appUrl, { ROWS: JSON.stringify(known) });
    servers.push(bare);
    report(await measure(ours, bare, known, postgres.superuserUrl));
  } finally {
    for (const { child } of servers) child.kill();
    await Promise.all(servers.map(({ child }) => child.exitCode ?? once(child, 'exit')));
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function openCenter(postgres) {
  await program('dist/src/platform/database/migrate.js', { DATABASE_OWNER_URL: postgres.ownerUrl });
  const env = { DATABASE_URL: postgres.appUrl, JWT_SECRET: randomUUID() };
  const options = {
    slug: CENTER,
    name: 'Bench',
    zone: 'America/New_York',
    country: 'US',
    'admin-email': 'admin@bench.example',
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  await program('dist/src/open-center.js', env, words, PASSWORD);
}

async function program(file, env, words = [], input = '') {
  const child = spawn(process.execPath, [join(root, file), ...words], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(input);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${file} ended with ${code}; its messages are above.`);
}

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } user { id } } }`;
const ADD_STUDENT = `mutation ($input: AddStudentInput!) { addStudent(input: $input) { student { id } } }`;
const ADD_EMPLOYER = `mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id } } }`;

/** Students and employers over the API, and the ids with which the bare server writes. */
async function fill({ port }, postgres) {
  const { signIn } = await graphql(port, SIGN_IN, {
    input: { center: CENTER, email: 'admin@bench.example', password: PASSWORD },
  });
  const token = signIn.tokens.accessToken;
  const many = (count, work) => Promise.all(Array.from({ length: count }, (_, n) => work(n)));
  const students = await many(STUDENTS, async (n) => {
    const { addStudent } = await graphql(
      port,
      ADD_STUDENT,
      { input: { givenName: `S${n}`, familyName: 'Bench' } },
      token,
    );
    return addStudent.student.id;
  });
  const employers = await many(EMPLOYERS, async (n) => {
    const { addEmployer } = await graphql(port, ADD_EMPLOYER, { input: { name: `Employer ${n}` } }, token);
    return addEmployer.employer.id;
  });
  return { token, user: signIn.user.id, students, employers, ...(await policyOf(postgres)) };
}

async function policyOf(postgres) {
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  const { rows } = await client.query('SELECT center_id AS center, id AS "policyVersion" FROM policy_versions');
  await client.end();
  return rows[0];
}

async function graphql(port, query, variables, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const body = JSON.stringify({ query, variables });
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Nobody runs on empty tables: PostgreSQL plans for them would be kept while they fill. */
const ALREADY_LOGGED = 2_000;

async function liveIn({ port }, known, superuserUrl) {
  const log = async () => {
    const { logInterview: logged } = await graphql(port, LOG_INTERVIEW, variablesOf(known), known.token);
    if (logged.userErrors.length > 0) throw new Error(JSON.stringify(logged.userErrors));
  };
  const writers = Array.from({ length: MANNER.connections }, async () => {
    for (let done = 0; done < ALREADY_LOGGED / MANNER.connections; done += 1) await log();
  });
  await Promise.all(writers);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

async function measure(ours, bare, known, superuserUrl) {
  await liveIn(ours, known, superuserUrl);
  return measureInTurns(
    {
      ours: freshEachRound(ours, '/graphql', known, () => ({ query: LOG_INTERVIEW, variables: variablesOf(known) })),
      'bare SQL': freshEachRound(bare, '/', known, () => PEER_BODY(known)),
    },
    MANNER,
  );
}

/** Requests are made anew whenever a round asks for them, because a key that came before would write nothing. */
const freshEachRound = ({ port }, path, known, body) => ({
  port,
  get requests() {
    return requestsOf(path, known, body);
  },
});

function report(results) {
  console.log(
    `\nlog an interview: ${MANNER.connections} connections, medians of ${MANNER.rounds} interleaved rounds of ${MANNER.seconds} s\n`,
  );
  for (const [name, { perSecond, p50, p99 }] of Object.entries(results))
    console.log(
      `${name.padEnd(10)} ${perSecond.toFixed(0).padStart(6)} requests/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`,
    );
  console.log(`\nratio ours / bare SQL: ${(results.ours.perSecond / results['bare SQL'].perSecond).toFixed(2)}`);
}

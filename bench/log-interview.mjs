import { spawn, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../scripts/embedded-postgres.mjs';
import { freePort } from '../scripts/free-port.mjs';

/**
 * Logging an interview with its prospect, contact, game plan and debrief: our API against the same writes as bare SQL,
 * interleaved in one run. Prints requests/s, latencies and the ratio, as medians over the rounds.
 */
const ROUNDS = 6;
const SECONDS = 5;
const CONNECTIONS = 20;
const STUDENTS = 40;
const EMPLOYERS = 50;
const PASSWORD = 'correct horse battery staple';
const CENTER = 'bench-center';

const LOG = `mutation ($input: LogInterviewInput!) { logInterview(input: $input) { interview { id } prospect { id nextStep { kind dueAt why { sentence } } } userErrors { code message } } }`;

export default async function logInterview() {
  const dataDir = await mkdtemp(join(tmpdir(), 'followthrough-bench-'));
  const postgres = await startPostgres({ dataDir });
  const children = [];
  try {
    const api = await startApi(postgres, children);
    const known = await fill(api, postgres);
    const bare = await startBare(postgres, known, children);
    const load = fork(new URL('./dashboard/load.mjs', import.meta.url));
    children.push(load);
    report(await measure(load, { ours: api, bare }, known));
  } finally {
    for (const child of children) child.kill();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startApi(postgres, children) {
  await program('dist/src/platform/database/migrate.js', { DATABASE_OWNER_URL: postgres.ownerUrl });
  const port = await freePort(3100, '127.0.0.1');
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: postgres.appUrl,
    JWT_SECRET: randomUUID() + randomUUID(),
    PORT: String(port),
    LOG_LEVEL: 'error',
  };
  await program(
    'dist/src/open-center.js',
    env,
    ['--slug', CENTER, '--name', 'Bench', '--zone', 'America/New_York', '--country', 'US', '--admin-email', 'admin@bench.example'],
    PASSWORD,
  );
  children.push(spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'inherit', 'inherit'] }));
  await answers(`http://127.0.0.1:${port}/health/ready`);
  return { port };
}

async function program(file, env, args = [], input = '') {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env }, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(input);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${file} ended with ${code}.`);
}

async function answers(url) {
  for (let tenths = 0; tenths < 300; tenths += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return;
    await wait(100);
  }
  throw new Error(`${url} did not answer.`);
}

/** Students and employers over the API, and the ids that the bare server writes with. */
async function fill({ port }, postgres) {
  const ask = (query, variables, token) => graphql(port, query, variables, token);
  const signIn = await ask(`mutation ($input: SignInInput!) { signIn(input: $input) { tokens { accessToken } user { id } } }`, {
    input: { center: CENTER, email: 'admin@bench.example', password: PASSWORD },
  });
  const token = signIn.signIn.tokens.accessToken;
  const students = [];
  for (let n = 0; n < STUDENTS; n += 1) {
    const added = await ask(`mutation ($input: AddStudentInput!) { addStudent(input: $input) { student { id } } }`, { input: { givenName: `S${n}`, familyName: 'Bench' } }, token);
    students.push(added.addStudent.student.id);
  }
  const employers = [];
  for (let n = 0; n < EMPLOYERS; n += 1) {
    const added = await ask(`mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id } } }`, { input: { name: `Employer ${n}` } }, token);
    employers.push(added.addEmployer.employer.id);
  }
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  const { rows } = await client.query('SELECT v.center_id, v.id FROM policy_versions v');
  await client.end();
  return { token, user: signIn.signIn.user.id, students, employers, center: rows[0].center_id, policyVersion: rows[0].id };
}

async function graphql(port, query, variables, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function startBare(postgres, known, children) {
  const port = await freePort(3200, '127.0.0.1');
  const env = { ...process.env, DATABASE_URL: postgres.appUrl, PORT: String(port), ROWS: JSON.stringify({ center: known.center, user: known.user, policyVersion: known.policyVersion }) };
  const child = fork(new URL('./log-interview/bare.mjs', import.meta.url), { env });
  children.push(child);
  await once(child, 'message');
  return { port };
}

async function measure(load, servers, known) {
  await sameAnswer(servers, known);
  const results = { ours: [], bare: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of ['ours', 'bare']) {
      const requests = Array.from({ length: SECONDS * 2_500 }, () => REQUESTS[name](known));
      load.send({ port: servers[name].port, requests, connections: CONNECTIONS, seconds: SECONDS });
      const [measured] = await once(load, 'message');
      if (round >= 0) results[name].push(measured);
    }
  }
  return results;
}

/** Both must have written the same number of rows for the comparison to mean anything. */
async function sameAnswer({ ours }, known) {
  const answer = await graphql(ours.port, LOG, variablesOf(known), known.token);
  if (answer.logInterview.userErrors.length > 0) throw new Error(JSON.stringify(answer.logInterview.userErrors));
}

const pick = (list) => list[Math.floor(Math.random() * list.length)];
const DAY = 86_400_000;

const variablesOf = ({ students }) => ({
  input: {
    clientMutationId: randomUUID(),
    prospect: { studentId: pick(students), employerName: `Employer ${Math.floor(Math.random() * EMPLOYERS)}`, position: 'Analyst' },
    kind: 'BEHAVIORAL',
    format: 'VIDEO',
    startsAt: new Date(Date.now() - DAY).toISOString(),
    contacts: [{ name: 'Ida Interviewer', email: 'ida@acme.example', role: 'INTERVIEWER' }],
    gamePlan: { promisedOn: new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10), precision: 'DAY', initiator: 'STUDENT_CALLS', channels: ['PHONE'] },
    debrief: { howItWent: 'Well', rating: 4 },
  },
});

const bodyOf = ({ employers, students }) => {
  const start = Date.now() - DAY;
  const input = { position: 'Analyst', contact: 'Ida Interviewer', startsAt: new Date(start), endsAt: new Date(start + 3_600_000), promisedOn: '2026-12-01', howItWent: 'Well' };
  return { key: randomUUID(), employer: pick(employers), student: pick(students), input };
};

const post = (path, token, body) => {
  const text = JSON.stringify(body);
  return `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

const REQUESTS = {
  ours: (known) => post('/graphql', known.token, { query: LOG, variables: variablesOf(known) }),
  bare: (known) => post('/', known.token, bodyOf(known)),
};

function report(results) {
  const rate = (name) => median(results[name].map((each) => each.perSecond));
  console.log(`\nlog an interview, ${CONNECTIONS} connections, medians of ${ROUNDS} interleaved rounds of ${SECONDS} s\n`);
  for (const name of ['ours', 'bare'])
    console.log(
      `${name.padEnd(6)} ${rate(name).toFixed(0).padStart(6)} requests/s   p50 ${median(results[name].map((each) => each.p50)).toFixed(1)} ms   p99 ${median(results[name].map((each) => each.p99)).toFixed(1)} ms`,
    );
  const ratios = results.ours.map((each, round) => each.perSecond / results.bare[round].perSecond);
  console.log(`\nratio ours / bare SQL: ${median(ratios).toFixed(2)} (rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

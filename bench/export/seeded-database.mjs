import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/embedded-postgres.mjs';

const PROSPECTS_PER_INTERVIEW = 1.23;
const STUDENTS_PER_INTERVIEW = 0.03;
/** As the seed prints it. */
const PASSWORD = 'follow through every time';
const JWT_SECRET = 'only for a bench on this machine, never elsewhere';

/** A PostgreSQL of its own with one center that has about so many interviews: made anew, or the one kept in BENCH_DATA. */
export async function seededDatabase(root, interviews) {
  const kept = process.env.BENCH_DATA;
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'followthrough-bench-'));
  const server = await startPostgres({ dataDir, fsync: false });
  const variables = { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl, JWT_SECRET };
  run(root, ['dist/src/platform/database/migrate.js'], variables);
  if (!(await isSeeded(server.appUrl))) await fill(root, interviews, variables);
  const stop = async () => {
    await server.stop();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  };
  return { variables, url: server.appUrl, password: PASSWORD, stop };
}

async function isSeeded(url) {
  const { rows } = await query(url, 'SELECT 1 FROM centers');
  return rows.length > 0;
}

async function fill(root, interviews, variables) {
  const [students, prospects] = [STUDENTS_PER_INTERVIEW, PROSPECTS_PER_INTERVIEW].map((each) =>
    String(Math.ceil(interviews * each)),
  );
  run(
    root,
    ['dist/src/demo/seed.js', '--students', students, '--prospects', prospects, '--now', '2026-11-22T12:00:00Z'],
    variables,
  );
  // What autovacuum would do within some minutes, and would do in the middle of a round.
  await query(variables.DATABASE_OWNER_URL, 'VACUUM ANALYZE');
}

function run(root, words, variables) {
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${words[0]} failed; its message is above.`);
}

async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

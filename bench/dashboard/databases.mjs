import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/embedded-postgres.mjs';

const COHORTS = 5;
const STUDENTS_PER_CENTER = COHORTS * 40;
const PROSPECTS_PER_STUDENT = 10;
/** Reads past row level security, and nothing else; PostgreSQL keeps it with the data. */
const LIMIT_ROLE = 'followthrough_bench_limit';

/**
 * A PostgreSQL with two databases alike, `few` and `many`: `centers` centers x 5 cohorts x 40 students x 10 prospects, made by the
 * product's own seed. Kept between runs in the folder that BENCH_DATA names.
 */
export async function startDatabases(root, centers) {
  const kept = process.env.BENCH_DATA;
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'followthrough-bench-'));
  const server = await startPostgres({ dataDir, fsync: false });
  const few = databaseOn(server, 'few');
  const many = databaseOn(server, 'many');
  if (await isMissing(server, 'few')) await seed(root, server, few, centers);
  if (await isMissing(server, 'many'))
    await ask(server.superuserUrl, 'CREATE DATABASE many TEMPLATE few OWNER followthrough_owner');
  await ask(few.superuserUrl, limitRole(new URL(server.appUrl).password));
  const stop = async () => {
    await server.stop();
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  };
  return { databases: { few, many }, stop };
}

const isMissing = async (server, name) =>
  (await ask(server.superuserUrl, 'SELECT FROM pg_database WHERE datname = $1', [name])).rowCount === 0;

function databaseOn(server, name) {
  const [ownerUrl, appUrl, superuserUrl] = [server.ownerUrl, server.appUrl, server.superuserUrl].map(
    (url) => Object.assign(new URL(url), { pathname: `/${name}` }).href,
  );
  return { ownerUrl, appUrl, superuserUrl, limitUrl: Object.assign(new URL(appUrl), { username: LIMIT_ROLE }).href };
}

async function seed(root, server, { ownerUrl, appUrl, superuserUrl }, centers) {
  const run = (...words) =>
    runNode(root, words, {
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_URL: appUrl,
      JWT_SECRET: 'not needed to fill a database, only to start',
    });
  const students = centers * STUDENTS_PER_CENTER;
  const size = { students, prospects: students * PROSPECTS_PER_STUDENT, centers, cohorts: COHORTS };
  await ask(server.superuserUrl, 'CREATE DATABASE few OWNER followthrough_owner');
  run('dist/src/platform/database/migrate.js');
  run('dist/src/demo/seed.js', ...Object.entries(size).flatMap(([option, value]) => [`--${option}`, String(value)]));
  await ask(superuserUrl, 'VACUUM ANALYZE');
}

function runNode(root, words, variables) {
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...variables },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${words[0]} failed; its message is above.`);
}

const limitRole = (password) => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${LIMIT_ROLE}') THEN CREATE ROLE ${LIMIT_ROLE} LOGIN BYPASSRLS; END IF;
  END $$;
  ALTER ROLE ${LIMIT_ROLE} PASSWORD '${password}';
  GRANT CONNECT ON DATABASE few TO ${LIMIT_ROLE};
  GRANT USAGE ON SCHEMA public TO ${LIMIT_ROLE};
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${LIMIT_ROLE};`;

/** Makes the database `times` as large by repeating all its centers, with other ids, in SQL: a minute instead of many. */
export async function multiply({ superuserUrl }, times) {
  const { rows: centers } = await ask(superuserUrl, 'SELECT id FROM centers');
  const { rows: tables } = await ask(superuserUrl, TABLES);
  if (centers.some(({ id }) => id.endsWith(lastDigits(times - 1)))) return;
  const originals = centers.map(({ id }) => `'${id}'`).join(', ');
  const copies = tables.map((table) => copyOf(table, originals, times));
  await ask(superuserUrl, `BEGIN; SET LOCAL session_replication_role = replica; ${copies.join(';\n')}; COMMIT`);
  await ask(superuserUrl, 'VACUUM ANALYZE');
}

const TABLES = `
  SELECT table_name AS name, json_agg(json_build_object('name', column_name, 'type', udt_name)) AS columns
    FROM information_schema.columns JOIN pg_tables ON schemaname = table_schema AND tablename = table_name
   WHERE table_schema = 'public' AND table_name <> 'schema_migrations' AND is_generated = 'NEVER' GROUP BY table_name`;

/** Ids get the number of the copy as their last digits, so that they refer to each other as the originals do. */
const lastDigits = (number) => `c${number.toString(16).padStart(3, '0')}`;

function copyOf({ name, columns }, originals, times) {
  const copied = (column) => COPIED[column.type === 'uuid' ? 'id' : column.name]?.(column.name) ?? column.name;
  return `INSERT INTO ${name} (${columns.map((column) => column.name).join(', ')})
    SELECT ${columns.map(copied).join(', ')} FROM ${name}, generate_series(1, ${times - 1}) AS copy
     WHERE ${name === 'centers' ? 'id' : 'center_id'} IN (${originals})`;
}

const COPIED = {
  id: (column) => `(substr(${column}::text, 1, 32) || 'c' || lpad(to_hex(copy), 3, '0'))::uuid`,
  slug: (column) => `${column} || '-' || copy`,
};

/** One statement, or several without values, on a connection of its own. */
export async function ask(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}

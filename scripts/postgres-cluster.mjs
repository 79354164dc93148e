import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reachablePath } from './postgres-account.mjs';
import { postgresPrograms } from './postgres-programs.mjs';
import { runningPostmaster } from './postmaster.mjs';

export const HOST = '127.0.0.1';

const SETTINGS = [
  `listen_addresses=${HOST}`,
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
];
const FOR_THROWAWAY_DATA = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Where one server lives, { home, cluster, log }, with `run` for its programs. `home` is `dataDir`, or a place the
 * account of PostgreSQL can reach.
 */
export function clusterIn(dataDir) {
  const { account, run } = postgresPrograms();
  const home = reachablePath(dataDir, account);
  mkdirSync(home, { recursive: true });
  if (account) chownSync(home, account.uid, account.gid);
  return { home, cluster: join(home, 'cluster'), log: join(home, 'server.log'), account, run };
}

/** Makes the data folder, once; made aside and renamed, so that an interrupted run leaves nothing that looks like one. */
export async function initialiseOnce({ home, cluster, account, run }, superuser, password) {
  if (existsSync(cluster)) return;
  const [fresh, passwordFile] = [`${cluster}.new`, join(home, 'initdb-password')];
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    // The built-in locale sorts alike on every machine and is not changed by an update of the system's C library.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    await run('initdb', [`--pgdata=${fresh}`, ...access, ...locale]);
  } finally {
    rmSync(passwordFile);
  }
  renameSync(fresh, cluster);
}

/** Starts the server on `port`; resolves when it accepts connections. */
export async function launch({ cluster, log, run }, port, fsync) {
  // These go through a shell, so they never hold a path.
  const settings = [...SETTINGS, ...(fsync ? [] : FOR_THROWAWAY_DATA)].map((setting) => `-c ${setting}`);
  const options = [`-p ${port}`, ...settings].join(' ');
  try {
    await run('pg_ctl', ['start', '-D', cluster, '-l', log, '-w', '-t', '60', '-s', '-o', options]);
  } catch (error) {
    throw new Error(`PostgreSQL did not start. The end of ${log}:\n${tail(log)}`, { cause: error });
  }
}

/** Ends open transactions and stops the server; nothing to do when none runs. */
export async function stop({ cluster, run }) {
  if (runningPostmaster(cluster)) await run('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60', '-s']);
}

function tail(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : '(no log was written)';
}

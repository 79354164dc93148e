import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const SYSTEM_FOLDER = '/var/lib/followthrough';
const NAME = 'postgres';

/**
 * The account PostgreSQL runs under, as { uid, gid }: PostgreSQL refuses to run as root, so root hands it to the
 * system's user "postgres" (made when missing). Anybody else runs it as themselves: undefined.
 */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

/** `path` where the account can enter all folders above it, else a place below /var/lib/followthrough made from its name. */
export function reachablePath(path, account) {
  const absolute = resolve(path);
  if (account === undefined || ancestors(absolute).every((folder) => canEnter(folder, account))) return absolute;
  const key = createHash('sha256').update(absolute).digest('hex').slice(0, 8);
  return join(SYSTEM_FOLDER, `${basename(absolute)}-${key}`);
}

/** True when the mode bits of a folder (as from `stat`) let the account pass through it. */
export function letsEnter({ mode, uid, gid }, account) {
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function canEnter(folder, account) {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined || letsEnter(stats, account);
}

function ancestors(path) {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...ancestors(parent)];
}

function lookUp() {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, NAME], { encoding: 'utf8' }));
  if (ids.some(({ status }) => status !== 0)) return undefined;
  const [uid, gid] = ids.map(({ stdout }) => Number(stdout));
  return { uid, gid };
}

function create() {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  const account = lookUp();
  if (account) return account;
  throw new Error(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be made. Create that user, or start as an ordinary user.`,
  );
}

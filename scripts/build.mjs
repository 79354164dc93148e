import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'migrations', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'package-lock.json'];
const STAMP = 'dist/.built';

/** Compiles src and migrations into dist, unless dist is newer than all of them. */
export function buildIfStale(root) {
  if (!isStale(root)) return;
  const startedAt = new Date();
  build(root);
  writeFileSync(join(root, STAMP), '');
  // Dated to the start, so that a source saved during the build counts as newer than it.
  utimesSync(join(root, STAMP), startedAt, startedAt);
}

/** True when a source was added, changed or removed since the last build. */
export function isStale(root) {
  const stamp = join(root, STAMP);
  return !existsSync(stamp) || newest(SOURCES.map((name) => join(root, name))) > statSync(stamp).mtimeMs;
}

function build(root) {
  console.log('Building ...');
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; the messages above name the file and the line.');
}

/** The latest change below the paths, in milliseconds; a folder's own date tells of removed files. */
function newest(paths) {
  return Math.max(0, ...paths.filter((path) => existsSync(path)).map(lastChange));
}

function lastChange(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, newest(readdirSync(path).map((name) => join(path, name))));
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installs the locked packages of the project in `directory`, unless exactly those are installed already. */
export function installPackages(directory) {
  if (matchesLock(readLock(directory, 'package-lock.json'), readLock(directory, 'node_modules/.package-lock.json')))
    return;
  console.log('Installing packages (npm ci) ...');
  // The build and the tests need the development packages also where NODE_ENV says production.
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: directory,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error(
      `"npm ci" failed in ${directory}. Its messages are above; check the network and the registry, then start again.`,
    );
  }
}

/**
 * True when every package of the lock file is installed in the locked version. Contents are compared, not dates: a
 * checkout or an install gives both files new dates in no particular order. Optional packages may be absent, since
 * npm leaves out those of other platforms.
 */
export function matchesLock(locked, installed) {
  return Object.entries(locked).every(([path, { version, optional, link }]) => {
    const found = installed[path];
    if (path === '' || link) return true;
    return found ? found.version === version : Boolean(optional);
  });
}

function readLock(directory, name) {
  const file = join(directory, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

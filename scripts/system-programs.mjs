import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const APT = 'apt-get';

/**
 * Servers the tests need and npm does not carry. A test file asks for one by its name: `queue.redis.test.ts` finds the
 * program in TEST_REDIS.
 */
export const SYSTEM_PROGRAMS = [
  {
    name: 'redis',
    variable: 'TEST_REDIS',
    commands: ['redis-server', 'valkey-server'],
    debian: 'redis-server',
    install: 'Redis: apt-get install redis-server, or brew install redis',
  },
  {
    name: 'browser',
    variable: 'TEST_BROWSER',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    debian: 'chromium',
    install: 'Chromium: apt-get install chromium, or brew install --cask chromium',
  },
];

/** The path of the program: from the PATH, else installed with apt-get where we are root, else undefined. */
export function provide(program) {
  return onPath(program.commands) ?? (installWithApt(program.debian) ? onPath(program.commands) : undefined);
}

/** The first of the commands found on `path` (as in the variable PATH), as a full path. */
export function onPath(commands, path = process.env.PATH ?? '') {
  const places = commands.flatMap((command) => path.split(delimiter).map((folder) => join(folder, command)));
  return places.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installWithApt(name) {
  if (process.getuid?.() !== 0 || !onPath([APT])) return false;
  console.log(`Installing ${name} (${APT}) ...`);
  const aptGet = (...args) =>
    spawnSync(APT, ['-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const install = () => aptGet('install', '--yes', '--no-install-recommends', name).status === 0;
  return install() || (aptGet('update').status === 0 && install());
}

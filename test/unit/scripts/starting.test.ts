import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale } from '../../../scripts/build.mjs';
import { matchesLock } from '../../../scripts/install.mjs';
import { isRecentEnough } from '../../../scripts/node-version.mjs';
import { letsEnter, reachablePath } from '../../../scripts/postgres-account.mjs';
import { runningPostmaster } from '../../../scripts/postmaster.mjs';
import { keptSecrets } from '../../../scripts/secrets.mjs';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'starting-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('isRecentEnough', () => {
  it.each([
    ['18.20.0', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.0.0', true],
    ['24.1.0', true],
  ])('Node %s: %s', (version, answer) => expect(isRecentEnough(version)).toBe(answer));
});

describe('matchesLock', () => {
  const locked = {
    '': {},
    'node_modules/pg': { version: '8.1.0' },
    'node_modules/for-windows': { version: '1.0.0', optional: true },
  };

  it('is content without the optional packages of other platforms', () => {
    expect(matchesLock(locked, { 'node_modules/pg': { version: '8.1.0' } })).toBe(true);
  });

  it.each([
    ['nothing is installed', {}],
    ['another version is installed', { 'node_modules/pg': { version: '8.0.9' } }],
    [
      'an optional package is outdated',
      { 'node_modules/pg': { version: '8.1.0' }, 'node_modules/for-windows': { version: '0.9.0' } },
    ],
  ])('is not when %s', (_, installed) => expect(matchesLock(locked, installed)).toBe(false));
});

describe('isStale', () => {
  const at = (name: string, seconds: number): void => utimesSync(join(folder, name), seconds, seconds);

  beforeEach(() => {
    for (const name of ['src/deep', 'migrations', 'dist']) mkdirSync(join(folder, name), { recursive: true });
    for (const name of ['src/deep/a.ts', 'dist/.built']) writeFileSync(join(folder, name), '');
    for (const name of ['src/deep/a.ts', 'src/deep', 'src', 'migrations']) at(name, 1000);
    at('dist/.built', 2000);
  });

  it('is false when everything is older than the build', () => expect(isStale(folder)).toBe(false));

  it('is true without a build', () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(isStale(folder)).toBe(true);
  });

  it('is true after a change deep in the sources', () => {
    at('src/deep/a.ts', 3000);
    expect(isStale(folder)).toBe(true);
  });

  it('is true after a source was removed', () => {
    rmSync(join(folder, 'src/deep/a.ts'));
    expect(isStale(folder)).toBe(true);
  });
});

describe('keptSecrets', () => {
  it('makes secrets once, for their owner only, and keeps them when more are asked for', () => {
    const file = join(folder, 'new/secrets.json');
    const { first } = keptSecrets(file, ['first']);
    expect(first).toMatch(/^[\da-f]{64}$/);
    expect(keptSecrets(file, ['first', 'second'])).toMatchObject({
      first,
      second: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('first', first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('the account of PostgreSQL', () => {
  const account = { uid: 101, gid: 104 };

  it.each([
    ['its own folder', { mode: 0o700, uid: 101, gid: 0 }, true],
    ['its own folder, closed', { mode: 0o077, uid: 101, gid: 104 }, false],
    ["its group's folder", { mode: 0o710, uid: 0, gid: 104 }, true],
    ["somebody else's open folder", { mode: 0o755, uid: 0, gid: 0 }, true],
    ["somebody else's closed folder, such as /root", { mode: 0o700, uid: 0, gid: 0 }, false],
  ])('%s', (_, stats, answer) => expect(letsEnter(stats, account)).toBe(answer));

  it('keeps a path below folders it can enter, and anybody keeps a path of their own', () => {
    expect(reachablePath('/usr/local/data', account)).toBe('/usr/local/data');
    expect(reachablePath(folder, undefined)).toBe(folder);
  });
});

describe('runningPostmaster', () => {
  const claim = (pid: number): void => writeFileSync(join(folder, 'postmaster.pid'), `${pid}\n${folder}\n1\n5433\n`);

  it('is nobody without a claim', () => expect(runningPostmaster(folder)).toBeUndefined());

  it('is nobody when the claim is of a dead process', () => {
    claim(2 ** 22 + 1);
    expect(runningPostmaster(folder)).toBeUndefined();
  });

  it.runIf(process.platform === 'linux')(
    'is nobody when another program has the number by now, and the claim goes',
    () => {
      claim(process.pid);
      expect(runningPostmaster(folder)).toBeUndefined();
      expect(() => statSync(join(folder, 'postmaster.pid'))).toThrow(/ENOENT/);
    },
  );
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LockEntry, missingEntries } from '../../../scripts/complete-lock.mjs';

const { packages } = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, LockEntry>;
};

describe('package-lock.json', () => {
  it('holds the optional packages of every platform; if not, run "node scripts/complete-lock.mjs"', () => {
    expect(Object.keys(missingEntries(packages))).toEqual([]);
  });
});

describe('missingEntries', () => {
  it('names the platform, so that npm leaves the package out on all others', () => {
    const optionalDependencies = { '@x/binding-linux-arm64-musl': '1.0.0', '@x/binding-win32-ia32-msvc': '1.0.0' };
    expect(missingEntries({ 'node_modules/x': { dev: true, optionalDependencies } })).toEqual({
      'node_modules/@x/binding-linux-arm64-musl': {
        version: '1.0.0',
        cpu: ['arm64'],
        libc: ['musl'],
        os: ['linux'],
        dev: true,
        optional: true,
      },
      'node_modules/@x/binding-win32-ia32-msvc': {
        version: '1.0.0',
        cpu: ['ia32'],
        os: ['win32'],
        dev: true,
        optional: true,
      },
    });
  });

  it('adds nothing that is there', () => {
    const entry = { version: '1.0.0', cpu: ['x64'], os: ['linux'] };
    expect(
      missingEntries({ 'node_modules/x': { optionalDependencies: { y: '1.0.0' } }, 'node_modules/y': entry }),
    ).toEqual({});
  });
});

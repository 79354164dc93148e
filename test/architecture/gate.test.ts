import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { type Files, plant, ROOT, uproot } from './planted-tree.js';

const BIN = 'node_modules/.bin';
const GREEN = '#!/bin/sh\nexit 0\n';
const RED = '#!/bin/sh\nexit 1\n';
const suites = (lastLine: string, exit: number): string => `#!/bin/sh\necho '${lastLine}'\nexit ${exit}\n`;

/** The gate's tools, all content; the seven steps before the tests then pass. */
const CONTENT: Files = {
  '.ci/install.mjs': '',
  '.ci/schema.mjs': '',
  'node_modules/typescript7/bin/tsc': '',
  [`${BIN}/prettier`]: GREEN,
  [`${BIN}/oxlint`]: GREEN,
  [`${BIN}/depcruise`]: GREEN,
  [`${BIN}/knip`]: GREEN,
  [`${BIN}/npm`]: suites('12 passed, 0 failed, 2 skipped', 0),
};

describe('.ci/run', () => {
  let root = '';

  afterEach(() => uproot(root));

  function gate(tools: Files, ...args: string[]) {
    root = plant({ ...CONTENT, ...tools });
    copyFileSync(join(ROOT, '.ci/run'), join(root, '.ci/run'));
    for (const name of readdirSync(join(root, BIN))) chmodSync(join(root, BIN, name), 0o755);
    const { stdout, status } = spawnSync('bash', [join(root, '.ci/run'), ...args], { encoding: 'utf8' });
    const lines = stdout.trim().split('\n');
    return { status, last: lines.at(-1), steps: lines.filter((line) => line.startsWith('== ')) };
  }

  it('adds the steps to the tests', () => {
    expect(gate({})).toMatchObject({ status: 0, last: '19 passed, 0 failed' });
  });

  it('names its steps in order', () => {
    const steps = ['install', 'format', 'types', 'lint', 'structure', 'dead code', 'schema', 'test'];
    expect(gate({}).steps).toEqual(steps.map((step) => `== ${step}`));
  });

  it('leaves the tests out of a check', () => {
    expect(gate({}, 'check')).toMatchObject({ status: 0, last: '7 passed, 0 failed' });
  });

  it('stops at the first step that fails', () => {
    const { status, last, steps } = gate({ [`${BIN}/oxlint`]: RED });
    expect({ status, last, stoppedAt: steps.at(-1) }).toEqual({
      status: 1,
      last: '3 passed, 1 failed',
      stoppedAt: '== lint',
    });
  });

  it.each([
    ['a failed test', suites('10 passed, 2 failed', 1), '17 passed, 2 failed'],
    ['a failure that the exit code hides', suites('10 passed, 2 failed', 0), '17 passed, 2 failed'],
    ['a crash after the count', suites('12 passed, 0 failed', 1), '19 passed, 1 failed'],
    ['a run without a count', suites('Killed', 137), '7 passed, 1 failed'],
    ['a run that says nothing and claims success', suites('', 0), '7 passed, 1 failed'],
  ])('fails on %s', (_, npm, last) => {
    expect(gate({ [`${BIN}/npm`]: npm })).toMatchObject({ status: 1, last });
  });
});

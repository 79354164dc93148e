import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onPath } from '../../../scripts/system-programs.mjs';
import { suitesNeeding } from '../../../scripts/test-suites.mjs';
import { type Report, summary, totals } from '../../../scripts/test-totals.mjs';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'testing-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('totals', () => {
  const good: Report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };
  const suite = (...statuses: string[]) => ({
    status: 'failed',
    assertionResults: statuses.map((status) => ({ status })),
  });

  it('counts tests, and a left-out suite as skipped', () => {
    expect(totals(good, ['queue.redis.test.ts'], 0)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  });

  it('counts a suite that could not be loaded as one failure, and one with failed tests by its tests', () => {
    expect(
      totals({ ...good, numFailedTests: 2, testResults: [suite(), suite('failed', 'failed', 'passed')] }, [], 1).failed,
    ).toBe(3);
  });

  it('counts an error outside of any test', () => {
    expect(totals(good, [], 1).failed).toBe(1);
  });
});

describe('summary', () => {
  it('names skips only when there are some', () => {
    expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(summary({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('suitesNeeding', () => {
  it('finds them by their name, at any depth', () => {
    mkdirSync(join(folder, 'test/e2e'), { recursive: true });
    for (const name of ['a.redis.test.ts', 'e2e/b.redis.e2e.ts', 'e2e/c.browser.e2e.ts', 'redis.test.ts'])
      writeFileSync(join(folder, 'test', name), '');
    expect(suitesNeeding(folder, 'redis')).toEqual(['test/a.redis.test.ts', 'test/e2e/b.redis.e2e.ts']);
  });
});

describe('onPath', () => {
  it('takes the first command that can be run, in the order of preference', () => {
    for (const name of ['one', 'two']) mkdirSync(join(folder, name));
    for (const file of ['one/second', 'two/first', 'one/first']) writeFileSync(join(folder, file), '');
    for (const file of ['one/second', 'two/first']) chmodSync(join(folder, file), 0o755);
    const path = [join(folder, 'one'), join(folder, 'two')].join(delimiter);
    expect(onPath(['first', 'second'], path)).toBe(join(folder, 'two/first'));
    expect(onPath(['missing'], path)).toBeUndefined();
  });
});

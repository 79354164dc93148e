import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { breakOffUnread } from '../../../src/platform/database/unread.js';

const PATIENCE = 1_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const stream = () => {
  const made = breakOffUnread(new PassThrough({ highWaterMark: 10 }), PATIENCE);
  made.on('error', () => undefined);
  return made;
};

it('breaks off what nobody reads', () => {
  const unread = stream();
  unread.write('0123456789');
  vi.advanceTimersByTime(2 * PATIENCE);
  expect(unread.destroyed).toBe(true);
});

it('waits for a producer that is slow', () => {
  const slow = stream();
  slow.resume();
  vi.advanceTimersByTime(10 * PATIENCE);
  expect(slow.destroyed).toBe(false);
});

it('lets a reader be slow who reads on', () => {
  const slow = stream();
  slow.write('0123456789');
  for (let left = 10; left > 0; left -= 1) {
    vi.advanceTimersByTime(PATIENCE);
    slow.read(1);
  }
  expect(slow.destroyed).toBe(false);
});

import { expect, it } from 'vitest';
import { EndedSessions } from '../../../src/identity/ended-sessions.js';
import { MINUTE } from '../../../src/kernel/instant.js';
import { Clock } from '../../../src/platform/clock/index.js';
import { readConfig } from '../../../src/platform/config/index.js';

const config = readConfig({
  DATABASE_URL: 'postgres://a:b@localhost/c',
  JWT_SECRET: 's'.repeat(32),
  ACCESS_TOKEN_MINUTES: '5',
});

class SetClock extends Clock {
  at = 0;
  override now(): number {
    return this.at;
  }
}

it('remembers a session while an access token of it may live, and no longer', () => {
  const clock = new SetClock();
  const ended = new EndedSessions(config, clock);
  ended.add(['one']);
  clock.at = 5 * MINUTE - 1;
  ended.add(['two']);
  expect([ended.has('one'), ended.has('two'), ended.has('three')]).toEqual([true, true, false]);
  clock.at = 5 * MINUTE;
  ended.add(['three']);
  expect([ended.has('one'), ended.has('two'), ended.has('three')]).toEqual([false, true, true]);
});

import { expect, it } from 'vitest';
import { networkOf, Throttles } from '../../../src/platform/throttle/index.js';

const LIMIT = { name: 'test', attempts: 2, seconds: 60 };

it('counts by key, gives back and forgets', async () => {
  const throttle = new Throttles({ redisUrl: null }).of(LIMIT);
  expect([await throttle.take('a'), await throttle.take('a')]).toEqual([0, 0]);
  expect(await throttle.take('a')).toBe(60);
  expect(await throttle.take('b')).toBe(0);
  await throttle.giveBack('b');
  expect([await throttle.take('b'), await throttle.take('b')]).toEqual([0, 0]);
  await throttle.forget('a');
  expect(await throttle.take('a')).toBe(0);
});

it('counts in memory while Redis is away', async () => {
  const throttles = new Throttles({ redisUrl: 'redis://127.0.0.1:1' });
  const throttle = throttles.of(LIMIT);
  expect([await throttle.take('a'), await throttle.take('a')]).toEqual([0, 0]);
  expect(await throttle.take('a')).toBeGreaterThan(0);
  throttles.onApplicationShutdown();
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1'],
  ['2001:DB8:0:1::7', '2001:db8:0:1'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

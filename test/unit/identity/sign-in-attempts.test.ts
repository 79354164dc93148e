import { expect, it } from 'vitest';
import { SignInAttempts } from '../../../src/identity/sign-in-attempts.js';
import { Throttles } from '../../../src/platform/throttle/index.js';

const attemptsOf = (): SignInAttempts => new SignInAttempts(new Throttles({ redisUrl: null }));
const robin = { center: 'riverside', email: 'robin@riverside.example', address: '192.0.2.1' };
const fromElsewhere = (nth: number) => ({ ...robin, address: `198.51.100.${nth}` });
const somebody = (nth: number) => ({ ...robin, email: `somebody-${nth}@riverside.example` });

const takeAll = async (
  attempts: SignInAttempts,
  count: number,
  nth: (index: number) => typeof robin,
): Promise<number[]> => Promise.all(Array.from({ length: count }, (_, index) => attempts.take(nth(index))));

it('gives a person ten attempts, wherever they come from', async () => {
  const attempts = attemptsOf();
  const waits = await takeAll(attempts, 11, fromElsewhere);
  expect(waits.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(waits[10]).toBeGreaterThan(890);
  expect(waits[10]).toBeLessThanOrEqual(900);
});

it('lets a person start anew who got it right', async () => {
  const attempts = attemptsOf();
  await takeAll(attempts, 10, fromElsewhere);
  await attempts.succeeded(robin);
  expect(await attempts.take(robin)).toBe(0);
});

it('gives an address a hundred attempts, and what succeeded does not count', async () => {
  const attempts = attemptsOf();
  const first = await takeAll(attempts, 100, somebody);
  await attempts.succeeded(somebody(0));
  expect([Math.max(...first), await attempts.take(somebody(100))]).toEqual([0, 0]);
  expect(await attempts.take(somebody(101))).toBeGreaterThan(0);
  expect(await attempts.take({ ...somebody(102), address: '192.0.2.2' })).toBe(0);
});

it('does not use up the attempts of a person from an address that has none left', async () => {
  const attempts = attemptsOf();
  await takeAll(attempts, 100, somebody);
  await takeAll(attempts, 10, () => robin);
  expect(await attempts.take(fromElsewhere(1))).toBe(0);
});

it('keeps two centers apart', async () => {
  const attempts = attemptsOf();
  await takeAll(attempts, 10, fromElsewhere);
  expect(await attempts.take({ ...robin, center: 'lakeside' })).toBe(0);
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { lives, tally } from '../support/life/commands.js';
import { DEEDS } from '../support/life/deeds.js';
import { beginWorld } from '../support/life/world.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await api.stop();
});

const RUNS = 30;
/** Half as many on average. */
const MOST_DEEDS = 50;

it('whatever happens to prospects, each open one owes a step and everything stored is what the facts say', async () => {
  const live = fc.asyncProperty(lives(MOST_DEEDS), (life) =>
    fc.asyncModelRun(async () => ({ model: {}, real: await beginWorld(api) }), life),
  );
  await fc.assert(live, { numRuns: RUNS, endOnFailure: true, verbose: 1 });
}, 300_000);

it('most of what can happen did happen', () => {
  const never = Object.keys(DEEDS).filter((deed) => !tally.get(deed)?.done);
  expect(never.length, never.join(', ')).toBeLessThan(Object.keys(DEEDS).length / 4);
});

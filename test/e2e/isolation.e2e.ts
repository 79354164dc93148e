import { afterAll, beforeAll, expect, it } from 'vitest';
import { Sweep } from '../support/isolation/sweep.js';
import { buildWorld, type World } from '../support/isolation/world.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let world: World;

beforeAll(async () => {
  api = await startTestApi();
  world = await buildWorld(api);
});
afterAll(() => api.stop());

it('shows nobody what belongs to another center or another student, not even that it exists', async () => {
  const report = await new Sweep(api, world).run();
  console.log(`isolation: ${report.doors} doors, ${report.cells} cells, ${report.calls} calls`);
  console.log(report.unreached);
  expect(report.findings).toEqual([]);
}, 600_000);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Report, Sweep } from '../support/isolation/sweep.js';
import { buildWorld, type World } from '../support/isolation/world.js';
import { carelessAmong, type StatementWatch, watchStatements } from '../support/statement-watch.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const SWEEP_MAY_TAKE = 600_000;

let watch: StatementWatch;
let api: TestApi;
let world: World;
let report: Report;

beforeAll(async () => {
  watch = watchStatements();
  api = await startTestApi();
  world = await buildWorld(api);
  report = await new Sweep(api, world).run();
  const { doors, cells, findings } = report;
  console.log(
    `isolation: ${doors} queries, mutations and routes; ${cells} cells; ${findings.length} leaks; ${watch.statements().length} statements`,
  );
  if (report.unreached.length > 0)
    console.log(`isolation: refused for another reason before "not found": ${report.unreached.join(', ')}`);
}, SWEEP_MAY_TAKE);

afterAll(async () => {
  watch.stop();
  await world.overseer.end();
  await api.stop();
});

describe('whoever asks', () => {
  it('learns nothing of another center or another student, not even that it exists, and changes nothing there', () => {
    expect(report.findings).toEqual([]);
    expect(report.cells).toBeGreaterThan(10_000);
  });
});

describe('every statement', () => {
  it('names the center of each table it touches, in functions too', () => {
    const { tables, views, functionBodies } = world.shape;
    expect(carelessAmong([...watch.statements(), ...functionBodies], [...tables, ...views])).toEqual([]);
    expect(watch.statements().length).toBeGreaterThan(100);
  });

  it('names the center of its transaction', () => {
    expect(watch.astray()).toEqual([]);
  });
});

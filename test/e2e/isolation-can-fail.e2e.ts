import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leakFrom, PlantedLeaksModule } from '../support/isolation/planted-leaks.js';
import { type Report, Sweep } from '../support/isolation/sweep.js';
import { buildWorld, type World } from '../support/isolation/world.js';
import { carelessAmong, type StatementWatch, watchStatements } from '../support/statement-watch.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let watch: StatementWatch;
let api: TestApi;
let world: World;
let report: Report;
let endLeaks: () => Promise<void>;

beforeAll(async () => {
  watch = watchStatements();
  api = await startTestApi(PlantedLeaksModule);
  endLeaks = await leakFrom(api.database);
  world = await buildWorld(api);
  report = await new Sweep(api, world).run(({ name }) => name.includes('planted'));
});
afterAll(async () => {
  watch.stop();
  await endLeaks();
  await world.overseer.end();
  await api.stop();
});

const found = (door: string): string[] =>
  report.findings.filter((finding) => finding.door === door).map(({ asker, what }) => `${asker} ${what}`);

describe('the isolation test', () => {
  it('goes through every planted door', () => {
    expect(report.doors).toBe(10);
  });

  it.each([
    ['plantedNameOfAnybody', /^ADMIN shows rows of another center/],
    ['plantedNameOfAnybody', /^COUNSELOR employerId .*employers of another center answered .*nothing at all/],
    ['plantedForbidden', /^LEAD employerId .*employers of another center answered .*forbidden/i],
    ['plantedList', /^STUDENT shows rows of another student/],
    ['plantedNoteOfAnyStudent', /^STUDENT shows rows of another student/],
    ['plantedWrite', /^ADMIN changes rows of another center: employers/],
    ['plantedDatabaseError', /^ADMIN breaks/],
    ['GET /planted/:employerId', /^STUDENT shows rows of another center/],
  ])('catches %s: %s', (door, what) => {
    expect(found(door)).toContainEqual(expect.stringMatching(what));
  });

  it('finds nothing where there is nothing', () => {
    expect(found('plantedWithoutMistake')).toEqual([]);
  });

  it('catches a statement without a center, which row level security alone keeps from leaking', () => {
    expect(found('plantedCareless')).toEqual([]);
    expect(carelessAmong(watch.statements(), world.shape.tables)).toEqual([
      'SELECT center_id, name FROM employers WHERE id = $1',
    ]);
  });

  it('catches a statement with another center than that of its transaction', () => {
    expect(watch.astray()).toEqual(['SELECT name FROM employers WHERE center_id = $1 AND zone IS NULL']);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { CentersStore } from '../../src/centers/index.js';
import { readOptions } from '../../src/demo/seed/options.js';
import { TABLES } from '../../src/demo/seed/rows.js';
import { Sweeper } from '../../src/prospects/index.js';
import { seedCenters } from '../support/seeds.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const SIZE = { students: 41, prospects: 500, centers: 2, cohorts: 3 };
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await seedCenters(api, SIZE);
});
afterAll(() => api.stop());

const count = async (text: string): Promise<number> =>
  (await api.database.as('superuser', `SELECT count(*) FROM ${text}`)).rows[0].count;

it('makes as many as were asked for', async () => {
  expect(await count('centers')).toBe(2);
  expect(await count('students')).toBe(41);
  expect(await count('prospects')).toBe(500);
  expect(await count('cohorts')).toBe(6);
  expect(await count("users WHERE 'ADMIN' = ANY (roles)")).toBe(2);
});

it('has something in every corner of the funnel', async () => {
  const { rows } = await api.database.as('superuser', 'SELECT DISTINCT stage FROM prospects ORDER BY stage');
  expect(rows.map((row) => row.stage)).toEqual(['APPLIED', 'CLOSED', 'INTERVIEWED', 'INTERVIEWING', 'OFFERED']);
  expect(await count('prospects WHERE outcome IS NULL AND next_step_due_at < planned_at')).toBeGreaterThan(20);
  expect(await count('prospects WHERE outcome IS NULL AND next_step_due_at > planned_at')).toBeGreaterThan(20);
  for (const table of TABLES) expect(await count(table), table).toBeGreaterThan(0);
});

it('tells nothing that lies in the future', async () => {
  expect(await count('follow_ups WHERE happened_at > $1'.replace('$1', "'2026-11-22T12:00:00Z'"))).toBe(0);
  expect(await count("outcomes WHERE learned_at > '2026-11-22T12:00:00Z'")).toBe(0);
  expect(await count("interviews WHERE status = 'HELD' AND ends_at > '2026-11-22T12:00:00Z'")).toBe(0);
});

it('stores projections that recomputing does not change', async () => {
  for (const centerId of await api.app.get(CentersStore).allIds()) {
    const { prospects, wrong } = await api.app.get(Sweeper).recompute(centerId, false);
    expect(prospects).toBe(250);
    expect(wrong).toEqual([]);
  }
});

it('makes the same rows again for the same seed and other rows for another', async () => {
  const first = await fingerprint(api);
  expect(await fingerprintOfAnother(SIZE)).toEqual(first);
  expect(await fingerprintOfAnother({ ...SIZE, seed: 'other' })).not.toEqual(first);
});

it('names every wrong option at once', () => {
  expect(() => readOptions(['--students', 'many', '--now', 'today'], 0)).toThrow(
    /--students[^]*--prospects[^]*--now[^]*npm run seed/,
  );
});

const fingerprintOfAnother = async (size: object): Promise<string[]> => {
  const other = await startTestApi();
  try {
    await seedCenters(other, size);
    return await fingerprint(other);
  } finally {
    await other.stop();
  }
};

/** One digest for each table; the hash of a password is salted, so it differs every time. */
const fingerprint = ({ database }: TestApi): Promise<string[]> =>
  Promise.all(
    TABLES.map(async (table) => {
      const row = `to_jsonb(r) - 'password_hash'`;
      const { rows } = await database.as(
        'superuser',
        `SELECT md5(string_agg((${row})::text, '' ORDER BY (${row})::text)) AS digest FROM ${table} r`,
      );
      return `${table} ${rows[0].digest}`;
    }),
  );

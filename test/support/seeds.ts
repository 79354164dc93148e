import type { SeedOptions } from '../../src/demo/seed/options.js';
import { seed } from '../../src/demo/seed/seeding.js';
import { Passwords } from '../../src/identity/index.js';
import { Database } from '../../src/platform/database/index.js';
import { PASSWORD } from './centers.js';
import type { TestApi } from './test-api.js';

export const SEEDED_AT = Date.parse('2026-11-22T12:00:00Z');

/** Centers `seed-001` and so on; everybody in them who can sign in has the PASSWORD of the tests. */
export const seedCenters = async (api: TestApi, size: Partial<SeedOptions>): Promise<void> => {
  const options = { students: 20, prospects: 200, centers: 1, cohorts: 2, seed: 'test', now: SEEDED_AT, ...size };
  await seed(api.app.get(Database), options, await api.app.get(Passwords).hash(PASSWORD), () => undefined);
};

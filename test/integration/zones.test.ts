import { afterAll, beforeAll, expect, it } from 'vitest';
import { isZone } from '../../src/kernel/zone.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Short names that Intl still takes, for the sake of old programs. */
const ALIASES =
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST EST MST'.split(
    ' ',
  );

it('takes no zone that PostgreSQL could not compute with', async () => {
  const { rows } = await database.as('superuser', 'SELECT lower(name) AS name FROM pg_timezone_names');
  const known = new Set(rows.map(({ name }) => name));
  const offered = [
    ...Intl.supportedValuesOf('timeZone'),
    ...ALIASES,
    'UTC',
    'GMT',
    'US/Pacific-New',
    'Canada/East-Saskatchewan',
  ];
  expect(offered.filter((zone) => isZone(zone) && !known.has(zone.toLowerCase()))).toEqual([]);
  expect(offered.filter(isZone).length).toBeGreaterThan(400);
});

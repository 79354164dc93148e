import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breachesOf, RULES } from '../../src/platform/database/catalogue.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { PLANTED_FAULTS } from './planted-faults.js';
import { breachesAfter } from './planting.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the catalogue of the database', () => {
  it('holds no breach after the migrations', async () => {
    expect(await breachesOf(async (sql) => (await database.as('app', sql)).rows)).toEqual([]);
  });

  it.each(PLANTED_FAULTS)('shows a breach of "$sentence" after $fault', async ({ fault, sentence, subject }) => {
    expect(await breachesAfter(database, fault)).toContainEqual({
      sentence,
      subject: expect.stringContaining(subject),
    });
  });

  it('has every rule broken by some planted fault', () => {
    const broken = new Set(PLANTED_FAULTS.map(({ sentence }) => sentence));
    expect(RULES.map(({ sentence }) => sentence).filter((sentence) => !broken.has(sentence))).toEqual([]);
  });
});

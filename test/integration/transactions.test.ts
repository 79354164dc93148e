import { afterAll, beforeAll, expect, it } from 'vitest';
import { Student } from '../../src/cohorts/index.js';
import { Database, type Transaction } from '../../src/platform/database/index.js';
import { newId } from '../../src/platform/clock/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let database: Database;
beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'transactions');
  database = api.app.get(Database);
});
afterAll(() => api.stop());

const student = (id = newId()) => ({
  id,
  givenName: 'Ada',
  familyName: 'Moss',
  searchName: 'ada moss',
  searchFamilyName: 'moss ada',
  createdAt: new Date('2026-03-02T12:00:00Z'),
});
const inCenter = <Value>(work: (tx: Transaction) => Promise<Value>) => database.inCenter(center.id, work);
const add = (tx: Transaction, id?: string) => tx.insert(Student, student(id) as unknown as Student);
const nameOf = async (tx: Transaction, id: string) => (await tx.find(Student, { id }))?.givenName ?? null;

it('reads what it wrote before, although nobody waited for the write', async () => {
  const id = newId();
  const seen = await inCenter(async (tx) => {
    add(tx, id);
    tx.update(Student, { id }, { givenName: 'Grace' });
    return nameOf(tx, id);
  });
  expect(seen).toBe('Grace');
  expect(await inCenter((tx) => nameOf(tx, id))).toBe('Grace');
});

it('tells a write that failed at the commit, and keeps nothing of the transaction', async () => {
  const [first, twice] = [newId(), newId()];
  const work = inCenter(async (tx) => {
    add(tx, first);
    add(tx, twice);
    add(tx, twice);
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'students_pkey' });
  expect(await inCenter((tx) => nameOf(tx, first))).toBeNull();
});

it('tells the write that failed, not the statement behind it that could not run any more', async () => {
  const twice = newId();
  const work = inCenter(async (tx) => {
    add(tx, twice);
    add(tx, twice);
    return nameOf(tx, twice);
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
});

it('keeps nothing when the work itself fails behind its writes, and leaves the connection usable', async () => {
  const id = newId();
  const work = inCenter((tx) => {
    add(tx, id);
    return Promise.reject(new Error('changed my mind'));
  });
  await expect(work).rejects.toThrow('changed my mind');
  const all = await Promise.all(Array.from({ length: 20 }, () => inCenter((tx) => nameOf(tx, id))));
  expect(all).toEqual(Array.from({ length: 20 }, () => null));
});

it('asks several things at once and gives each its own answer', async () => {
  const ids = Array.from({ length: 8 }, () => newId());
  await inCenter(async (tx) => ids.forEach((id) => add(tx, id)));
  const found = await inCenter((tx) => Promise.all(ids.map((id) => tx.find(Student, { id }))));
  expect(found.map((each) => each?.id)).toEqual(ids);
});

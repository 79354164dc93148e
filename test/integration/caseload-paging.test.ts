import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CaseloadStudent } from '../../src/caseload/caseload-student.graphql.js';
import { pageThrough, seeCaseload, type CaseloadVariables } from '../support/caseloads.js';
import { type HardCaseload, openHardCaseload } from '../support/hard-caseload.js';

let hard: HardCaseload;
const whole = new Map<string, CaseloadStudent[]>();

beforeAll(async () => {
  hard = await openHardCaseload();
  for (const sort of Object.keys(KEYS)) whole.set(sort, await pages({ sort, first: 100 }));
}, 120_000);
afterAll(() => hard.stop());

const token = (): string => hard.counselors[0]!.token;
const pages = (variables: CaseloadVariables) => pageThrough(hard.api, token(), variables);
const idsOf = (students: readonly CaseloadStudent[]): string[] => students.map(({ id }) => id);

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

/** By what each order sorts, read off the students themselves. */
const KEYS: Readonly<Record<string, (student: CaseloadStudent) => number | string>> = {
  WORST_FIRST: ({ worstNextStep }) => (worstNextStep ? Date.parse(worstNextStep.dueAt) : Number.POSITIVE_INFINITY),
  NAME: ({ familyName, givenName }) => plain(`${familyName} ${givenName}`),
  LAST_ACTIVITY: ({ lastActivityAt }) => (lastActivityAt ? Date.parse(lastActivityAt) : Number.NEGATIVE_INFINITY),
  OPEN_PROSPECTS: ({ open }) => -open,
};

it.each(Object.entries(KEYS))('sorts by %s', (sort, keyOf) => {
  const keys = whole.get(sort)!.map(keyOf);
  expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
});

it('has ties to break in every order that counts or dates', () => {
  for (const sort of ['WORST_FIRST', 'LAST_ACTIVITY', 'OPEN_PROSPECTS'])
    expect(new Set(whole.get(sort)!.map(KEYS[sort]!)).size).toBeLessThan(whole.get(sort)!.length - 5);
});

it('shows each student exactly once and in the same order, whatever the size of the page', async () => {
  const sorts = Object.keys(KEYS);
  const everybody = idsOf(whole.get('NAME')!).toSorted();
  expect(everybody).toEqual(
    hard.hand
      .everybody()
      .map(({ id }) => id)
      .toSorted(),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sorts), fc.integer({ min: 1, max: 70 }), async (sort, first) => {
      const found = idsOf(await pages({ sort, first }));
      expect(found).toEqual(idsOf(whole.get(sort)!));
      expect(found.toSorted()).toEqual(everybody);
    }),
    { numRuns: 12, examples: sorts.map((sort): [string, number] => [sort, 1]) },
  );
}, 120_000);

it('goes on from the cursor of any edge', async () => {
  const { students } = await seeCaseload(hard.api, token(), { first: 10 });
  const { students: rest } = await seeCaseload(hard.api, token(), { first: 5, after: students.edges[4]!.cursor });
  expect(rest.edges).toEqual(students.edges.slice(5));
});

it('takes the first 25, worst first, when nothing is said, however often it is asked', async () => {
  const query = `query ($sort: CaseloadSort, $first: Int) {
    caseload(sort: $sort, first: $first) { students { edges { node { id } } } } }`;
  for (const _ of [1, 2, 3]) {
    const { data } = await hard.api.graphql(query, {}, token());
    const found = data.caseload.students.edges.map(({ node }: { node: CaseloadStudent }) => node.id);
    expect(found).toEqual(idsOf(whole.get('WORST_FIRST')!).slice(0, 25));
  }
});

it('asks the database one statement', async () => {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await seeCaseload(hard.api, token(), { filter: { cohortId: hard.cohortIds[0] } });
  const names = query.mock.calls.map(([statement]) => (statement as { name?: string }).name);
  query.mockRestore();
  expect(names).toEqual(['caseload-dashboard']);
});

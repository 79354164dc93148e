import { expect, it } from 'vitest';
import type { CentersStore } from '../../../src/centers/index.js';
import type { ImportRun } from '../../../src/imports/import-run.service.js';
import { ImportJobs } from '../../../src/imports/imports.jobs.js';
import type { Queues } from '../../../src/platform/queue/index.js';
import type { Schedule } from '../../../src/platform/schedule/index.js';

/** Two centers with two imports each; `broken` are those that throw. */
const jobsWhere = (broken: readonly string[]) => {
  const taken: string[] = [];
  const centers = { allIds: async () => ['a', 'b'] } as unknown as CentersStore;
  const imports = {
    abandoned: async (centerId: string) => {
      if (broken.includes(centerId)) throw new Error(`${centerId} cannot be asked`);
      return [`${centerId}1`, `${centerId}2`];
    },
    take: async (_: string, { importId }: { importId: string }) => {
      taken.push(importId);
      if (broken.includes(importId)) throw new Error(`${importId} is broken`);
      return null;
    },
  } as unknown as ImportRun;
  return { taken, jobs: new ImportJobs({} as Queues, {} as Schedule, centers, imports) };
};

it('goes on with the other imports when some throw, and tells of each', async () => {
  const { jobs, taken } = jobsWhere(['a1', 'b2']);
  const failure = await jobs.resumeAbandoned().catch((error: unknown) => error);
  expect(taken).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(failure).toBeInstanceOf(AggregateError);
  expect((failure as AggregateError).errors.map(({ message, cause }) => [message, cause.message])).toEqual([
    ['Import a1 of center a was not resumed.', 'a1 is broken'],
    ['Import b2 of center b was not resumed.', 'b2 is broken'],
  ]);
});

it('goes on with the other centers when one cannot be asked', async () => {
  const { jobs, taken } = jobsWhere(['a']);
  await expect(jobs.resumeAbandoned()).rejects.toThrow('1 of');
  expect(taken).toEqual(['b1', 'b2']);
});

it('counts those it went on with', async () => {
  expect(await jobsWhere([]).jobs.resumeAbandoned()).toBe(4);
});

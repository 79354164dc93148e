import { expect, it } from 'vitest';
import { type CentersStore, EveryCenter } from '../../../src/centers/index.js';
import { BatchJobs, type BatchWork, type Leases } from '../../../src/jobs/index.js';
import type { Database, Transaction } from '../../../src/platform/database/index.js';
import type { Queues } from '../../../src/platform/queue/index.js';
import type { Schedule } from '../../../src/platform/schedule/index.js';

/** Two centers with two jobs each; `broken` are those that throw. */
const jobsWhere = (broken: readonly string[]) => {
  const taken: string[] = [];
  const centers = new EveryCenter({ allIds: async () => ['a', 'b'] } as unknown as CentersStore);
  const database = {
    inCenter: (centerId: string, work: (tx: Transaction) => Promise<unknown>) => work({ centerId } as Transaction),
  } as unknown as Database;
  const leases = {
    abandoned: async ({ centerId }: Transaction) => {
      if (broken.includes(centerId)) throw new Error(`${centerId} cannot be asked`);
      return [`${centerId}1`, `${centerId}2`];
    },
    take: async (_: Transaction, { id }: { id: string }) => {
      taken.push(id);
      if (broken.includes(id)) throw new Error(`${id} is broken`);
      return null;
    },
  } as unknown as Leases;
  const work = { name: 'imports', leases } as BatchWork<unknown>;
  const jobs = new BatchJobs(database, {} as Queues, {} as Schedule, centers);
  return { taken, resume: () => jobs.resumeAbandoned(work) };
};

/** What failed, from the outside in. */
const told = (error: unknown): unknown =>
  error instanceof AggregateError
    ? error.errors.map(({ message, cause }: Error) => [message, told(cause)])
    : (error as Error).message;

it('goes on with the other jobs when some throw, and tells of each', async () => {
  const { resume, taken } = jobsWhere(['a1', 'b2']);
  const failure = await resume().catch((error: unknown) => error);
  expect(taken).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(told(failure)).toEqual([
    ['Center a failed.', [['a1 of imports was not resumed.', 'a1 is broken']]],
    ['Center b failed.', [['b2 of imports was not resumed.', 'b2 is broken']]],
  ]);
});

it('goes on with the other centers when one cannot be asked', async () => {
  const { resume, taken } = jobsWhere(['a']);
  const failure = await resume().catch((error: unknown) => error);
  expect(told(failure)).toEqual([['Center a failed.', 'a cannot be asked']]);
  expect(taken).toEqual(['b1', 'b2']);
});

it('counts those it went on with', async () => {
  expect(await jobsWhere([]).resume()).toBe(4);
});

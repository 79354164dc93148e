import { expect, it } from 'vitest';
import { EveryCenter } from '../../../src/centers/index.js';
import { BatchJobs, type BatchWork, type Leases } from '../../../src/jobs/index.js';
import type { Database, Transaction } from '../../../src/platform/database/index.js';
import type { Queues, Wake } from '../../../src/platform/queue/index.js';
import type { Schedule } from '../../../src/platform/schedule/index.js';

const DEADLOCK = Object.assign(new Error('deadlock detected'), { code: '40P01' });
const BROKEN = new Error('the row cannot be read');

interface Run {
  batches: number;
}

/** A job of three batches whose second throws the errors, one each time it is come to; everything that is done to it in turn. */
const jobThatMeets = (errors: readonly Error[], brokeOff = 0, onStart: readonly Error[] = []) => {
  const did: string[] = [];
  let attempts = brokeOff;
  const startErrors = [...onStart];
  const woken: Wake[] = [];
  const work = {
    name: 'moves',
    queue: 'moves',
    leases: {
      take: async () => {
        did.push('take');
        return (attempts += 1);
      },
      renew: async () => {
        attempts = 0;
        return true;
      },
      release: () => did.push('release'),
    } as unknown as Leases,
    async start() {
      const error = startErrors.shift();
      if (error) throw error;
      return { batches: 0 };
    },
    async batch(_: Transaction, run: Run) {
      run.batches += 1;
      did.push(`batch ${run.batches}`);
      const error = run.batches === 2 && errors[woken.length];
      if (error) throw error;
      return run.batches < 3 ? run : null;
    },
    giveUp: async () => void did.push('give up'),
    letGo: async () => void did.push('let go'),
  } satisfies BatchWork<Run>;
  let awake: (wake: Wake) => Promise<void> = () => Promise.resolve();
  const queue = { work: (worker: typeof awake) => (awake = worker), wake: async (wake: Wake) => void woken.push(wake) };
  const jobs = new BatchJobs(
    { inCenter: (_: string, does: (tx: Transaction) => Promise<unknown>) => does({} as Transaction) } as Database,
    { queue: () => queue } as unknown as Queues,
    { add: () => undefined } as unknown as Schedule,
    new EveryCenter({} as never),
  );
  jobs.add(work);
  return { did, woken, wake: () => awake({ centerId: 'center', id: 'job' }) };
};

it('begins anew, with an empty memory, when a batch was lost against another transaction', async () => {
  const { did, woken, wake } = jobThatMeets([DEADLOCK]);
  await wake();
  expect(did).toEqual(['take', 'batch 1', 'batch 2', 'release', 'let go']);
  expect(woken).toEqual([{ centerId: 'center', id: 'job' }]);
  await wake();
  expect(did.slice(5)).toEqual(['take', 'batch 1', 'batch 2', 'batch 3', 'let go']);
});

it('leaves the lease to run out when a batch failed, and tells of it', async () => {
  const { did, woken, wake } = jobThatMeets([BROKEN]);
  await expect(wake()).rejects.toBe(BROKEN);
  expect(did).toEqual(['take', 'batch 1', 'batch 2', 'let go']);
  expect(woken).toEqual([]);
});

it('is given up when three workers broke off at the same batch, and not before', async () => {
  const third = jobThatMeets([], 2);
  await third.wake();
  expect(third.did).toEqual(['take', 'batch 1', 'batch 2', 'batch 3', 'let go']);
  const fourth = jobThatMeets([], 3);
  await fourth.wake();
  expect(fourth.did).toEqual(['take', 'give up']);
});

it('is taken up again at once when that was lost against another transaction', async () => {
  const { did, wake } = jobThatMeets([], 0, [DEADLOCK]);
  await wake();
  expect(did).toEqual(['take', 'take', 'batch 1', 'batch 2', 'batch 3', 'let go']);
});

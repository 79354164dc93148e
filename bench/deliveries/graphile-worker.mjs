import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';

const ADD = `SELECT graphile_worker.add_jobs(array_agg(('deliver', '{}', NULL, now(), NULL, NULL, NULL, NULL)::graphile_worker.job_spec))
  FROM generate_series(1, $1)`;
/** Jobs are taken and completed in batches, which is its fastest way. */
const PRESET = {
  worker: { concurrentJobs: 24, localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
};
const QUIET = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

export async function start({ postgres }) {
  const logger = new Logger(() => (level, message) => QUIET[level]?.(message));
  const pgPool = new pg.Pool({ connectionString: postgres.superuserUrl, max: 20 });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  const utils = await makeWorkerUtils({ pgPool, logger });
  await utils.migrate();
  await utils.release();
  let runner = null;
  const end = async () => {
    await runner?.stop();
    runner = null;
  };
  return {
    fill: async (count) => {
      await end();
      await pgPool.query(ADD, [count]);
      await pgPool.query('VACUUM ANALYZE');
    },
    drain: async (told) => {
      const taskList = { deliver: async () => void told() };
      runner = await run({ pgPool, logger, taskList, noHandleSignals: true, preset: PRESET });
    },
    stop: async () => {
      await end();
      await pgPool.end();
    },
  };
}

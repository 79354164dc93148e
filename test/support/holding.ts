import pg from 'pg';
import { vi } from 'vitest';
import type { TestApi } from './test-api.js';

/**
 * Starts `work` while the rows that `lock` selects are held, and lets go of them once `waiting` transactions of the service
 * wait for them: so that what meets by chance in life meets for certain here.
 */
export const meetingAt = async <Value>(
  api: TestApi,
  lock: string,
  id: string,
  waiting: number,
  work: () => Promise<Value>,
): Promise<Value> => {
  const holder = new pg.Client({ connectionString: api.database.superuserUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(lock, [id]);
    const answer = work();
    await vi.waitUntil(async () => (await waitersOf(api)) >= waiting, { timeout: 10_000 });
    await holder.query('COMMIT');
    return await answer;
  } finally {
    await holder.end();
  }
};

const waitersOf = async (api: TestApi): Promise<number> => {
  const { rows } = await api.database.as(
    'superuser',
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0].count;
};

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDemo } from '../../src/demo/demo.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  process.env['DEMO'] = 'true';
  api = await startTestApi();
  const t = performance.now();
  console.log(await openDemo(), performance.now() - t);
});
afterAll(() => api?.stop());

describe('demo', () => {
  it('x', async () => {
    const show = async (sql: string) => console.table((await api.database.as('superuser', sql)).rows);
    await show('select stage, outcome, count(*) from prospects group by 1,2 order by 1,2');
    await show('select disposition, count(*) from follow_ups group by 1');
    await show('select kind, count(*), sum((answers_step is null)::int) as unanswered, sum((happened_at>answers_step_due_at)::int) late from follow_ups group by 1');
    await show('select next_step_kind, next_step_owner, count(*), sum((next_step_due_at < now())::int) overdue, min(next_step_due_at) from prospects where outcome is null group by 1,2');
    await show('select status, count(*) from interviews group by 1');
    await show('select status, count(*) from offers group by 1');
    await show('select action, count(*) from audit_entries group by 1');
    expect(1).toBe(1);
  });
});

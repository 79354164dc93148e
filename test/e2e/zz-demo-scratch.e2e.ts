import 'reflect-metadata';
import { Session } from 'node:inspector/promises';
import { expect, it } from 'vitest';
import { openDemo } from '../../src/demo/demo.js';
import { createTestDatabase } from '../support/test-database.js';

it('x', async () => {
  const days = (process.env['DAYS'] ?? '0').split(',').map(Number);
  for (const ahead of days) {
    const database = await createTestDatabase();
    Object.assign(process.env, { NODE_ENV: 'test', DATABASE_URL: database.appUrl, JWT_SECRET: 'test-secret-test-secret-test-secret!', LOG_LEVEL: 'error' });
    const session = new Session(); session.connect(); await session.post('Profiler.enable'); await session.post('Profiler.start');
    const t = performance.now();
    try {
      const told = await openDemo(ahead === 0 ? undefined : Date.now() - ahead * 86_400_000);
      console.log(ahead, JSON.stringify(told), performance.now() - t);
    } catch (e) { console.log(ahead, 'FAILED', (e as Error).stack); }
    const { profile } = await session.post('Profiler.stop');
    const self = new Map<string, number>(); const hits = new Map(profile.nodes.map((n) => [n.id, n]));
    profile.samples!.forEach((id, i) => { const n = hits.get(id)!; const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').slice(-2).join('/') + ':' + n.callFrame.lineNumber; self.set(k, (self.get(k) ?? 0) + profile.timeDeltas![i]!); });
    console.log([...self].sort((a, b) => b[1] - a[1]).slice(0, 22).map(([k, v]) => `${(v / 1000).toFixed(0)} ms ${k}`).join('\n'));
    const show = async (sql: string) => console.table((await database.as('superuser', sql)).rows);
    if (days.length === 1) {
      await show('select stage, outcome, count(*) from prospects group by 1,2 order by 1,2');
      await show('select disposition, count(*) from follow_ups group by 1');
      await show('select kind, count(*), sum((answers_step is null)::int) as unanswered, sum((happened_at>answers_step_due_at)::int) late from follow_ups group by 1');
      await show('select next_step_kind, next_step_owner, count(*), sum((next_step_due_at < now())::int) overdue, min(next_step_due_at) from prospects where outcome is null group by 1,2');
      await show('select status, count(*) from interviews group by 1');
      await show('select status, count(*) from offers group by 1');
      await show('select action, count(*) from audit_entries group by 1');
    }
    await database.drop();
  }
  expect(1).toBe(1);
}, 300_000);

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DueStepsStore } from '../../src/reminders/due-steps.store.js';
import { Reminding } from '../../src/reminders/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addStudent } from '../support/people.js';
import { at, owing, when } from '../support/reminding.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const STUDENTS = Number(process.env['REMINDED_STUDENTS'] ?? 100);
const STEPS_EACH = 10;
const STEPS = STUDENTS * STEPS_EACH;
const WORKERS = 4;
const DUE = '2027-01-12 12:00';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  const template = await owing(api, center, await addStudent(api, center, 'template'), DUE);
  for (const text of COPIES) await api.database.as('superuser', text.replaceAll('$center', center.id));
  await api.database.as('superuser', 'UPDATE prospects SET remind_at = NULL WHERE id = $1', [template]);
});
afterAll(() => api.stop());

/** Students with an account, each with copies of the one prospect. */
const COPIES = [
  `INSERT INTO users (center_id, id, email, given_name, family_name, search_name, roles, created_at)
   SELECT '$center', gen_random_uuid(), 'n' || n || '@many.example', 'n', 'n', 'n', '{STUDENT}', now() FROM generate_series(1, ${STUDENTS}) n`,
  `INSERT INTO students (center_id, id, user_id, given_name, family_name, search_name, search_family_name, created_at)
   SELECT center_id, gen_random_uuid(), id, 'n', 'n', 'n', 'n', now() FROM users WHERE email LIKE '%@many.example'`,
  `INSERT INTO prospects SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'student_id', s.id))).*
     FROM prospects p, students s, generate_series(1, ${STEPS_EACH}) WHERE s.given_name = 'n'`,
];

const count = async (text: string): Promise<number> =>
  (await api.database.as('superuser', `SELECT count(*)::int AS count FROM ${text}`)).rows[0].count;

/** Rounds of several workers at once, again and again until nobody finds anything; a round that fails is tried again. */
const workAt = (moment: string): Promise<void> =>
  when(api, moment, async () => {
    let turns = 0;
    for (let taken = 1; taken > 0;) {
      const rounds = Array.from({ length: WORKERS }, () => api.app.get(Reminding).remind(center.id));
      const ended = await Promise.allSettled(rounds);
      for (const each of ended) if (each.status === 'rejected') console.info(String(each.reason));
      if ((turns += 1) > 50) throw new Error('The rounds come to no end.');
      taken = ended.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 1), 0);
    }
  });

describe('many steps that are due at once, and several workers', () => {
  it('are told once each, although workers fail in the middle', async () => {
    let moved = 0;
    const store = api.app.get(DueStepsStore);
    const moveOn = store.moveOn.bind(store);
    vi.spyOn(store, 'moveOn').mockImplementation(async (...given) => {
      await moveOn(...given);
      moved += 1;
      if (moved % 2 === 1 && moved < 8) throw new Error('The worker ends before it commits.');
    });
    const startedAt = Date.now();
    await workAt(DUE);
    console.info(`${STEPS} steps in ${Date.now() - startedAt} ms`);
    vi.restoreAllMocks();
    expect(await count('reminders')).toBe(STEPS);
    expect(await count(`reminders WHERE occurrence = 'DUE'`)).toBe(STEPS);
    expect(await count('digests')).toBe(STUDENTS);
    expect(await count(`deliveries WHERE channel = 'EMAIL'`)).toBe(STUDENTS);
    expect(await count('prospects WHERE remind_at IS NULL')).toBe(1);
  });

  it('come up again a business day later, and then go to somebody else', async () => {
    await workAt('2027-01-13 12:00');
    expect(await count(`reminders WHERE occurrence = 'AGAIN'`)).toBe(STEPS);
    await workAt('2027-01-15 12:00');
    await workAt('2027-01-20 12:00');
    expect(await count(`escalations WHERE level = 'COUNSELOR' AND assigned_id = '${center.admin.id}'`)).toBe(STEPS);
    expect(await count(`escalations WHERE level = 'LEAD'`)).toBe(STEPS);
    expect(await count('prospects WHERE remind_at IS NOT NULL')).toBe(0);
  });

  it('are resolved when their prospects owe something else', async () => {
    await api.database.as('superuser', `UPDATE prospects SET next_step_due_at = $1`, [
      new Date(at('2027-03-01 12:00')),
    ]);
    expect(await when(api, '2027-01-21 12:00', () => api.app.get(Reminding).resolve(center.id))).toBe(2 * STEPS);
    expect(await when(api, '2027-01-21 12:00', () => api.app.get(Reminding).resolve(center.id))).toBe(0);
  });
});

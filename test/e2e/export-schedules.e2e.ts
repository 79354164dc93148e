import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScheduledExports } from '../../src/exports/schedules/scheduled-exports.jobs.js';
import { dayIn, minuteOfDayIn } from '../../src/kernel/zone.js';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { deliverAll } from '../support/delivering.js';
import { listen } from '../support/downloads.js';
import { ended, follow, MANY } from '../support/exports.js';
import { NEW_YORK } from '../support/facts.js';
import { addStudent, ask, type Data } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const SCHEDULE = 'id rows format filter every weekday monthDay hour nextDueAt createdBy endedAt';
const ERRORS = 'userErrors { code field message }';
const BEGIN = `mutation ($input: ScheduleExportInput!) { scheduleExport(input: $input) { schedule { ${SCHEDULE} } ${ERRORS} } }`;
const END = `mutation ($input: EndExportScheduleInput!) { endExportSchedule(input: $input) { schedule { ${SCHEDULE} } ${ERRORS} } }`;
const LIST = `query { exportSchedules { edges { node { ${SCHEDULE} } } } }`;
const OUTBOX = 'query { outbox { edges { node { recipient subject text } } } }';

let api: TestApi;
let port: number;
let center: OpenedCenter;
let other: OpenedCenter;
let counselor: TestPerson;

const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;
const daily = { rows: 'STUDENTS', format: 'CSV', every: 'DAY', hour: 6 };
const begin = async (input: object, as = counselor): Promise<Data> =>
  (await ask(api, as, BEGIN, { input })).scheduleExport;
const begun = async (input: object): Promise<Data> => {
  const { schedule, userErrors } = await begin(input);
  expect(userErrors).toEqual([]);
  return schedule;
};
const comesUp = (id: string) =>
  sql(`UPDATE export_schedules SET next_due_at = now() - interval '3 days' WHERE id = $1`, [id]);
const exportsOf = (id: string) => sql('SELECT id FROM exports WHERE schedule_id = $1', [id]);

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  center = await openCenter(api, 'riverside');
  other = await openCenter(api, 'lakeside');
  counselor = await addPerson(api, center, 'cora', ['COUNSELOR']);
  await addStudent(api, center, 'sam');
});
afterAll(() => api.stop());

describe('a schedule', () => {
  it('says when the next export is made, at its hour of the center’s day', async () => {
    const schedule = await begun({ ...daily, every: 'WEEK', weekday: 1, filter: { mine: true } });
    const next = Date.parse(schedule.nextDueAt);
    expect(next).toBeGreaterThan(Date.now());
    expect(minuteOfDayIn(NEW_YORK, next)).toBe(6 * 60);
    expect(new Date(dayIn(NEW_YORK, next)).getUTCDay()).toBe(1);
    expect(schedule).toMatchObject({ createdBy: counselor.id, filter: { counselorId: counselor.id }, endedAt: null });
    await ask(api, counselor, END, { input: { scheduleId: schedule.id } });
  });

  it.each([
    [{ every: 'WEEK' }, 'weekday'],
    [{ every: 'DAY', weekday: 2 }, 'weekday'],
    [{ every: 'MONTH' }, 'monthDay'],
    [{ every: 'MONTH', monthDay: 32 }, 'monthDay'],
    [{ hour: 24 }, 'hour'],
    [{ filter: { cohortId: newId() } }, 'filter.cohortId'],
  ])('with a mistake is refused: %j', async (mistake, field) => {
    const { schedule, userErrors } = await begin({ ...daily, ...mistake });
    expect([schedule, userErrors[0]?.field]).toEqual([null, field]);
  });

  it('makes one export when it comes up, moves on, and mails a link to who asked for it', async () => {
    const { id } = await begun(daily);
    const scheduled = api.app.get(ScheduledExports);
    expect(await scheduled.beginDue()).toBe(0);
    await comesUp(id);
    expect(await scheduled.beginDue()).toBe(1);
    expect(await scheduled.beginDue()).toBe(0);
    const [made] = (await exportsOf(id)) as [{ id: string }];
    expect(await ended(api, counselor, made.id)).toMatchObject({
      status: 'READY',
      rowsDone: 1,
      createdBy: counselor.id,
    });
    const [row] = await sql('SELECT next_due_at FROM export_schedules WHERE id = $1', [id]);
    expect(row.next_due_at.getTime()).toBeGreaterThan(Date.now());
    expect(minuteOfDayIn(NEW_YORK, row.next_due_at.getTime())).toBe(6 * 60);
    await deliverAll(api, 'EMAIL');
    const mails = (await ask(api, center.admin, OUTBOX)).outbox.edges.map(({ node }: Data) => node);
    expect(mails).toMatchObject([{ recipient: counselor.email, subject: 'Your export is ready: students.csv' }]);
    const file = await follow(port, /http\S+/.exec(mails[0].text)![0]);
    expect([file.status, file.body.toString().includes('sam')]).toEqual([200, true]);
    await ask(api, counselor, END, { input: { scheduleId: id } });
  });

  it('is begun once, however many look at the same time', async () => {
    const { id } = await begun(daily);
    await comesUp(id);
    const scheduled = api.app.get(ScheduledExports);
    await Promise.all([scheduled.beginDue(), scheduled.beginDue(), scheduled.beginDue()]);
    expect(await exportsOf(id)).toHaveLength(1);
    await ask(api, counselor, END, { input: { scheduleId: id } });
  });

  it('ends by itself when its person may export no longer', async () => {
    const gone = await addPerson(api, center, 'gus', ['COUNSELOR']);
    const { id } = (await begin(daily, gone)).schedule;
    await sql('UPDATE users SET disabled_at = now() WHERE id = $1', [gone.id]);
    await comesUp(id);
    expect(await api.app.get(ScheduledExports).beginDue()).toBe(0);
    const [row] = await sql('SELECT ended_at FROM export_schedules WHERE id = $1', [id]);
    expect(row.ended_at).not.toBeNull();
  });

  it('is seen and ended by its person and admins alone', async () => {
    const { id } = await begun(daily);
    const listed = async (as: { token: string }) =>
      (await ask(api, as, LIST)).exportSchedules.edges.map(({ node }: Data) => node.id);
    const colleague = await addPerson(api, center, 'col', ['COUNSELOR']);
    expect([await listed(counselor), await listed(center.admin)]).toEqual([[id], [id]]);
    expect([await listed(colleague), await listed(other.admin)]).toEqual([[], []]);
    for (const stranger of [colleague, other.admin])
      expect((await ask(api, stranger, END, { input: { scheduleId: id } })).endExportSchedule.userErrors).toMatchObject(
        [{ code: 'EXPORT_SCHEDULE_NOT_FOUND', field: 'scheduleId' }],
      );
    const done = (await ask(api, center.admin, END, { input: { scheduleId: id } })).endExportSchedule;
    expect(done.schedule.endedAt).not.toBeNull();
    expect(await listed(counselor)).toEqual([]);
    await comesUp(id);
    expect(await api.app.get(ScheduledExports).beginDue()).toBe(0);
    expect((await ask(api, counselor, MANY)).exports.edges.length).toBeGreaterThan(0);
  });

  it('is one of twenty in a center', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 20; count += 1) ids.push((await begun(daily)).id);
    expect((await begin(daily)).userErrors).toMatchObject([{ code: 'TOO_MANY_EXPORT_SCHEDULES' }]);
    expect(new Set(ids).size).toBe(20);
  });
});

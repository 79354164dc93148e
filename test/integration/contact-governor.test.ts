import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { addBusinessDays, CalendarsService } from '../../src/calendars/index.js';
import { sentenceOf } from '../../src/follow-up-policies/index.js';
import { FollowUpsService } from '../../src/follow-ups/index.js';
import { InterviewsService } from '../../src/interviews/index.js';
import type { Actor } from '../../src/kernel/actor.js';
import type { Day } from '../../src/kernel/day.js';
import { DAY } from '../../src/kernel/instant.js';
import { OutcomesService } from '../../src/outcomes/index.js';
import { Clock } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { type Prospect, Sweeper } from '../../src/prospects/index.js';
import { done } from '../../src/demo/services.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addContact, addEmployer, addStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/** Wednesday, 10:00 in New York. */
const NOW = Date.parse('2026-12-02T15:00:00Z');
const PROMISED: Day = '2027-01-11';
const WISH: Day = '2027-01-12';
const SCHEDULERS = 50;

let api: TestApi;
let center: OpenedCenter;
let actor: Actor;
let employerId: string;
let contactId: string;
let students: string[];
let contacts = 0;

beforeAll(async () => {
  process.env.DATABASE_POOL_SIZE = String(SCHEDULERS);
  api = await startTestApi();
  center = await openCenter(api, 'governor');
  const { id: userId } = center.admin;
  actor = { centerId: center.id, userId, roles: ['ADMIN'], studentId: null, sessionId: userId, requestId: 'test' };
  employerId = await addEmployer(api, center, 'Gable and Sons');
  students = await Promise.all(Array.from({ length: SCHEDULERS }, (_, n) => addStudent(api, center, `Gale ${n}`)));
}, 60_000);
afterAll(async () => {
  delete process.env.DATABASE_POOL_SIZE;
  await api.stop();
});

beforeEach(async () => {
  vi.restoreAllMocks();
  contacts += 1;
  contactId = await addContact(api, center, employerId, `Ms. Rao ${contacts}`);
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(NOW);
});

/** An interview with the contact, after which the policy wants the call on the day after the promised one. */
const interview = async (student = 0, promisedOn: Day = PROMISED): Promise<Prospect> => {
  const startsAt = new Date(NOW - 2 * DAY);
  const { prospect } = await done(
    api.app.get(InterviewsService).log(actor, {
      prospect: { studentId: students[student]!, employerId },
      startsAt,
      contacts: [{ id: contactId }],
      gamePlan: { promisedOn, precision: 'DAY', initiator: 'STUDENT_CALLS' },
    } as never),
  );
  return prospect;
};

const record = async (prospectId: string, told: object): Promise<Prospect> =>
  (await done(api.app.get(FollowUpsService).record(actor, { prospectId, contactId, ...told } as never))).prospect;

/** What is booked with the contact: `2027-01-12`, in order. */
const booked = async (): Promise<string[]> => {
  const sql = 'SELECT day::text FROM contact_bookings WHERE contact_id = $1 ORDER BY day';
  return (await api.database.as('superuser', sql, [contactId])).rows.map(({ day }) => day);
};

/** The call as the student sees it, once the thank-you note is written and the call practised. */
const callOf = async ({ id }: Prospect): Promise<Prospect> => {
  await record(id, { kind: 'THANK_YOU', channel: 'EMAIL' });
  return record(id, { kind: 'REHEARSAL' });
};

const businessDays = async (count: number): Promise<Day[]> => {
  const office = await api.app
    .get(Database)
    .inCenter(center.id, async (tx) => (await api.app.get(CalendarsService).calendarsOf(tx, NOW)).of());
  const days: Day[] = [WISH];
  while (days.length < count) days.push(addBusinessDays(office, days.at(-1)!, 1).day);
  return days;
};

it('gives fifty schedulers who want one contact on one day fifty days, without a gap and without a deadlock', async () => {
  await Promise.all(students.map((_, student) => interview(student)));
  expect(await booked()).toEqual(await businessDays(SCHEDULERS));
  const deadlocks = 'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()';
  expect((await api.database.as('superuser', deadlocks)).rows).toEqual([{ deadlocks: 0 }]);
}, 60_000);

it('serves who came first, and says to the later one why', async () => {
  const [first, second] = [await interview(0), await interview(1)];
  const [early, late] = [await callOf(first), await callOf(second)];
  expect([early.nextStepDueOn, late.nextStepDueOn]).toEqual([WISH, '2027-01-13']);
  expect(early.nextStepWhy?.adjustments).toEqual([]);
  const { nextStepKind: kind, nextStepChannel: channel, nextStepDueOn: dueOn, nextStepWhy: why } = late;
  expect(sentenceOf({ kind: kind!, channel, dueOn: dueOn!, why: why! })).toBe(
    'Call on Wednesday 13 January: one business day after the promised date (Monday 11 January); ' +
      'the contact is already called on Tuesday 12 January for another candidacy, so one business day later.',
  );
});

it('rehearses the day before the day that was booked', async () => {
  await interview(0);
  const { id } = await interview(1);
  const rehearsal = await record(id, { kind: 'THANK_YOU', channel: 'EMAIL' });
  expect(rehearsal).toMatchObject({ nextStepKind: 'REHEARSE', nextStepDueOn: '2027-01-12' });
});

it('keeps a booking while the wish stays the same, and lets it go with the call', async () => {
  const [first, second] = [await interview(0), await interview(1)];
  await callOf(second);
  await done(api.app.get(OutcomesService).close(actor, { prospectId: first.id, outcome: 'REJECTED' }));
  expect(await booked()).toEqual(['2027-01-13']);
  expect((await record(second.id, { kind: 'PREPARATION' })).nextStepDueOn).toBe('2027-01-13');
  await interview(2);
  expect(await booked()).toEqual([WISH, '2027-01-13']);
});

it('takes another day when the employer promises another', async () => {
  const { id } = await interview(0);
  await record(id, { kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'STILL_PENDING', promisedOn: '2027-01-20' });
  // The next check alternates and is written, so nobody needs the contact's ear.
  expect(await booked()).toEqual([]);
});

it('counts a call that was made today as the contact’s call of the day', async () => {
  const { id } = await interview(0);
  await record(id, { kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'STILL_PENDING' });
  await interview(1, '2026-12-01');
  expect(await booked()).toEqual(['2026-12-03']);
});

it('leaves an overdue call where it is: its day cannot be kept free any more', async () => {
  const [first, second] = [await interview(0, '2026-11-30'), await interview(1, '2026-11-30')];
  for (const prospect of [first, second]) expect((await callOf(prospect)).nextStepDueOn).toBe('2026-12-01');
  expect(await booked()).toEqual([]);
});

it('books anew what a closure takes away, while others go on booking', async () => {
  for (const student of [0, 1, 2]) await interview(student);
  const closure = { firstDay: '2027-01-13', lastDay: '2027-01-14', reason: 'Retreat' };
  await done(api.app.get(CalendarsService).addClosure(actor, closure as never));
  const sweeper = api.app.get(Sweeper);
  await Promise.all([sweeper.sweep(center.id), sweeper.sweep(center.id), interview(3), interview(4)]);
  const days = await booked();
  expect([days[0], days.length]).toEqual([WISH, 5]);
  for (const day of days) expect(day === WISH || day > '2027-01-14').toBe(true);
});

it('recomputes every projection to what is stored', async () => {
  await interview(0);
  await interview(1);
  const { prospects, wrong } = await api.app.get(Sweeper).recompute(center.id, false);
  expect(wrong).toEqual([]);
  expect(prospects).toBeGreaterThan(SCHEDULERS);
});

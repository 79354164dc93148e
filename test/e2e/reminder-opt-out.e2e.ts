import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { type MailSink, startMailSink } from '../support/mail-sink.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { deliverAt, owing, pushAt, pushesTo, remindAt } from '../support/reminding.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let sink: MailSink;
let api: TestApi;
let center: OpenedCenter;
let sam: TestStudent;
let tim: TestStudent;

beforeAll(async () => {
  sink = await startMailSink();
  Object.assign(process.env, { SMTP_URL: sink.url, MAIL_FROM: 'Riverside <follow@riverside.example>' });
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  sam = await addSignedInStudent(api, center, 'sam');
  tim = await addSignedInStudent(api, center, 'tim');
});
afterAll(async () => {
  await api.stop();
  await sink.stop();
  delete process.env['SMTP_URL'];
});

const opt = async (way: 'optOutOf' | 'optInTo', as: TestPerson, input: object): Promise<Data> => {
  const query = `mutation ($input: StudentVersionInput!) { ${way}Reminders(input: $input) { student { remindersOptedOutAt version } userErrors { code } } }`;
  return (await ask(api, as, query, { input }))[`${way}Reminders`];
};

it('a student wants no reminders any more, and later does again', async () => {
  expect((await opt('optOutOf', sam.person, { id: sam.id, version: 1 })).student).toEqual({
    remindersOptedOutAt: expect.any(String),
    version: 2,
  });
  expect((await opt('optInTo', center.admin, { id: sam.id, version: 2 })).student).toEqual({
    remindersOptedOutAt: null,
    version: 3,
  });
});

it('only for oneself, as one read it', async () => {
  expect((await opt('optOutOf', sam.person, { id: tim.id, version: 1 })).userErrors).toEqual([
    { code: 'STUDENT_NOT_FOUND' },
  ]);
  expect((await opt('optOutOf', tim.person, { id: tim.id, version: 9 })).userErrors).toEqual([
    { code: 'VERSION_CONFLICT' },
  ]);
});

const SUBSCRIBE = `mutation ($input: SubscribeToPushInput!) { subscribeToPush(input: $input) { isSubscribed userErrors { code field } } }`;
const CHANGE = `mutation ($input: ChangeReminderPreferencesInput!) { changeReminderPreferences(input: $input) {
  preferences { optedOutAt stoppedAt } userErrors { code field } } }`;
const IN_FORCE = `query ($id: UUID!) { reminderPreferences { optedOutAt stoppedAt } student(id: $id) { remindersOptedOutAt remindersStoppedAt }
  inbox(first: 25) { edges { node { occurrence } } } }`;

/** A student with a subscribed browser. */
const withBrowser = async (name: string): Promise<TestStudent> => {
  const student = await addSignedInStudent(api, center, name);
  const input = { endpoint: `https://push.example.com/send/${name}`, p256dh: 'BPk_-8', auth: 'x_-9' };
  expect((await ask(api, student.person, SUBSCRIBE, { input })).subscribeToPush.isSubscribed).toBe(true);
  return student;
};
const changed = async ({ person }: TestStudent, input: object): Promise<Data> =>
  (await ask(api, person, CHANGE, { input })).changeReminderPreferences;
const inForce = ({ id, person }: TestStudent): Promise<Data> => ask(api, person, IN_FORCE, { id });
const mailsOf = ({ person }: TestStudent): number =>
  sink.mails.filter(({ to }) => [to].flat()[0]?.text === person.email).length;
/** What the last push that is planned for the student says at that moment. */
const lastPushOf = async ({ person }: TestStudent, moment: string) =>
  pushAt(api, center, (await pushesTo(api, person)).at(-1)!, moment);

const WHO = [
  ['by themselves', (student: TestStudent): TestPerson => student.person, 'uma'],
  ['by staff', (): TestPerson => center.admin, 'vic'],
] as const;

describe.each(WHO)('a student who owes a step and is opted out %s', (_, who, name) => {
  let student: TestStudent;

  beforeAll(async () => {
    student = await withBrowser(name);
    await owing(api, center, student.id, '2027-01-12 12:00');
    await opt('optOutOf', who(student), { id: student.id, version: 1 });
  });

  it('gets neither mail nor push; the inbox is kept', async () => {
    await remindAt(api, center, '2027-01-11 12:00');
    await deliverAt(api, '2027-01-12 08:00');
    await remindAt(api, center, '2027-01-12 12:00');
    await deliverAt(api, '2027-01-13 08:00');
    expect(mailsOf(student)).toBe(0);
    expect(await lastPushOf(student, '2027-01-12 12:00')).toEqual({ skip: 'The person wants no pushes.' });
    expect((await inForce(student)).inbox.edges).toEqual([{ node: { occurrence: 'DUE' } }]);
  });

  it('sees so, and other preferences leave it as it is', async () => {
    const since = expect.any(String);
    const { preferences } = await changed(student, { version: 0, digestMinute: 600, optedOut: false });
    expect(preferences).toEqual({ optedOutAt: null, stoppedAt: since });
    expect(await inForce(student)).toMatchObject({
      reminderPreferences: { optedOutAt: null, stoppedAt: since },
      student: { remindersOptedOutAt: since, remindersStoppedAt: since },
    });
  });

  it('hears of things again once opted in', async () => {
    await opt('optInTo', who(student), { id: student.id, version: 2 });
    await remindAt(api, center, '2027-01-13 12:00');
    await deliverAt(api, '2027-01-14 10:00');
    expect(mailsOf(student)).toBe(1);
    expect(await lastPushOf(student, '2027-01-13 12:00')).toHaveProperty('send');
    expect(await inForce(student)).toMatchObject({
      reminderPreferences: { optedOutAt: null, stoppedAt: null },
      student: { remindersOptedOutAt: null, remindersStoppedAt: null },
    });
  });
});

it('who opted out among the preferences stays so when the record is opted in', async () => {
  const wim = await withBrowser('wim');
  await owing(api, center, wim.id, '2027-02-02 12:00');
  const { preferences } = await changed(wim, { version: 0, optedOut: true });
  const since = preferences.optedOutAt;
  await opt('optOutOf', center.admin, { id: wim.id, version: 1 });
  expect((await inForce(wim)).reminderPreferences).toEqual({ optedOutAt: since, stoppedAt: since });
  await opt('optInTo', center.admin, { id: wim.id, version: 2 });
  await remindAt(api, center, '2027-02-02 12:00');
  await deliverAt(api, '2027-02-03 08:00');
  expect(mailsOf(wim)).toBe(0);
  expect(await lastPushOf(wim, '2027-02-02 12:00')).toEqual({ skip: 'The person wants no pushes.' });
  expect(await inForce(wim)).toMatchObject({
    reminderPreferences: { optedOutAt: since, stoppedAt: since },
    student: { remindersOptedOutAt: null, remindersStoppedAt: since },
  });
});

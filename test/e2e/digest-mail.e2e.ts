import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Carriers } from '../../src/deliveries/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { type MailSink, startMailSink } from '../support/mail-sink.js';
import { addSignedInStudent, ask, type TestStudent } from '../support/people.js';
import { at, deliverAt as deliveredAt, mailsTo, owesLater, owing, remindAt } from '../support/reminding.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let sink: MailSink;
let api: TestApi;
let center: OpenedCenter;
let sam: TestStudent;
let counselor: TestPerson;

beforeAll(async () => {
  sink = await startMailSink();
  Object.assign(process.env, { SMTP_URL: sink.url, MAIL_FROM: 'Riverside <follow@riverside.example>' });
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  sam = await addSignedInStudent(api, center, 'sam');
  counselor = await addPerson(api, center, 'counselor', ['COUNSELOR']);
});
afterAll(async () => {
  await api.stop();
  await sink.stop();
  delete process.env['SMTP_URL'];
});

const SEEN = `query ($id: String!) { people(startsWith: $id) { edges { node { email emailRefusedAt } } } }`;

const deliverAt = (moment: string, channel: 'EMAIL' | 'PUSH' = 'EMAIL') => deliveredAt(api, moment, channel);

describe('a due step', () => {
  it('arrives as one mail at the hour of the student', async () => {
    await owing(api, center, sam.id, '2027-01-12 17:00', { employerName: 'Café Ünïcode' });
    await owing(api, center, sam.id, '2027-01-12 18:00', { employerName: 'Second' });
    await remindAt(api, center, '2027-01-12 06:00');
    await deliverAt('2027-01-12 07:00');
    expect(sink.mails).toEqual([]);
    await deliverAt('2027-01-12 08:00');
    await deliverAt('2027-01-12 08:10');
    expect(sink.mails).toHaveLength(1);
    const [{ subject, to, text, html, headers, headerLines, messageId }] = sink.mails as [(typeof sink.mails)[number]];
    expect([subject, [to].flat()[0]?.text]).toEqual(['2 follow-ups for you today', sam.person.email]);
    expect(text).toMatch(/DUE TODAY[^]*Café Ünïcode · Analyst[^]*Second · Analyst/);
    expect(html).toContain('Café Ünïcode · Analyst');
    expect(JSON.stringify(headers.get('list'))).toContain('/reminders/unsubscribe?token=');
    expect(headerLines.map(({ line }) => line)).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(messageId).toContain((await mailsTo(api, sam.person))[0]!.id);
  });
});

describe('a step that comes up when the digest of the day is out', () => {
  const CHANGE = `mutation ($input: ChangeReminderPreferencesInput!) { changeReminderPreferences(input: $input) { userErrors { code field } } }`;
  const changeHour = ({ person }: TestStudent, digestMinute: number) =>
    ask(api, person, CHANGE, { input: { version: 0, digestMinute } });
  const moveTo = (zone: string, { id }: TestStudent) =>
    api.database.as('superuser', 'UPDATE students SET zone = $2 WHERE id = $1', [id, zone]);
  const plannedFor = async ({ person }: TestStudent) =>
    (await mailsTo(api, person)).map(({ due_at: due }) => due.toISOString());
  const inNewYork = (...moments: string[]) => moments.map((moment) => new Date(at(moment)).toISOString());

  it('stands in that of the next working day when the person has chosen a later hour since', async () => {
    const ben = await addSignedInStudent(api, center, 'ben');
    await owing(api, center, ben.id, '2027-02-09 12:00');
    await remindAt(api, center, '2027-02-09 06:00');
    await deliverAt('2027-02-09 08:00');
    await changeHour(ben, 17 * 60);
    await owing(api, center, ben.id, '2027-02-09 10:00', { employerName: 'Late' });
    await remindAt(api, center, '2027-02-09 10:00');
    const planned = inNewYork('2027-02-09 08:00', '2027-02-10 17:00');
    expect(await plannedFor(ben)).toEqual(planned);
    await remindAt(api, center, '2027-02-09 12:00');
    expect(await plannedFor(ben)).toEqual(planned);
    await deliverAt('2027-02-10 17:00');
    expect(sink.mails.at(-1)?.text).toContain('Late · Analyst');
  });

  it('stands in that of the next working day when the person has moved west since', async () => {
    const eva = await addSignedInStudent(api, center, 'eva');
    await moveTo('Europe/Berlin', eva);
    await owing(api, center, eva.id, '2027-02-16 03:00');
    await remindAt(api, center, '2027-02-16 01:00');
    await deliverAt('2027-02-16 02:00');
    await moveTo('America/Los_Angeles', eva);
    await remindAt(api, center, '2027-02-16 04:00');
    expect(await plannedFor(eva)).toEqual(inNewYork('2027-02-16 02:00', '2027-02-17 11:00'));
  });

  it('stands in the one after when the person has moved back to the day before', async () => {
    const kai = await addSignedInStudent(api, center, 'kai');
    await moveTo('Pacific/Auckland', kai);
    await owing(api, center, kai.id, '2027-02-16 15:00');
    await remindAt(api, center, '2027-02-16 12:00');
    await deliverAt('2027-02-16 14:00');
    await moveTo('Pacific/Honolulu', kai);
    await changeHour(kai, 17 * 60);
    await remindAt(api, center, '2027-02-16 15:00');
    expect(await plannedFor(kai)).toEqual(inNewYork('2027-02-16 14:00', '2027-02-18 22:00'));
  });
});

describe('an address that its server refuses for good', () => {
  it('is shown to staff and not written to again, until the person has another', async () => {
    const gone = await addSignedInStudent(api, center, 'nobody');
    await owing(api, center, gone.id, '2027-02-02 17:00');
    await remindAt(api, center, '2027-02-02 06:00');
    await deliverAt('2027-02-02 08:00');
    const { people } = await ask(api, counselor, SEEN, { id: 'nobody' });
    expect(people.edges[0].node).toEqual({ email: gone.person.email, emailRefusedAt: '2027-02-02T13:00:00.000Z' });

    await remindAt(api, center, '2027-02-02 17:00');
    await deliverAt('2027-02-03 08:00');
    const [, second] = await mailsTo(api, gone.person);
    const reason = await api.database.as('superuser', 'SELECT state, last_error FROM deliveries WHERE id = $1', [
      second!.id,
    ]);
    expect(reason.rows).toEqual([{ state: 'SKIPPED', last_error: 'The address was refused before.' }]);

    await api.database.as('superuser', `UPDATE users SET email = 'new@riverside.example' WHERE id = $1`, [
      gone.person.id,
    ]);
    await remindAt(api, center, '2027-02-03 17:00');
    await deliverAt('2027-02-04 08:00');
    expect(sink.mails.at(-1)?.to).toMatchObject({ text: 'new@riverside.example' });
    expect((await ask(api, counselor, SEEN, { id: 'new' })).people.edges[0].node.emailRefusedAt).toBeNull();
  });
});

describe('a mail that comes back later', () => {
  const REPORT = `mutation ($input: ReportBounceInput!) { reportBounce(input: $input) { isRecorded userErrors { code field } } }`;
  const report = async (input: object, as: TestPerson = center.admin) =>
    (await ask(api, as, REPORT, { input })).reportBounce;

  it('is counted against the address when the mailbox is gone, and only then', async () => {
    const tom = await addSignedInStudent(api, center, 'tom');
    await owing(api, center, tom.id, '2027-02-10 17:00');
    await remindAt(api, center, '2027-02-10 06:00');
    await deliverAt('2027-02-10 08:00');
    const messageId = sink.mails.at(-1)!.messageId!;
    const bounce = { messageId, recipient: tom.person.email.toUpperCase(), status: '5.1.1' };
    const nothing = { isRecorded: false, userErrors: [] };
    expect(await report({ ...bounce, status: '5.2.2' })).toEqual(nothing);
    expect(await report({ ...bounce, recipient: 'somebody@else.example' })).toEqual(nothing);
    expect(await report(bounce)).toEqual({ isRecorded: true, userErrors: [] });
    expect((await ask(api, counselor, SEEN, { id: 'tom' })).people.edges[0].node.emailRefusedAt).not.toBeNull();
  });

  it('is refused when it is none of this center, whoever knows of it', async () => {
    const other = await openCenter(api, 'harbor');
    const { messageId } = sink.mails.at(-1)!;
    const bounce = { recipient: 'tom@riverside.example', status: '5.1.1' };
    const notFound = [{ code: 'DELIVERY_NOT_FOUND', field: 'messageId' }];
    expect((await report({ ...bounce, messageId }, other.admin)).userErrors).toEqual(notFound);
    const unknown = messageId!.replace(/^<[0-9a-f]{8}/, '<00000000');
    expect((await report({ ...bounce, messageId: unknown })).userErrors).toEqual(notFound);
    expect((await report({ ...bounce, messageId: '<1@example.com>' })).userErrors).toMatchObject([
      { field: 'messageId' },
    ]);
    expect((await report({ ...bounce, messageId, status: 'gone' })).userErrors).toMatchObject([{ field: 'status' }]);
  });
});

describe('a push', () => {
  const SUBSCRIBE = `mutation ($input: SubscribeToPushInput!) { subscribeToPush(input: $input) { isSubscribed userErrors { code field } } }`;
  const UNSUBSCRIBE = `mutation ($input: UnsubscribeFromPushInput!) { unsubscribeFromPush(input: $input) { isSubscribed userErrors { code field } } }`;
  const browser = (endpoint: string) => ({ endpoint, p256dh: 'BPk_-8', auth: 'x_-9' });
  const pushesTo = async (person: TestPerson) =>
    (
      await api.database.as(
        'superuser',
        `SELECT key, due_at, expires_at - due_at = interval '1 day' AS "growsOld" FROM deliveries WHERE recipient_id = $1 AND channel = 'PUSH' ORDER BY key`,
        [person.id],
      )
    ).rows;

  it('is planned once a day for a browser that is subscribed, out of quiet hours', async () => {
    const ria = await addSignedInStudent(api, center, 'ria');
    const endpoint = 'https://push.example.com/send/1';
    expect((await ask(api, ria.person, SUBSCRIBE, { input: browser(endpoint) })).subscribeToPush).toEqual({
      isSubscribed: true,
      userErrors: [],
    });
    for (const due of ['12:00', '13:00', '21:00']) {
      await owing(api, center, ria.id, `2027-03-01 ${due}`);
      await remindAt(api, center, `2027-03-01 ${due}`);
    }
    const planned = await pushesTo(ria.person);
    expect(planned.map(({ due_at: due }) => due.toISOString())).toEqual([
      '2027-03-01T17:00:00.000Z',
      '2027-03-02T13:00:00.000Z',
    ]);
    expect(planned.map(({ growsOld }) => growsOld)).toEqual([true, true]);
    expect((await ask(api, ria.person, UNSUBSCRIBE, { input: { endpoint } })).unsubscribeFromPush).toEqual({
      isSubscribed: false,
      userErrors: [],
    });
    await remindAt(api, center, '2027-03-03 12:00');
    expect(await pushesTo(ria.person)).toHaveLength(2);
  });

  describe('of a day', () => {
    let brought: string[];
    let ida: TestStudent;
    let letter: string;

    beforeAll(async () => {
      api.app.get(Carriers).register({
        channel: 'PUSH',
        atOnce: 1,
        send: async (_, { key }) => ({ receipt: String(brought.push(key)) }),
      });
      ida = await addSignedInStudent(api, center, 'ida');
      await ask(api, ida.person, SUBSCRIBE, { input: browser('https://push.example.com/send/2') });
    });
    beforeEach(() => {
      brought = [];
    });

    it('that need not be said any more does not stand in the way of a later one', async () => {
      letter = await owing(api, center, ida.id, '2027-03-08 21:00');
      await remindAt(api, center, '2027-03-08 21:00');
      await owesLater(api, letter, '2027-04-30 12:00');
      await deliverAt('2027-03-09 08:00', 'PUSH');
      expect(brought).toEqual([]);
      await owing(api, center, ida.id, '2027-03-09 17:00');
      await remindAt(api, center, '2027-03-09 17:00');
      await deliverAt('2027-03-09 17:00', 'PUSH');
      expect(brought).toEqual([expect.stringContaining(':2027-03-09')]);
    });

    it('that was sent is the only one', async () => {
      await owing(api, center, ida.id, '2027-03-09 18:00');
      await remindAt(api, center, '2027-03-09 18:00');
      await deliverAt('2027-03-09 18:00', 'PUSH');
      expect(brought).toEqual([]);
    });

    it('waits for what becomes due while it is asked about', async () => {
      const call = await owing(api, center, ida.id, '2027-03-22 21:00');
      await remindAt(api, center, '2027-03-22 21:00');
      await api.database.as('superuser', 'UPDATE prospects SET next_step_due_at = $2 WHERE student_id = $1', [
        ida.id,
        new Date(at('2027-04-30 12:00')),
      ]);
      await owesLater(api, call, '2027-03-23 09:01');
      await deliverAt('2027-03-23 09:00', 'PUSH');
      expect(brought).toEqual([]);
      await deliverAt('2027-03-23 09:02', 'PUSH');
      expect(brought).toEqual([expect.stringContaining(':2027-03-23')]);
    });
  });

  it('goes to no address of our own network', async () => {
    for (const endpoint of [
      'http://push.example.com/1',
      'https://127.0.0.1/1',
      'https://localhost/1',
      'https://a:b@push.example.com/1',
    ])
      expect(
        (await ask(api, sam.person, SUBSCRIBE, { input: browser(endpoint) })).subscribeToPush.userErrors,
      ).toMatchObject([{ field: 'endpoint' }]);
  });
});

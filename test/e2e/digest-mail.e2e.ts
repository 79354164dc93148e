import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { type MailSink, startMailSink } from '../support/mail-sink.js';
import { addSignedInStudent, ask, type TestStudent } from '../support/people.js';
import { mailAt, mailsTo, owing, remindAt } from '../support/reminding.js';
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

const deliverAt = (moment: string): Promise<void> => mailAt(api, moment);

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

describe('an address that its server refuses for good', () => {
  const SEEN = `query ($id: String!) { people(startsWith: $id) { edges { node { email emailRefusedAt } } } }`;

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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { at, digestAt, mailsTo, owesLater, owing, remindAt } from '../support/reminding.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
});
afterAll(() => api.stop());

const INBOX = `query ($first: Int = 25, $after: String, $onlyUnread: Boolean = false) { unreadReminders
  inbox(first: $first, after: $after, onlyUnread: $onlyUnread) { edges { node { id occurrence sentence isOwed readAt stepDueAt prospect { id } } } pageInfo { hasNextPage endCursor } } }`;
const inboxOf = async (person: TestPerson, variables: object = {}): Promise<Data> => ask(api, person, INBOX, variables);
const entriesOf = (data: Data): Data[] => data.inbox.edges.map(({ node }: Data) => node);

const iso = (moment: string): string => new Date(at(moment)).toISOString();

describe('a step that is due', () => {
  let sam: TestStudent;
  let prospectId: string;
  const due = '2027-01-12 17:00';

  beforeAll(async () => {
    sam = await addSignedInStudent(api, center, 'sam');
    prospectId = await owing(api, center, sam.id, due);
  });

  it('is announced in the digest of its day', async () => {
    expect(await remindAt(api, center, '2027-01-11 16:59')).toBe(0);
    expect(await remindAt(api, center, '2027-01-11 17:00')).toBe(1);
    expect(await remindAt(api, center, '2027-01-11 17:01')).toBe(0);
    const [mail, ...more] = await mailsTo(api, sam.person);
    expect(more).toEqual([]);
    expect(mail!.due_at.toISOString()).toBe(iso('2027-01-12 08:00'));
    expect(await digestAt(api, center, mail!, '2027-01-12 08:00')).toMatchObject({
      send: {
        to: sam.person.email,
        subject: '1 follow-up for you today',
        text: expect.stringContaining('Acme · Analyst'),
      },
    });
    expect(entriesOf(await inboxOf(sam.person))).toEqual([]);
  });

  it('stands in the inbox from then on, once, and again a business day later', async () => {
    await remindAt(api, center, due);
    await remindAt(api, center, '2027-01-12 18:00');
    const inbox = await inboxOf(sam.person);
    expect(inbox.unreadReminders).toBe(1);
    expect(entriesOf(inbox)).toMatchObject([
      { occurrence: 'DUE', isOwed: true, readAt: null, stepDueAt: iso(due), prospect: { id: prospectId } },
    ]);
    await remindAt(api, center, '2027-01-13 17:00');
    expect(entriesOf(await inboxOf(sam.person)).map(({ occurrence }) => occurrence)).toEqual(['AGAIN', 'DUE']);
    expect((await mailsTo(api, sam.person)).map(({ due_at: when }) => when.toISOString())).toEqual(
      ['2027-01-12 08:00', '2027-01-13 08:00', '2027-01-14 08:00'].map(iso),
    );
  });

  it('is said no second time when the prospect is planned anew', async () => {
    await api.database.as('superuser', `UPDATE prospects SET remind_at = next_step_due_at WHERE id = $1`, [prospectId]);
    expect(await remindAt(api, center, '2027-01-13 18:00')).toBe(1);
    expect(entriesOf(await inboxOf(sam.person))).toHaveLength(2);
    expect(await mailsTo(api, sam.person)).toHaveLength(3);
  });

  it('is read page by page and marked as read by its reader only', async () => {
    const MARK = `mutation ($input: MarkReadInput!) { markRead(input: $input) { unread userErrors { code field } } }`;
    const first = await inboxOf(sam.person, { first: 1 });
    const second = await inboxOf(sam.person, { first: 1, after: first.inbox.pageInfo.endCursor });
    expect([first, second].map((page) => [entriesOf(page)[0].occurrence, page.inbox.pageInfo.hasNextPage])).toEqual([
      ['AGAIN', true],
      ['DUE', false],
    ]);
    const entryIds = [entriesOf(first)[0].id];
    const tim = await addSignedInStudent(api, center, 'tim');
    expect((await ask(api, tim.person, MARK, { input: { entryIds } })).markRead).toEqual({
      unread: null,
      userErrors: [{ code: 'ENTRY_NOT_FOUND', field: 'entryIds' }],
    });
    expect((await ask(api, sam.person, MARK, { input: { entryIds } })).markRead).toEqual({ unread: 1, userErrors: [] });
    expect(entriesOf(await inboxOf(sam.person, { onlyUnread: true })).map(({ occurrence }) => occurrence)).toEqual([
      'DUE',
    ]);
  });

  it('is not mailed any more once it is done', async () => {
    await owesLater(api, prospectId, '2027-01-29 17:00');
    const last = (await mailsTo(api, sam.person)).at(-1)!;
    expect(await digestAt(api, center, last, '2027-01-14 08:00')).toEqual({ skip: 'Nothing is owed any more.' });
    expect(entriesOf(await inboxOf(sam.person)).map(({ isOwed }) => isOwed)).toEqual([false, false]);
  });
});

describe('after an absence of the workers', () => {
  it('there is one digest with everything', async () => {
    const ria = await addSignedInStudent(api, center, 'ria');
    await owing(api, center, ria.id, '2027-01-18 12:00', { employerName: 'First & <Last>' });
    await owing(api, center, ria.id, '2027-01-19 12:00', { employerName: 'Second' });
    await owing(api, center, ria.id, '2027-01-21 15:00', { employerName: 'Third' });
    await remindAt(api, center, '2027-01-21 05:00');
    const [mail, ...more] = await mailsTo(api, ria.person);
    expect(more).toEqual([]);
    const composed = await digestAt(api, center, mail!, '2027-01-21 08:00');
    if (!('send' in composed)) throw new Error(JSON.stringify(composed));
    const { subject, text, html } = composed.send as { subject: string; text: string; html: string };
    expect(subject).toBe('3 follow-ups for you, 2 overdue');
    expect(text.match(/First & <Last>|Second|Third|OVERDUE|DUE TODAY/g)).toEqual([
      'OVERDUE',
      'First & <Last>',
      'Second',
      'DUE TODAY',
      'Third',
    ]);
    expect(html).toContain('First &amp; &lt;Last&gt; · Analyst');
    expect(entriesOf(await inboxOf(ria.person)).map(({ occurrence }) => occurrence)).toEqual(['AGAIN', 'AGAIN']);
  });

  it('an old digest gives way to the later one, and none is sent at night', async () => {
    const uma = await addSignedInStudent(api, center, 'uma');
    await owing(api, center, uma.id, '2027-01-18 12:00');
    await remindAt(api, center, '2027-01-18 12:00');
    const [old] = await mailsTo(api, uma.person);
    expect(await digestAt(api, center, old!, '2027-01-19 23:00')).toMatchObject({
      defer: new Date(at('2027-01-20 08:00')),
    });
    await remindAt(api, center, '2027-01-19 13:00');
    const [, later] = await mailsTo(api, uma.person);
    expect(await digestAt(api, center, old!, '2027-01-20 08:00')).toEqual({ skip: 'A later digest says it all.' });
    expect(await digestAt(api, center, later!, '2027-01-20 08:00')).toMatchObject({ send: { to: uma.person.email } });
  });
});

describe('preferences', () => {
  const CHANGE = `mutation ($input: ChangeReminderPreferencesInput!) { changeReminderPreferences(input: $input) {
    preferences { wantsEmail digestMinute quietUntilMinute optedOutAt zone version } userErrors { code field } } }`;
  const change = async (person: TestPerson, input: object): Promise<Data> =>
    (await ask(api, person, CHANGE, { input })).changeReminderPreferences;
  const PREFERENCES =
    '{ reminderPreferences { wantsEmail wantsPush digestMinute quietFromMinute quietUntilMinute optedOutAt addressRefusedAt zone version } }';

  it('are as by default until the person says otherwise', async () => {
    const vic = await addSignedInStudent(api, center, 'vic');
    expect((await ask(api, vic.person, PREFERENCES)).reminderPreferences).toEqual({
      wantsEmail: true,
      wantsPush: true,
      digestMinute: 480,
      quietFromMinute: 1200,
      quietUntilMinute: 480,
      optedOutAt: null,
      addressRefusedAt: null,
      zone: 'America/New_York',
      version: 0,
    });
    expect(await change(vic.person, { version: 0, digestMinute: 1080 })).toMatchObject({
      preferences: { digestMinute: 1080, version: 1 },
    });
    expect((await change(vic.person, { version: 0, digestMinute: 600 })).userErrors).toEqual([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    expect((await change(vic.person, { version: 1, digestMinute: 420 })).userErrors).toEqual([
      { code: 'DIGEST_IN_QUIET_HOURS', field: 'digestMinute' },
    ]);
    expect((await change(vic.person, { version: 1, quietFromMinute: 1000 })).userErrors).toEqual([
      { code: 'VALUE_TOO_SMALL', field: 'quietFromMinute' },
    ]);
  });

  it('hold at the moment of sending: the hour, the zone and the opt-out', async () => {
    const wim = await addSignedInStudent(api, center, 'wim');
    await owing(api, center, wim.id, '2027-01-25 17:00');
    await remindAt(api, center, '2027-01-24 17:00');
    const [mail] = await mailsTo(api, wim.person);
    expect(mail!.due_at.toISOString()).toBe(iso('2027-01-25 08:00'));
    await change(wim.person, { version: 0, digestMinute: 600 });
    expect(await digestAt(api, center, mail!, '2027-01-25 08:00')).toMatchObject({
      defer: new Date(at('2027-01-25 10:00')),
    });
    await api.database.as('superuser', `UPDATE students SET zone = 'America/Los_Angeles' WHERE id = $1`, [wim.id]);
    expect(await digestAt(api, center, mail!, '2027-01-25 10:00')).toMatchObject({
      defer: new Date(at('2027-01-25 13:00')),
    });
    await change(wim.person, { version: 1, optedOut: true });
    expect(await digestAt(api, center, mail!, '2027-01-25 13:00')).toEqual({
      skip: 'The person has opted out of reminders.',
    });
  });
});

describe('the link in a mail', () => {
  it('stops the mails with one click and without signing in, and opens nothing else', async () => {
    const xia = await addSignedInStudent(api, center, 'xia');
    await owing(api, center, xia.id, '2027-02-02 17:00');
    await remindAt(api, center, '2027-02-02 07:00');
    const [mail] = await mailsTo(api, xia.person);
    const composed = await digestAt(api, center, mail!, '2027-02-02 08:00');
    if (!('send' in composed)) throw new Error(JSON.stringify(composed));
    const { headers } = composed.send as { headers: Record<string, string> };
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const { pathname, search, searchParams } = new URL(headers['List-Unsubscribe']!.slice(1, -1));
    const token = searchParams.get('token')!;

    const page = await api
      .http()
      .get(pathname + search)
      .expect(200);
    expect(page.text).toContain('Stop these mails?');
    expect(await digestAt(api, center, mail!, '2027-02-02 08:00')).toHaveProperty('send');
    await api
      .http()
      .post(`${pathname}?token=${token.slice(0, -3)}AAA`)
      .expect(404);
    await api.http().post(pathname).expect(404);
    const asBearer = await api.graphql('{ inbox { edges { node { id } } } }', {}, token);
    expect(asBearer.data?.inbox ?? null).toBeNull();

    await api
      .http()
      .post(pathname + search)
      .type('form')
      .send({ 'List-Unsubscribe': 'One-Click' })
      .expect(200);
    await api
      .http()
      .post(pathname + search)
      .field('List-Unsubscribe', 'One-Click')
      .expect(200);
    expect(await digestAt(api, center, mail!, '2027-02-02 08:00')).toEqual({ skip: 'The person wants no e-mail.' });
    const trail = await ask(
      api,
      center.admin,
      `{ auditTrail(action: "reminder-preferences", first: 1) { edges { node { action actor { email } } } } }`,
    );
    expect(trail.auditTrail.edges[0].node).toMatchObject({
      action: 'reminder-preferences.changed',
      actor: { email: xia.person.email },
    });
  });
});

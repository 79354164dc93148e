import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { Reminding } from '../../src/reminders/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { at, digestAt, mailsTo, owesLater, owing, pushAt, pushesTo, remindAt, when } from '../support/reminding.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let carla: TestPerson;
let colin: TestPerson;
let lea: TestPerson;
let sam: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  colin = await addPerson(api, center, 'colin', ['COUNSELOR']);
  lea = await addPerson(api, center, 'lea', ['LEAD']);
  sam = await addSignedInStudent(api, center, 'sam');
  const input = { studentIds: [sam.id], counselorId: carla.id, fromDay: '2026-01-05' };
  await ask(api, center.admin, ASSIGN, { input });
});
afterAll(() => api.stop());

const ASSIGN = `mutation ($input: AssignCaseloadInput!) { assignCaseload(input: $input) { changed userErrors { code } } }`;
const COVER = `mutation ($input: ArrangeCoverInput!) { arrangeCover(input: $input) { userErrors { code } } }`;
const QUEUE = `query ($scope: EscalationScope = MINE, $onlyUnacknowledged: Boolean = false, $first: Int = 25, $after: String) {
  escalations(scope: $scope, onlyUnacknowledged: $onlyUnacknowledged, first: $first, after: $after) {
    edges { node { id level stepDueAt acknowledgedAt note assigned { email } acknowledgedBy { email } prospect { id student { id } } } } pageInfo { hasNextPage endCursor } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeEscalationInput!) { acknowledgeEscalation(input: $input) {
  escalation { level note acknowledgedBy { email } } userErrors { code field } } }`;

const queueOf = async (person: TestPerson, moment: string, variables: object = {}): Promise<Data[]> =>
  (await when(api, moment, () => ask(api, person, QUEUE, variables))).escalations.edges.map(({ node }: Data) => node);
const acknowledge = async (person: TestPerson, id: string, moment: string, note: string | null = null): Promise<Data> =>
  (await when(api, moment, () => ask(api, person, ACKNOWLEDGE, { input: { id, note } }))).acknowledgeEscalation;

describe('a step that a student does not do', () => {
  let prospectId: string;

  it('goes to the counselor after three business days, to whoever covers then', async () => {
    await ask(api, center.admin, COVER, {
      input: { absentId: carla.id, coveringId: colin.id, fromDay: '2027-02-05', toDay: '2027-02-05' },
    });
    prospectId = await owing(api, center, sam.id, '2027-02-02 17:00');
    await remindAt(api, center, '2027-02-03 17:00');
    expect(await queueOf(carla, '2027-02-03 18:00')).toEqual([]);
    await remindAt(api, center, '2027-02-05 17:00');
    const [raised, ...more] = await queueOf(colin, '2027-02-05 17:30');
    expect(more).toEqual([]);
    expect(raised).toMatchObject({
      level: 'COUNSELOR',
      assigned: { email: colin.email },
      prospect: { id: prospectId, student: { id: sam.id } },
    });
    expect(await queueOf(carla, '2027-02-05 17:30')).toEqual([raised]);
    expect(await queueOf(lea, '2027-02-05 17:30')).toEqual([]);
    expect(await queueOf(lea, '2027-02-05 17:30', { scope: 'ALL' })).toHaveLength(1);
  });

  it('comes back to the counselor once the cover is over', async () => {
    expect(await queueOf(colin, '2027-02-06 09:00')).toEqual([]);
    expect(await queueOf(carla, '2027-02-06 09:00')).toHaveLength(1);
  });

  it('stands in the next digest of whoever is to see to it', async () => {
    const [mail] = await mailsTo(api, colin);
    expect(mail!.due_at.toISOString()).toBe(new Date(at('2027-02-08 08:00')).toISOString());
    expect(await digestAt(api, center, mail!, '2027-02-08 08:00')).toMatchObject({
      send: {
        subject: '1 follow-up for you, 1 overdue',
        text: expect.stringMatching(/PLEASE STEP IN[^]*sam Student · Acme · Analyst/),
      },
    });
  });

  it('is kept from the lead for two business days by an acknowledgement, given once', async () => {
    const [{ id }] = await queueOf(carla, '2027-02-08 09:00');
    expect(await acknowledge(carla, id, '2027-02-08 09:00', 'I call Sam today')).toEqual({
      escalation: { level: 'COUNSELOR', note: 'I call Sam today', acknowledgedBy: { email: carla.email } },
      userErrors: [],
    });
    expect((await acknowledge(lea, id, '2027-02-08 10:00')).userErrors).toEqual([
      { code: 'ESCALATION_ALREADY_ACKNOWLEDGED', field: 'id' },
    ]);
    expect(await queueOf(lea, '2027-02-08 10:00', { scope: 'ALL', onlyUnacknowledged: true })).toEqual([]);
    await remindAt(api, center, '2027-02-09 17:00');
    expect(await queueOf(lea, '2027-02-09 18:00')).toEqual([]);
    await remindAt(api, center, '2027-02-10 09:00');
    expect(await queueOf(lea, '2027-02-10 09:30')).toMatchObject([{ level: 'LEAD', assigned: { email: lea.email } }]);
  });

  it('leaves the queue when it is done, and can be acknowledged no more', async () => {
    const [{ id }] = await queueOf(lea, '2027-02-10 09:30');
    await owesLater(api, prospectId, '2028-03-01 17:00');
    expect(await queueOf(lea, '2027-02-10 10:00', { scope: 'ALL' })).toEqual([]);
    expect((await acknowledge(lea, id, '2027-02-10 10:00')).userErrors).toEqual([
      { code: 'ESCALATION_IS_OVER', field: 'id' },
    ]);
    await remindAt(api, center, '2027-02-10 10:00');
  });
});

describe('the queue', () => {
  it('shows what has been overdue longest first, page by page, and what a colleague left behind', async () => {
    const dues = ['2027-04-07 12:00', '2027-04-05 12:00', '2027-04-06 12:00'];
    for (const due of dues) await owing(api, center, sam.id, due, { employerName: `Due ${due}` });
    await remindAt(api, center, '2027-04-12 18:00');
    const first = await when(api, '2027-04-12 18:00', () => ask(api, carla, QUEUE, { first: 2 }));
    const { endCursor, hasNextPage } = first.escalations.pageInfo;
    const rest = await queueOf(carla, '2027-04-12 18:00', { first: 2, after: endCursor });
    const seen = [...first.escalations.edges.map(({ node }: Data) => node), ...rest].map(
      ({ stepDueAt }: Data) => stepDueAt,
    );
    expect(hasNextPage).toBe(true);
    expect(seen).toEqual(dues.toSorted().map((due) => new Date(at(due)).toISOString()));
    await ask(api, center.admin, COVER, {
      input: { absentId: carla.id, coveringId: colin.id, fromDay: '2027-04-13', toDay: '2027-04-14' },
    });
    expect(await queueOf(colin, '2027-04-12 18:00')).toEqual([]);
    expect(await queueOf(colin, '2027-04-13 09:00')).toHaveLength(3);
  });

  it('is not for students, and what is not there cannot be acknowledged', async () => {
    const { errors } = await api.graphql(QUEUE, {}, sam.person.token);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect((await acknowledge(carla, newId(), '2027-04-12 18:00')).userErrors).toEqual([
      { code: 'ESCALATION_NOT_FOUND', field: 'id' },
    ]);
  });
});

it("a counselor's own step is told to the counselor, whose digest names the student", async () => {
  const tim = await addSignedInStudent(api, center, 'tim');
  await owing(api, center, tim.id, '2027-05-04 12:00', { owner: 'COUNSELOR', employerName: 'Nobody Ltd' });
  await remindAt(api, center, '2027-05-04 12:00');
  const mail = (await mailsTo(api, lea)).at(-1)!;
  expect(mail.key).toContain('2027-05-05');
  expect(await digestAt(api, center, mail, '2027-05-05 08:00')).toMatchObject({
    send: { text: expect.stringContaining('tim Student · Nobody Ltd') },
  });
  expect(await mailsTo(api, tim.person)).toEqual([]);
});

describe('a student who is archived', () => {
  const VERSION = `mutation ($input: StudentVersionInput!) { WAYStudent(input: $input) { student { archivedAt } userErrors { code } } }`;
  const SUBSCRIBE = `mutation ($input: SubscribeToPushInput!) { subscribeToPush(input: $input) { isSubscribed userErrors { code } } }`;
  let una: TestStudent;
  const put = async (way: 'archive' | 'restore', version: number): Promise<void> => {
    const data = await ask(api, center.admin, VERSION.replace('WAY', way), { input: { id: una.id, version } });
    expect(data[`${way}Student`].userErrors).toEqual([]);
  };
  const escalatedOf = async (moment: string): Promise<Data[]> =>
    (await queueOf(lea, moment, { scope: 'ALL', first: 100 })).filter(({ prospect }) => prospect.student.id === una.id);
  const lastDigestOf = async (person: TestPerson, moment: string): Promise<string> =>
    JSON.stringify(await digestAt(api, center, (await mailsTo(api, person)).at(-1)!, moment));
  const lastPush = async (moment: string) => pushAt(api, center, (await pushesTo(api, una.person)).at(-1)!, moment);
  const seen = async (moment: string) => ({
    queue: (await escalatedOf(moment)).length,
    escalated: (await lastDigestOf(lea, moment)).includes('Escalated Ltd'),
    staffs: (await lastDigestOf(lea, moment)).includes('Staff Ltd'),
    own: (await lastDigestOf(una.person, moment)).includes('Escalated Ltd'),
    push: 'send' in (await lastPush(moment)),
  });

  beforeAll(async () => {
    una = await addSignedInStudent(api, center, 'una');
    const input = { endpoint: 'https://push.example.com/send/una', p256dh: 'BPk_-8', auth: 'x_-9' };
    await ask(api, una.person, SUBSCRIBE, { input });
    await owing(api, center, una.id, '2027-06-08 12:00', { employerName: 'Escalated Ltd' });
    await owing(api, center, una.id, '2027-06-15 11:00', { employerName: 'Staff Ltd', owner: 'COUNSELOR' });
    await remindAt(api, center, '2027-06-09 12:00');
    await remindAt(api, center, '2027-06-15 12:00');
  });

  it('leaves the queue, the digests and the pushes with all that is owed, and comes back with it', async () => {
    const [{ id }] = await escalatedOf('2027-06-16 09:00');
    const all = { escalated: true, staffs: true, own: true, push: true };
    expect(await seen('2027-06-16 09:00')).toEqual({ queue: 2, ...all });
    await put('archive', 1);
    const nothing = { escalated: false, staffs: false, own: false, push: false };
    expect(await seen('2027-06-16 09:00')).toEqual({ queue: 0, ...nothing });
    expect((await acknowledge(lea, id, '2027-06-16 09:00')).userErrors).toEqual([
      { code: 'ESCALATION_IS_OVER', field: 'id' },
    ]);
    await api.app.get(Reminding).resolve(center.id);
    await put('restore', 2);
    expect(await seen('2027-06-16 09:00')).toEqual({ queue: 2, ...all });
  });
});

describe('a pause that begins after the step was due', () => {
  let prospectId: string;
  const raised = async (moment: string): Promise<string[]> =>
    (await queueOf(lea, moment, { scope: 'ALL', first: 100 }))
      .filter(({ prospect }) => prospect.id === prospectId)
      .map(({ level }) => level);

  it('stops the ladder until it is over', async () => {
    prospectId = await owing(api, center, sam.id, '2027-12-06 12:00', { employerName: 'Slow Ltd' });
    await remindAt(api, center, '2027-12-06 12:00');
    await api.database.as(
      'superuser',
      `INSERT INTO pauses (center_id, id, student_id, kind, words, first_day, last_day, planned_last_day, started_at, started_by)
       VALUES ($1, $2, $3, 'EXAM', 'exams', '2027-12-07', '2027-12-10', '2027-12-10', now(), $4)`,
      [center.id, newId(), sam.id, center.admin.id],
    );
    await remindAt(api, center, '2027-12-09 13:00');
    await remindAt(api, center, '2027-12-14 13:00');
    expect(await raised('2027-12-14 14:00')).toEqual([]);
    await remindAt(api, center, '2027-12-15 12:00');
    expect(await raised('2027-12-15 14:00')).toEqual(['COUNSELOR']);
    await remindAt(api, center, '2027-12-17 12:00');
    expect(await raised('2027-12-17 14:00')).toEqual(expect.arrayContaining(['LEAD']));
  });

  it('does not keep the deadline of an offer out of the digests of student and counselor', async () => {
    const offered = await owing(api, center, sam.id, '2028-02-01 12:00', { employerName: 'Offerer' });
    const offer = async (deadline: string): Promise<unknown> =>
      api.database.as(
        'superuser',
        `INSERT INTO offers (center_id, id, prospect_id, student_id, status, received_at, deadline_at, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, 'RECEIVED', now(), $5, now(), $6)`,
        [center.id, newId(), offered, sam.id, new Date(at(deadline)), center.admin.id],
      );
    await offer('2027-12-17 17:00');
    await offer('2028-01-15 17:00');
    const [mail] = (await mailsTo(api, carla)).filter(({ key }) => key.includes('2027-12-16'));
    const words = 'Offerer · Analyst\n  The offer is to be answered by Friday 17 December.';
    const digest = (await digestAt(api, center, mail!, '2027-12-16 08:00')) as { send: { text: string } };
    expect(digest.send.text).toContain(`OFFERS TO ANSWER SOON\n\n* sam Student · ${words}`);
    expect(digest.send.text).not.toContain('15 January');
  });
});

describe('whose an escalation is', () => {
  let hillside: OpenedCenter;
  let [ann, ben]: TestPerson[] = [];
  let leads: TestPerson[];

  beforeAll(async () => {
    hillside = await openCenter(api, 'hillside');
    [ann, ben] = [
      await addPerson(api, hillside, 'ann', ['COUNSELOR']),
      await addPerson(api, hillside, 'ben', ['COUNSELOR']),
    ];
    leads = [await addPerson(api, hillside, 'liz', ['LEAD']), await addPerson(api, hillside, 'lou', ['LEAD'])];
  });

  const assign = (studentId: string, { id }: TestPerson, fromDay: string): Promise<Data> =>
    ask(api, hillside.admin, ASSIGN, { input: { studentIds: [studentId], counselorId: id, fromDay } });
  const letIn = (person: TestPerson, mayComeIn: boolean): Promise<unknown> =>
    api.database.as('superuser', `UPDATE users SET disabled_at = CASE WHEN $2 THEN NULL ELSE now() END WHERE id = $1`, [
      person.id,
      mayComeIn,
    ]);
  /** A step due on a Tuesday, of which a counselor heard on Friday and a lead a week later. */
  const escalated = async (studentId: string): Promise<string> => {
    const prospectId = await owing(api, hillside, studentId, '2027-02-02 17:00');
    for (const day of ['02', '03', '05', '09']) await remindAt(api, hillside, `2027-02-${day} 17:00`);
    return prospectId;
  };
  const levelsOf = async (person: TestPerson, prospectId: string, moment: string): Promise<string[]> =>
    (await queueOf(person, moment, { first: 100 }))
      .filter(({ prospect }) => prospect.id === prospectId)
      .map(({ level }) => level);

  it('moves with the caseload, in the queue and in the digest', async () => {
    const ida = await addSignedInStudent(api, hillside, 'ida');
    await assign(ida.id, ann!, '2026-01-05');
    const prospectId = await escalated(ida.id);
    await assign(ida.id, ben!, '2027-02-15');
    expect(await levelsOf(ann!, prospectId, '2027-02-12 09:00')).toEqual(['COUNSELOR']);
    expect(await levelsOf(ben!, prospectId, '2027-02-12 09:00')).toEqual([]);
    expect(await levelsOf(ann!, prospectId, '2027-02-15 09:00')).toEqual([]);
    expect(await levelsOf(ben!, prospectId, '2027-02-15 09:00')).toEqual(['COUNSELOR']);
    const uli = await addSignedInStudent(api, hillside, 'uli');
    await assign(uli.id, ben!, '2026-01-05');
    await owing(api, hillside, uli.id, '2027-02-15 12:00', { owner: 'COUNSELOR' });
    await remindAt(api, hillside, '2027-02-15 12:00');
    const [mail] = (await mailsTo(api, ben!)).filter(({ key }) => key.includes('2027-02-16'));
    expect(await digestAt(api, hillside, mail!, '2027-02-16 08:00')).toMatchObject({
      send: { text: expect.stringMatching(/PLEASE STEP IN[^]*ida Student · Acme/) },
    });
  });

  it('stays with the one it went to while nobody who can sign in looks after the student', async () => {
    const eve = await addSignedInStudent(api, hillside, 'eve');
    await assign(eve.id, ann!, '2026-01-05');
    const prospectId = await escalated(eve.id);
    await assign(eve.id, ben!, '2027-02-15');
    await ask(api, hillside.admin, COVER, {
      input: { absentId: ben!.id, coveringId: leads[1]!.id, fromDay: '2027-02-16', toDay: '2027-02-16' },
    });
    await letIn(ben!, false);
    expect(await levelsOf(ann!, prospectId, '2027-02-15 09:00')).toEqual(['COUNSELOR']);
    expect(await levelsOf(ann!, prospectId, '2027-02-16 09:00')).toEqual([]);
    expect(await levelsOf(leads[1]!, prospectId, '2027-02-16 09:00')).toContain('COUNSELOR');
    await letIn(ben!, true);
  });

  it('is every lead’s where nobody who can sign in has it, and the admins’ where there is no lead', async () => {
    const zoe = await addSignedInStudent(api, hillside, 'zoe');
    const prospectId = await escalated(zoe.id);
    const seen = await Promise.all(leads.map((lead) => levelsOf(lead, prospectId, '2027-02-15 09:00')));
    expect(seen.toSorted((a, b) => a.length - b.length)).toEqual([[], ['COUNSELOR', 'LEAD']]);
    const [other, assigned] = seen[0]!.length === 0 ? leads : leads.toReversed();
    const told = (await mailsTo(api, assigned!)).at(-1)!;
    const digest = (await digestAt(api, hillside, told, '2027-02-15 08:00')) as { send: { text: string } };
    expect(digest.send.text.match(/zoe Student/g)).toHaveLength(1);
    await letIn(assigned!, false);
    expect(await levelsOf(other!, prospectId, '2027-02-15 09:00')).toEqual(['COUNSELOR', 'LEAD']);
    expect(await levelsOf(ann!, prospectId, '2027-02-15 09:00')).toEqual([]);
    expect(await levelsOf(hillside.admin, prospectId, '2027-02-15 09:00')).toEqual([]);
    await letIn(other!, false);
    expect(await levelsOf(hillside.admin, prospectId, '2027-02-15 09:00')).toEqual(['COUNSELOR', 'LEAD']);
    await api.database.as('superuser', 'UPDATE escalations SET assigned_id = NULL WHERE prospect_id = $1', [
      prospectId,
    ]);
    for (const lead of leads) await letIn(lead, true);
    for (const lead of leads)
      expect(await levelsOf(lead, prospectId, '2027-02-15 09:00')).toEqual(['COUNSELOR', 'LEAD']);
  });
});

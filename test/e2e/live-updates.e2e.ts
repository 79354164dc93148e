import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LiveAudience } from '../../src/live-updates/live-audience.js';
import { LiveSockets } from '../../src/live-updates/index.js';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, signIn } from '../support/centers.js';
import { listen, type LiveClient } from '../support/live-client.js';
import { addSignedInStudent, ask, type TestStudent } from '../support/people.js';
import { daysFromNow, logInterview } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const CASELOAD = `subscription ($cohortId: UUID, $counselorId: UUID, $mine: Boolean) {
  caseloadChanged(cohortId: $cohortId, counselorId: $counselorId, mine: $mine) { studentId at } }`;
const INBOX = 'subscription { inboxChanged { at } }';
const ASSIGN = `mutation ($input: AssignCaseloadInput!) { assignCaseload(input: $input) { userErrors { code } } }`;

let api: TestApi;
let center: OpenedCenter;
let ada: TestStudent;
let ben: TestStudent;
const clients: LiveClient[] = [];

beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
  center = await openCenter(api, 'riverside');
  ada = await addSignedInStudent(api, center, 'ada');
  ben = await addSignedInStudent(api, center, 'ben');
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.stop();
  vi.restoreAllMocks();
  await vi.waitUntil(() => audience() === 0);
});
afterAll(() => api.stop());

const audience = (): number => api.app.get(LiveAudience).all().length;

/** Listens, and is there when this returns. */
const hear = async (token: string, query: string, variables: object = {}): Promise<LiveClient> => {
  const before = audience();
  const client = listen(api, token, query, variables);
  clients.push(client);
  await vi.waitUntil(() => audience() > before || client.errors.length > 0 || client.closedWith() !== null);
  return client;
};

const log = ({ person }: TestStudent) =>
  logInterview(api, person.token, {
    prospect: { employerName: 'Acme', position: newId() },
    startsAt: daysFromNow(-1),
    endsAt: daysFromNow(-0.95),
    kind: 'SCREENING',
    format: 'PHONE',
  });

/** Lets everything that has been done be told. */
const settle = (): Promise<void> => api.app.get(LiveSockets).beat();
const studentsHeard = ({ received }: LiveClient): string[] => [
  ...new Set(received.map(({ caseloadChanged }) => caseloadChanged.studentId as string)),
];
const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 10_000 });

describe('a counselor', () => {
  it('hears of what is done about students, without asking again', async () => {
    const client = await hear(center.admin.token, CASELOAD);
    await log(ada);
    await until(() => client.received.length > 0);
    expect(client.received[0].caseloadChanged).toEqual({ studentId: ada.id, at: expect.stringMatching(/Z$/) });
  });

  it('hears of their own students only, when that is what they look at', async () => {
    const counselor = await addPerson(api, center, 'carla', ['COUNSELOR']);
    const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await ask(api, center.admin, ASSIGN, {
      input: { studentIds: [ada.id], counselorId: counselor.id, fromDay: today },
    });
    await settle();
    const [mine, all] = [await hear(counselor.token, CASELOAD, { mine: true }), await hear(counselor.token, CASELOAD)];
    await log(ben);
    await log(ada);
    await settle();
    await until(() => studentsHeard(all).length === 2 && studentsHeard(mine).length > 0);
    expect(studentsHeard(mine)).toEqual([ada.id]);
  });

  it('is told to read the list anew when somebody may have left it', async () => {
    const counselor = await addPerson(api, center, 'dora', ['COUNSELOR']);
    const client = await hear(counselor.token, CASELOAD, { mine: true });
    const today = new Date().toISOString().slice(0, 10);
    await ask(api, center.admin, ASSIGN, {
      input: { studentIds: [ben.id], counselorId: counselor.id, fromDay: today },
    });
    await until(() => client.received.length > 0);
    expect(client.received[0].caseloadChanged.studentId).toBeNull();
  });

  it('never hears of another center', async () => {
    const other = await openCenter(api, 'hillside');
    const eve = await addSignedInStudent(api, other, 'eve');
    const [here, there] = [await hear(center.admin.token, CASELOAD), await hear(other.admin.token, CASELOAD)];
    await log(eve);
    await until(() => there.received.length > 0);
    await log(ada);
    await until(() => here.received.length > 0);
    await settle();
    expect(studentsHeard(there)).toEqual([eve.id]);
    expect(studentsHeard(here)).toEqual([ada.id]);
  });
});

describe('whoever may not', () => {
  it('is refused: a student the caseload, nobody the connection', async () => {
    const student = await hear(ada.person.token, CASELOAD);
    await until(() => student.errors.length > 0);
    expect(JSON.stringify(student.errors)).toContain('FORBIDDEN');
    expect(audience()).toBe(0);
    const nobody = await hear('nonsense', CASELOAD);
    await until(() => nobody.closedWith() !== null);
    expect(nobody.received).toEqual([]);
  });

  it('is refused a subscription that is not valid', async () => {
    const client = await hear(center.admin.token, 'subscription { caseloadChanged { studentId nonsense } }');
    await until(() => client.errors.length > 0);
    expect(audience()).toBe(0);
  });

  it('is refused an eleventh connection', async () => {
    for (let count = 0; count < 10; count += 1) await hear(center.admin.token, INBOX);
    const client = await hear(center.admin.token, INBOX);
    await until(() => client.errors.length > 0);
    expect(JSON.stringify(client.errors)).toContain('TOO_MANY_SUBSCRIPTIONS');
  });
});

describe('a connection ends', () => {
  it('with the sign-out', async () => {
    const carla = await addPerson(api, center, 'signing-out', ['COUNSELOR']);
    const client = await hear(carla.token, CASELOAD);
    await ask(api, carla, 'mutation { signOut { sessionsEnded } }');
    await until(() => client.closedWith() !== null);
    expect(client.closedWith()).toBe(4403);
    expect(audience()).toBe(0);
  });

  it('with another role', async () => {
    const lead = await addPerson(api, center, 'changing', ['LEAD']);
    const client = await hear(lead.token, CASELOAD);
    await ask(
      api,
      center.admin,
      `mutation { changePerson(input: { id: "${lead.id}", version: 1, roles: [COUNSELOR] }) { userErrors { code } } }`,
    );
    await until(() => client.closedWith() !== null);
    expect(client.closedWith()).toBe(4403);
  });

  it('with a session that ended in another process', async () => {
    const nora = await addPerson(api, center, 'elsewhere', ['COUNSELOR']);
    const client = await hear(nora.token, CASELOAD);
    const { rows } = await api.database.as('superuser', 'SELECT id FROM sessions WHERE user_id = $1', [nora.id]);
    await api.database.as(
      'superuser',
      `INSERT INTO audit_entries (center_id, id, at, action, subject_type, subject_id, after, request_id)
       VALUES ($1, $2, now(), 'person.signed-out', 'Person', $3, $4, 'elsewhere')`,
      [center.id, newId(), nora.id, JSON.stringify({ sessionIds: [rows[0].id] })],
    );
    await until(() => client.closedWith() !== null);
    expect(client.closedWith()).toBe(4403);
  });

  it('with the token', async () => {
    const token = await signIn(api, center.slug, center.admin.email);
    const client = await hear(token, CASELOAD);
    const now = Date.now();
    vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(now + 11 * 60_000);
    vi.useFakeTimers({ now: now + 11 * 60_000, toFake: ['Date'] });
    await settle();
    vi.useRealTimers();
    await until(() => client.closedWith() !== null);
    expect(client.closedWith()).toBe(4403);
  });
});

it('sends away who connects and says nothing', async () => {
  const silent = listen(api, null, CASELOAD);
  const now = Date.now();
  await vi.waitUntil(() => !api.app.get(LiveSockets).isAlone);
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(now + 60_000);
  await settle();
  await until(() => silent.closedWith() !== null);
});

it('tells a person of their own inbox, and nobody else', async () => {
  const [hers, his] = [await hear(ada.person.token, INBOX), await hear(ben.person.token, INBOX)];
  await api.database.as(
    'superuser',
    `INSERT INTO audit_entries (center_id, id, at, action, subject_type, subject_id, request_id)
     VALUES ($1, $2, now(), 'inbox.read', 'Person', $3, 'test')`,
    [center.id, newId(), ada.person.id],
  );
  await until(() => hers.received.length > 0);
  await settle();
  expect(his.received).toEqual([]);
});

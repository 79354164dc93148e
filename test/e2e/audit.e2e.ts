import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { PeopleStore } from '../../src/identity/index.js';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, PASSWORD, type TestPerson } from '../support/centers.js';
import { invite, renewInvitation } from '../support/invitations.js';
import { addEmployer, addStudent, ask } from '../support/people.js';
import { acceptInvitation, refresh, trySignIn } from '../support/sessions.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const TRAIL = `query ($first: Int! = 100, $after: String, $subjectType: String, $subjectId: UUID, $actorId: UUID, $action: String, $from: DateTime, $to: DateTime) {
  auditTrail(first: $first, after: $after, subjectType: $subjectType, subjectId: $subjectId, actorId: $actorId, action: $action, from: $from, to: $to) {
    edges { node { id at action subjectType subjectId before after requestId actor { id } } } pageInfo { hasNextPage endCursor }
  }
}`;

let api: TestApi;
let center: OpenedCenter;
let lead: TestPerson;
let robin: { id: string; email: string };
/** Everything secret that came by. */
const secrets: string[] = [];

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  lead = await addPerson(api, center, 'lead', ['LEAD']);
  await addEmployer(api, { ...center, admin: lead }, 'Acme');
  const studentId = await addStudent(api, center, 'Sam');
  const first = await invite(api, center, 'robin@riverside.example', { roles: ['STUDENT', 'COUNSELOR'], studentId });
  robin = first.person;
  const { invitation } = await renewInvitation(api, center, robin.id);
  const joined = await acceptInvitation(api, invitation.token, 'a tortoise on the moon');
  const next = await refresh(api, joined.refresh);
  await refresh(api, next.refresh);
  await refresh(api, joined.refresh);
  const again = await trySignIn(api, { center: center.slug, email: robin.email, password: 'a tortoise on the moon' });
  await ask(api, { token: again.access! }, 'mutation { signOut { sessionsEnded } }');
  const last = await trySignIn(api, { center: center.slug, email: robin.email, password: 'a tortoise on the moon' });
  await ask(api, { token: last.access! }, 'mutation { signOutEverywhere { sessionsEnded } }');
  await trySignIn(api, { center: center.slug, email: robin.email, password: 'a tortoise on the moon' });
  await ask(
    api,
    center.admin,
    `mutation { changePerson(input: { id: "${robin.id}", version: 1, disabled: true }) { userErrors { code } } }`,
  );
  secrets.push(first.invitation.token, invitation.token, PASSWORD, 'a tortoise on the moon');
  for (const { access, refresh: token } of [joined, next, again, last]) secrets.push(access!, token!);
});
afterAll(() => api.stop());

interface Entry {
  readonly action: string;
  readonly at: string;
  readonly requestId: string;
}

const trail = async (filter: object = {}): Promise<Entry[]> =>
  (await ask(api, center.admin, TRAIL, filter)).auditTrail.edges.map((edge: { node: Entry }) => edge.node);
const actionsOf = async (filter: object): Promise<string[]> => (await trail(filter)).map((entry) => entry.action);

it('tells the story of a person, newest first', async () => {
  expect(await actionsOf({ subjectId: robin.id })).toEqual([
    'person.sessions-ended-by-change',
    'person.changed',
    'person.signed-in',
    'person.signed-out-everywhere',
    'person.signed-in',
    'person.signed-out',
    'person.signed-in',
    'person.session-ended-by-reused-token',
    'person.accepted-invitation',
    'person.invited-again',
    'person.invited',
  ]);
});

it('says how it looked before and after, who did it and in which request', async () => {
  const [entry] = await trail({ action: 'person.changed' });
  const version = {
    id: robin.id,
    email: robin.email,
    givenName: 'Robin',
    familyName: 'Person',
    roles: ['COUNSELOR', 'STUDENT'],
  };
  expect(entry).toMatchObject({
    subjectType: 'Person',
    subjectId: robin.id,
    actor: { id: center.admin.id },
    before: { ...version, disabledAt: null, version: 1 },
    after: { ...version, disabledAt: expect.any(String), version: 2 },
  });
  expect(entry!.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

it('names nobody for what the service did by itself', async () => {
  expect(await trail({ action: 'person.session-ended' })).toMatchObject([{ actor: null }]);
});

it('filters by kind, actor and beginning of the action', async () => {
  expect(await actionsOf({ subjectType: 'Employer' })).toEqual(['employer.added']);
  expect(await actionsOf({ actorId: lead.id })).toEqual(['employer.added', 'person.signed-in']);
  expect(await actionsOf({ actorId: robin.id, action: 'person.signed-out' })).toEqual([
    'person.signed-out-everywhere',
    'person.signed-out',
  ]);
  expect(await actionsOf({ action: 'student.' })).toEqual(['student.connected', 'student.added']);
  expect(await trail({ subjectId: newId() })).toEqual([]);
});

it('filters by time: from a moment on, and before one', async () => {
  const all = await trail();
  const { at } = all.find((entry) => entry.action === 'person.changed')!;
  const [from, to] = [await trail({ from: at }), await trail({ to: at })];
  expect(from.map((entry) => entry.action)).toContain('person.changed');
  expect(to.map((entry) => entry.action)).not.toContain('person.changed');
  expect([...from, ...to]).toEqual(all);
});

it('comes in pages that leave nothing out', async () => {
  const all = await trail();
  const paged: object[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { auditTrail } = await ask(api, center.admin, TRAIL, { first: 3, after });
    paged.push(...auditTrail.edges.map((edge: { node: object }) => edge.node));
    [more, after] = [auditTrail.pageInfo.hasNextPage, auditTrail.pageInfo.endCursor];
  }
  expect(paged).toEqual(all);
});

it.each([['["yesterday","no id"]'], [`[1e300,"${newId()}"]`], [`["2026-01-01","${newId()}x"]`]])(
  'refuses the made-up cursor %s',
  async (keys) => {
    const { errors } = await api.graphql(TRAIL, { after: Buffer.from(keys).toString('base64url') }, center.admin.token);
    expect(errors?.[0]?.extensions.code).toBe('CURSOR_NOT_VALID');
  },
);

it('loads all actors of a page in one go', async () => {
  const load = vi.spyOn(api.app.get(PeopleStore), 'byIds');
  await trail();
  expect(load).toHaveBeenCalledTimes(1);
});

it('holds no secret and no hash', async () => {
  const { rows } = await api.database.as('superuser', 'SELECT t::text AS entry FROM audit_entries t');
  const written = rows.map((row) => row.entry).join('\n');
  expect(written).not.toMatch(/argon2|password|hash|token_?hash/i);
  for (const secret of secrets.flatMap((text) => [text, text.split('.').at(-1)!]))
    expect(written).not.toContain(secret);
});

it('is read by admins of the center only', async () => {
  const { errors } = await api.graphql(TRAIL, {}, lead.token);
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const elsewhere = await openCenter(api, 'lakeside');
  expect((await ask(api, elsewhere.admin, TRAIL, { subjectId: robin.id })).auditTrail.edges).toEqual([]);
});

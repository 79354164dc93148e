import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAY } from '../../src/kernel/instant.js';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, signIn } from '../support/centers.js';
import { meetingAt } from '../support/holding.js';
import { invite, renewInvitation } from '../support/invitations.js';
import { addSignedInStudent, addStudent, ask } from '../support/people.js';
import { acceptInvitation, isBelieved, trySignIn } from '../support/sessions.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { runAhead } from '../support/time.js';

const CHOSEN = 'a tortoise on the moon';

let api: TestApi;
let center: OpenedCenter;
let elsewhere: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  elsewhere = await openCenter(api, 'lakeside');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => api.stop());

let invited = 0;
const someAddress = (): string => `invited-${++invited}@riverside.example`;
const refusal = (answer: { userErrors: readonly object[] }): object | undefined => answer.userErrors[0];

describe('inviting', () => {
  it('lets a person choose a password, sign in at once and later', async () => {
    const { person, invitation } = await invite(api, center, 'Robin@Riverside.example', {
      roles: ['COUNSELOR', 'LEAD', 'COUNSELOR'],
    });
    expect(person).toMatchObject({ email: 'robin@riverside.example', roles: ['LEAD', 'COUNSELOR'], version: 1 });
    expect(Date.parse(invitation.expiresAt) - Date.now()).toBeGreaterThan(7 * DAY - 60_000);
    const { access, userId } = await acceptInvitation(api, invitation.token, CHOSEN);
    expect([userId, await isBelieved(api, access)]).toEqual([person.id, true]);
    expect(await signIn(api, center.slug, 'robin@riverside.example', CHOSEN)).toBeTruthy();
  });

  it('connects a person to a student record, which they then reach', async () => {
    const studentId = await addStudent(api, center, 'Sam');
    const { invitation } = await invite(api, center, someAddress(), { roles: ['STUDENT'], studentId });
    const { access } = await acceptInvitation(api, invitation.token, CHOSEN);
    expect(
      await ask(api, { token: access! }, 'query ($id: UUID!) { student(id: $id) { givenName } }', { id: studentId }),
    ).toEqual({
      student: { givenName: 'Sam' },
    });
  });

  it('refuses a student record that is not there, is another center’s, is taken or comes without the role', async () => {
    const inviteFor = (studentId: string, roles = ['STUDENT']) =>
      invite(api, center, someAddress(), { roles, studentId });
    const notFound = { code: 'STUDENT_NOT_FOUND', field: 'studentId' };
    expect(refusal(await inviteFor(newId()))).toEqual(notFound);
    expect(refusal(await inviteFor(await addStudent(api, elsewhere, 'Sam')))).toEqual(notFound);
    const taken = await addSignedInStudent(api, center, 'kim');
    expect(refusal(await inviteFor(taken.id))).toEqual({ code: 'STUDENT_ALREADY_CONNECTED', field: 'studentId' });
    expect(refusal(await inviteFor(await addStudent(api, center, 'Sam'), ['COUNSELOR']))).toEqual({
      code: 'VALUE_NOT_VALID',
      field: 'roles',
    });
  });

  it('leaves nobody behind when it is refused', async () => {
    const email = someAddress();
    await invite(api, center, email, { roles: ['STUDENT'], studentId: newId() });
    expect((await invite(api, center, email)).userErrors).toEqual([]);
  });

  it('refuses an address or an id that is taken, also when two come at once', async () => {
    const email = someAddress();
    const answers = await Promise.all([invite(api, center, email), invite(api, center, email.toUpperCase())]);
    expect(answers.map((answer) => refusal(answer)).filter(Boolean)).toEqual([
      { code: 'PERSON_EXISTS', field: 'email' },
    ]);
    expect(refusal(await invite(api, center, someAddress(), { id: center.admin.id }))).toEqual({
      code: 'ID_TAKEN',
      field: 'id',
    });
    expect((await invite(api, elsewhere, email)).userErrors).toEqual([]);
  });

  it('tells everything that is wrong', async () => {
    const { person, invitation, userErrors } = await invite(api, center, 'no address', {
      givenName: ' ',
      familyName: 'x'.repeat(101),
      roles: [],
    });
    expect([person, invitation, userErrors.map((error: { field: string }) => error.field).toSorted()]).toEqual([
      null,
      null,
      ['email', 'familyName', 'givenName', 'roles'],
    ]);
  });

  it('shows the token once and keeps it nowhere', async () => {
    const input = { clientMutationId: newId() };
    const email = someAddress();
    const first = await invite(api, center, email, input);
    const again = await invite(api, center, email, input);
    expect(again).toEqual({ ...first, invitation: { ...first.invitation, token: null } });
    const secret = first.invitation.token.split('.')[1];
    for (const table of ['idempotency_keys', 'audit_entries', 'invitations', 'users']) {
      const { rows } = await api.database.as(
        'superuser',
        `SELECT count(*)::int AS count FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`,
        [secret],
      );
      expect({ table, ...rows[0] }).toEqual({ table, count: 0 });
    }
  });

  it('is for admins only', async () => {
    const { token } = await addPerson(api, center, 'counselor', ['COUNSELOR', 'LEAD']);
    const { errors } = await api.graphql(
      'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { userErrors { code } } }',
      { input: { email: someAddress(), givenName: 'Robin', roles: ['ADMIN'] } },
      token,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('accepting', () => {
  const refused = {
    code: 'INVITATION_NOT_VALID',
    message: 'This invitation cannot be used, or no longer; ask an admin of your center for a new one.',
  };

  it('works once, also when two come at the same moment', async () => {
    const { person, invitation } = await invite(api, center, someAddress());
    const bothAtOnce = () =>
      Promise.all([CHOSEN, `${CHOSEN}!`].map((password) => acceptInvitation(api, invitation.token, password)));
    const answers = await meetingAt(api, 'SELECT FROM users WHERE id = $1 FOR UPDATE', person.id, 2, bothAtOnce);
    expect(answers.map((answer) => answer.code).filter((code) => code !== null)).toEqual(['INVITATION_NOT_VALID']);
    expect(await acceptInvitation(api, invitation.token, CHOSEN)).toMatchObject(refused);
  });

  it('gives one answer for every token that is not good', async () => {
    const { invitation: old } = await invite(api, center, someAddress());
    const { person, invitation: replaced } = await invite(api, center, someAddress());
    await renewInvitation(api, center, person.id);
    const { person: disabled, invitation: ofDisabled } = await invite(api, center, someAddress());
    await api.database.as('superuser', 'UPDATE users SET disabled_at = created_at WHERE id = $1', [disabled.id]);
    const inOtherCenter = old.token.replace(center.id, elsewhere.id);
    for (const token of ['', 'x.y', `${center.id}.${'A'.repeat(43)}`, inOtherCenter, replaced.token, ofDisabled.token])
      expect(await acceptInvitation(api, token, CHOSEN)).toMatchObject(refused);
    runAhead(api, 7 * DAY);
    expect(await acceptInvitation(api, old.token, CHOSEN)).toMatchObject(refused);
  });

  it('refuses weak passwords and keeps the invitation good', async () => {
    const email = someAddress();
    const { invitation } = await invite(api, center, email);
    const codeFor = async (password: string) => (await acceptInvitation(api, invitation.token, password)).code;
    expect(await codeFor('eleven char')).toBe('VALUE_NOT_VALID');
    expect(await codeFor('x'.repeat(201))).toBe('VALUE_NOT_VALID');
    expect(await codeFor(email.toUpperCase())).toBe('PASSWORD_NOT_ALLOWED');
    expect(await codeFor('Password1234')).toBe('PASSWORD_NOT_ALLOWED');
    expect(await codeFor(CHOSEN)).toBeNull();
  });
});

describe('renewing', () => {
  it('makes a token that works', async () => {
    const { person } = await invite(api, center, someAddress());
    const { invitation } = await renewInvitation(api, center, person.id);
    expect((await acceptInvitation(api, invitation.token, CHOSEN)).userId).toBe(person.id);
  });

  it('lets in again who has forgotten the password, which is good until then and ends all sessions', async () => {
    const email = someAddress();
    const { person, invitation } = await invite(api, center, email);
    const before = await acceptInvitation(api, invitation.token, CHOSEN);
    const { invitation: again } = await renewInvitation(api, center, person.id);
    expect(await signIn(api, center.slug, email, CHOSEN)).toBeTruthy();
    const after = await acceptInvitation(api, again.token, `${CHOSEN}!`);
    expect([await isBelieved(api, before.access), await isBelieved(api, after.access)]).toEqual([false, true]);
    expect((await trySignIn(api, { center: center.slug, email, password: CHOSEN })).code).toBe('SIGN_IN_REFUSED');
    expect(await signIn(api, center.slug, email, `${CHOSEN}!`)).toBeTruthy();
  });

  it('is nothing for oneself: that would be a new password without the present one', async () => {
    expect(refusal(await renewInvitation(api, center, center.admin.id))).toEqual({
      code: 'INVITES_ONESELF',
      field: 'personId',
    });
  });

  it('refuses who is disabled and who is not there', async () => {
    const { person: disabled } = await invite(api, center, someAddress());
    await api.database.as('superuser', 'UPDATE users SET disabled_at = created_at WHERE id = $1', [disabled.id]);
    expect(refusal(await renewInvitation(api, center, disabled.id))).toEqual({
      code: 'PERSON_DISABLED',
      field: 'personId',
    });
    const notFound = { code: 'PERSON_NOT_FOUND', field: 'personId' };
    expect(refusal(await renewInvitation(api, center, newId()))).toEqual(notFound);
    expect(refusal(await renewInvitation(api, center, elsewhere.admin.id))).toEqual(notFound);
  });
});

it('does not let an invited person in without accepting', async () => {
  const email = someAddress();
  await invite(api, center, email);
  expect((await trySignIn(api, { center: center.slug, email, password: '' })).code).toBe('SIGN_IN_REFUSED');
});

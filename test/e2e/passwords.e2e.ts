import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../src/kernel/instant.js';
import { addPerson, openCenter, type OpenedCenter, PASSWORD, signIn } from '../support/centers.js';
import { meetingAt } from '../support/holding.js';
import { renewInvitation } from '../support/invitations.js';
import { acceptInvitation, changePassword, isBelieved, refresh, trySignIn } from '../support/sessions.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const NEXT = 'a tortoise on the moon';

let api: TestApi;
let center: OpenedCenter;
let people = 0;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
});
afterAll(() => api.stop());

const somebody = () => addPerson(api, center, `somebody-${++people}`, ['STUDENT']);
const signInAs = ({ email }: { email: string }, password = PASSWORD) =>
  trySignIn(api, { center: center.slug, email, password });

describe('changing the password', () => {
  it('ends all sessions but the one it starts', async () => {
    const person = await somebody();
    const elsewhere = await signInAs(person);
    const changed = await changePassword(api, person.token, { currentPassword: PASSWORD, newPassword: NEXT });
    expect(changed).toMatchObject({ code: null, userId: person.id });
    const believed = await Promise.all(
      [person.token, elsewhere.access, changed.access].map((token) => isBelieved(api, token)),
    );
    expect(believed).toEqual([false, false, true]);
    expect((await refresh(api, elsewhere.refresh)).code).toBe('SESSION_ENDED');
    expect((await signInAs(person)).code).toBe('SIGN_IN_REFUSED');
    expect(await signIn(api, center.slug, person.email, NEXT)).toBeTruthy();
  });

  it('is written down without the password', async () => {
    const person = await somebody();
    await changePassword(api, person.token, { currentPassword: PASSWORD, newPassword: NEXT });
    const { rows } = await api.database.as(
      'superuser',
      'SELECT action, after::text FROM audit_entries WHERE subject_id = $1 ORDER BY id DESC LIMIT 2',
      [person.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['person.changed-password', 'person.sessions-ended-by-password']);
    expect(JSON.stringify(rows)).not.toContain(NEXT);
  });

  it('needs the current one, and another that is good', async () => {
    const { token, email } = await somebody();
    const codeOf = async (currentPassword: string, newPassword: string) =>
      (await changePassword(api, token, { currentPassword, newPassword })).code;
    expect(await codeOf('not my password', NEXT)).toBe('PASSWORD_WRONG');
    expect(await codeOf(PASSWORD, 'short')).toBe('VALUE_NOT_VALID');
    expect(await codeOf(PASSWORD, 'password1234')).toBe('PASSWORD_NOT_ALLOWED');
    expect(await codeOf(PASSWORD, email)).toBe('PASSWORD_NOT_ALLOWED');
    expect(await isBelieved(api, token)).toBe(true);
  });

  it('does not let anybody try passwords for long', async () => {
    const { token } = await somebody();
    const codes: (string | null)[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      codes.push((await changePassword(api, token, { currentPassword: `wrong ${attempt}`, newPassword: NEXT })).code);
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('PASSWORD_WRONG'));
    expect(codes[10]).toBe('TOO_MANY_ATTEMPTS');
  });

  it('counts wrong passwords together with those typed to sign in', async () => {
    const person = await somebody();
    for (let attempt = 0; attempt < 10; attempt += 1) await signInAs(person, `wrong ${attempt}`);
    const changed = await changePassword(api, person.token, { currentPassword: PASSWORD, newPassword: NEXT });
    expect(changed.code).toBe('TOO_MANY_ATTEMPTS');
  });

  it('works once when two come at the same moment', async () => {
    const person = await somebody();
    const both = () =>
      Promise.all(
        [NEXT, `${NEXT}!`].map((newPassword) =>
          changePassword(api, person.token, { currentPassword: PASSWORD, newPassword }),
        ),
      );
    const answers = await meetingAt(api, 'SELECT FROM users WHERE id = $1 FOR UPDATE', person.id, 2, both);
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['PASSWORD_WRONG', null].toSorted());
  });

  it('makes invitations of before useless', async () => {
    const person = await somebody();
    const { invitation } = await renewInvitation(api, center, person.id);
    await changePassword(api, person.token, { currentPassword: PASSWORD, newPassword: NEXT });
    expect((await acceptInvitation(api, invitation.token, `${NEXT}!`)).code).toBe('INVITATION_NOT_VALID');
  });
});

describe('a session that ended in another process', () => {
  it('leaves no key behind, although its access token has not run out', async () => {
    const { id, token } = await addPerson(api, center, 'ada', ['ADMIN']);
    await api.database.as(
      'superuser',
      "UPDATE sessions SET ended_at = now(), end_reason = 'SIGNED_OUT' WHERE user_id = $1",
      [id],
    );
    expect(await isBelieved(api, token)).toBe(true);
    const input = { name: 'thief', scopes: ['READ_PEOPLE'], expiresAt: new Date(Date.now() + 30 * DAY) };
    const create = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }';
    const { errors } = await api.graphql(create, { input }, token);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

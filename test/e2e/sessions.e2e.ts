import { verify } from '@node-rs/argon2';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ForgettingJobs } from '../../src/identity/forgetting.jobs.js';
import { Passwords } from '../../src/identity/index.js';
import { DAY } from '../../src/kernel/instant.js';
import { addPerson, openCenter, type OpenedCenter, PASSWORD, type TestPerson } from '../support/centers.js';
import { meetingAt } from '../support/holding.js';
import { invite } from '../support/invitations.js';
import { ask } from '../support/people.js';
import { isBelieved, refresh, type SessionAnswer, trySignIn } from '../support/sessions.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { runAhead } from '../support/time.js';

// The real hash, but counted.
vi.mock(import('@node-rs/argon2'), async (original) => {
  const argon2 = await original();
  return { ...argon2, verify: vi.fn<typeof argon2.verify>(argon2.verify) };
});

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => api.stop());

let people = 0;
const somebody = (): Promise<TestPerson> => addPerson(api, center, `somebody-${++people}`, ['COUNSELOR']);
const signInAs = (person: { email: string }, password = PASSWORD): Promise<SessionAnswer> =>
  trySignIn(api, { center: center.slug, email: person.email, password });
const newSession = async (): Promise<SessionAnswer> => signInAs(await somebody());
const endReasons = async (userId: string | null): Promise<string[]> => {
  const { rows } = await api.database.as(
    'superuser',
    'SELECT end_reason FROM sessions WHERE user_id = $1 ORDER BY started_at, id',
    [userId],
  );
  return rows.map((row) => row.end_reason);
};

describe('signing in', () => {
  it('takes center and address in any case, with blanks around them', async () => {
    const { email } = await somebody();
    const answer = await trySignIn(api, {
      center: ' Riverside ',
      email: ` ${email.toUpperCase()} `,
      password: PASSWORD,
    });
    expect(await isBelieved(api, answer.access)).toBe(true);
  });

  it('takes a password however the keyboard composes it', async () => {
    const { id, email } = await somebody();
    const hash = await api.app.get(Passwords).hash('cafe\u0301 in the morning');
    await api.database.as('superuser', 'UPDATE users SET password_hash = $2 WHERE id = $1', [id, hash]);
    for (const typed of ['cafe\u0301', 'caf\u00e9'])
      expect((await signInAs({ email }, `${typed} in the morning`)).code).toBeNull();
  });

  it('gives one answer for whatever is wrong, and each costs one hash', async () => {
    const disabled = await somebody();
    await api.database.as('superuser', 'UPDATE users SET disabled_at = created_at WHERE id = $1', [disabled.id]);
    const { email: invited } = (await invite(api, center, 'invited@riverside.example')).person;
    const { email } = await somebody();
    const attempts = {
      'unknown center': { center: 'nowhere', email, password: PASSWORD },
      'unknown person': { center: center.slug, email: 'nobody@riverside.example', password: PASSWORD },
      'wrong password': { center: center.slug, email, password: 'wrong horse battery staple' },
      'disabled person': { center: center.slug, email: disabled.email, password: PASSWORD },
      'invited person': { center: center.slug, email: invited, password: PASSWORD },
    };
    for (const [what, attempt] of Object.entries(attempts)) {
      vi.mocked(verify).mockClear();
      const { access, code, message } = await trySignIn(api, attempt);
      expect({ what, access, code, message, hashes: vi.mocked(verify).mock.calls.length }).toEqual({
        what,
        access: null,
        code: 'SIGN_IN_REFUSED',
        message: 'Center, e-mail address and password do not go together.',
        hashes: 1,
      });
    }
  });

  it('hashes no password longer than any may be', async () => {
    const { email } = await somebody();
    vi.mocked(verify).mockClear();
    expect((await signInAs({ email }, 'x'.repeat(201))).code).toBe('VALUE_NOT_VALID');
    expect(vi.mocked(verify)).not.toHaveBeenCalled();
  });

  it('keeps out who is disabled while the password is compared', async () => {
    const { id, email } = await somebody();
    vi.mocked(verify).mockImplementationOnce(async () => {
      await api.database.as('superuser', 'UPDATE users SET disabled_at = created_at WHERE id = $1', [id]);
      return true;
    });
    expect((await signInAs({ email })).code).toBe('SIGN_IN_REFUSED');
    expect(await endReasons(id)).toHaveLength(1);
  });

  it('throttles a person who exists and one who does not alike, the right password too', async () => {
    const { email } = await somebody();
    for (const address of [email, 'nobody-at-all@riverside.example']) {
      const answers = [];
      for (let attempt = 0; attempt < 10; attempt++)
        answers.push((await signInAs({ email: address }, 'wrong password')).code);
      expect(answers).toEqual(Array(10).fill('SIGN_IN_REFUSED'));
      const { code, message } = await signInAs({ email: address });
      expect(code).toBe('TOO_MANY_ATTEMPTS');
      expect(message).toMatch(/wait (8[89]\d|900) seconds/);
    }
    expect((await signInAs(await somebody())).code).toBeNull();
  });
});

describe('refreshing', () => {
  it('goes on with the session', async () => {
    const first = await newSession();
    const second = await refresh(api, first.refresh);
    expect({ ...second, access: await isBelieved(api, second.access) }).toEqual({
      ...first,
      access: true,
      refresh: second.refresh,
    });
    expect(second.refresh).not.toBe(first.refresh);
    expect((await refresh(api, second.refresh)).code).toBeNull();
  });

  it('gives another pair when the answer was lost', async () => {
    const first = await newSession();
    const lost = await refresh(api, first.refresh);
    runAhead(api, 19_000);
    const again = await refresh(api, first.refresh);
    expect(again.refresh).not.toBe(lost.refresh);
    expect((await refresh(api, again.refresh)).code).toBeNull();
    expect(await endReasons(first.userId)).toEqual([null, null]);
  });

  it('ends the session when a token comes again after the grace', async () => {
    const first = await newSession();
    const second = await refresh(api, first.refresh);
    runAhead(api, 21_000);
    expect((await refresh(api, first.refresh)).code).toBe('TOKEN_REUSED');
    expect((await refresh(api, second.refresh)).code).toBe('SESSION_ENDED');
    expect([await isBelieved(api, first.access), await isBelieved(api, second.access)]).toEqual([false, false]);
    expect(await endReasons(first.userId)).toEqual([null, 'TOKEN_REUSED']);
  });

  it('ends the session when a token comes again although its successor was used', async () => {
    const first = await newSession();
    const second = await refresh(api, first.refresh);
    const third = await refresh(api, second.refresh);
    expect((await refresh(api, first.refresh)).code).toBe('TOKEN_REUSED');
    expect((await refresh(api, third.refresh)).code).toBe('SESSION_ENDED');
  });

  it('lets only one go on of two that were given for the same token, also at the same moment', async () => {
    const first = await newSession();
    const twins = [await refresh(api, first.refresh), await refresh(api, first.refresh)];
    const bothAtOnce = () => Promise.all(twins.map((twin) => refresh(api, twin.refresh)));
    const answers = await meetingAt(
      api,
      'SELECT FROM sessions WHERE user_id = $1 FOR UPDATE',
      first.userId!,
      2,
      bothAtOnce,
    );
    expect(answers.map((answer) => answer.code).toSorted()).toEqual(['TOKEN_REUSED', null].toSorted());
  });

  it('notes the first use of a token that comes many times at once', async () => {
    const first = await newSession();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(api, first.refresh)));
    expect(answers.map((answer) => answer.code)).toEqual(Array(8).fill(null));
    runAhead(api, 21_000);
    expect((await refresh(api, first.refresh)).code).toBe('TOKEN_REUSED');
  });

  it('refuses who is disabled, a session that is over and what is no token', async () => {
    const { userId, refresh: token } = await newSession();
    await api.database.as('superuser', 'UPDATE users SET disabled_at = created_at WHERE id = $1', [userId]);
    expect((await refresh(api, token)).code).toBe('SESSION_ENDED');
    const old = await newSession();
    runAhead(api, 30 * DAY);
    expect((await refresh(api, old.refresh)).code).toBe('SESSION_ENDED');
    const unknown = `${center.id}.${'A'.repeat(43)}`;
    for (const text of ['', 'x.y', unknown, unknown.replace(center.id, 'nowhere'), 'A'.repeat(10_000)])
      expect((await refresh(api, text)).code).toBe('SESSION_ENDED');
  });

  it('leaves nothing behind of a session long over, however often it was refreshed', async () => {
    const first = await newSession();
    await refresh(api, (await refresh(api, first.refresh)).refresh);
    runAhead(api, 121 * DAY);
    await api.app.get(ForgettingJobs).forget();
    expect(await endReasons(first.userId)).toEqual([]);
  });

  it('gives the roles of now', async () => {
    const first = await newSession();
    await api.database.as('superuser', `UPDATE users SET roles = '{LEAD}' WHERE id = $1`, [first.userId]);
    const { access } = await refresh(api, first.refresh);
    expect(JSON.parse(Buffer.from(access!.split('.')[1]!, 'base64url').toString()).roles).toEqual(['LEAD']);
  });
});

describe('signing out', () => {
  it('ends this session and no other', async () => {
    const person = await somebody();
    const [here, there] = [await signInAs(person), await signInAs(person)];
    expect(
      await ask(api, { token: here.access! }, 'mutation { signOut { sessionsEnded userErrors { code } } }'),
    ).toEqual({
      signOut: { sessionsEnded: 1, userErrors: [] },
    });
    expect([await isBelieved(api, here.access), (await refresh(api, here.refresh)).code]).toEqual([
      false,
      'SESSION_ENDED',
    ]);
    expect([await isBelieved(api, there.access), (await refresh(api, there.refresh)).code]).toEqual([true, null]);
  });

  it('everywhere ends all of one’s own', async () => {
    const person = await somebody();
    const other = await newSession();
    const sessions = [await signInAs(person), await signInAs(person)];
    // One more was started when the person was added.
    expect(await ask(api, { token: sessions[0]!.access! }, 'mutation { signOutEverywhere { sessionsEnded } }')).toEqual(
      {
        signOutEverywhere: { sessionsEnded: 3 },
      },
    );
    for (const session of sessions)
      expect([await isBelieved(api, session.access), (await refresh(api, session.refresh)).code]).toEqual([
        false,
        'SESSION_ENDED',
      ]);
    expect(await endReasons(person.id)).toEqual(Array(3).fill('SIGNED_OUT_EVERYWHERE'));
    expect(await isBelieved(api, other.access)).toBe(true);
  });
});

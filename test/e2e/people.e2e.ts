import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, signIn, type TestPerson } from '../support/centers.js';
import { meetingAt } from '../support/holding.js';
import { invite, renewInvitation } from '../support/invitations.js';
import { addSignedInStudent, ask } from '../support/people.js';
import { acceptInvitation, isBelieved, refresh, trySignIn } from '../support/sessions.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const PASSWORD = 'a tortoise on the moon';
const FIELDS = 'id email givenName familyName roles disabledAt version';
const CHANGE = `mutation ($input: ChangePersonInput!) { changePerson(input: $input) { person { ${FIELDS} } userErrors { code field } } }`;

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const change = async (as: { readonly token: string }, input: object) =>
  (await ask(api, as, CHANGE, { input })).changePerson;

let centers = 0;
/** A center of one's own, so that its list of people is known. */
const newCenter = (): Promise<OpenedCenter> => openCenter(api, `center-${++centers}`);

let joined = 0;
/** Somebody who was invited and has accepted. */
const join = async (center: OpenedCenter, givenName: string, familyName: string, roles: string[]) => {
  const { person, invitation } = await invite(api, center, `person-${++joined}@${center.slug}.example`, {
    givenName,
    familyName,
    roles,
  });
  const { access, refresh: token } = await acceptInvitation(api, invitation.token, PASSWORD);
  return { ...person, token: access!, refreshToken: token! };
};

describe('the list of people', () => {
  let center: OpenedCenter;
  const found = async (args: string): Promise<string[]> => {
    const { people } = await ask(api, center.admin, `{ people(${args}) { edges { node { givenName } } } }`);
    return people.edges.map((edge: { node: { givenName: string } }) => edge.node.givenName);
  };

  beforeAll(async () => {
    center = await newCenter();
    await join(center, 'Zoë', 'Álvarez', ['COUNSELOR']);
    await join(center, 'José', "O'Neil", ['COUNSELOR', 'LEAD']);
    await join(center, 'Ada', 'van der Berg', ['STUDENT']);
  });

  it('goes by given name', async () => {
    expect(await found('first: 10')).toEqual(['Ada', 'admin', 'José', 'Zoë']);
  });

  it.each([
    ['jose', ['José']],
    ['JOSÉ ONEIL', ['José']],
    ['alva', ['Zoë']],
    ['berg', ['Ada']],
    ['erg', []],
    ['%', []],
    ['admin@center', ['admin']],
    [' ', ['Ada', 'admin', 'José', 'Zoë']],
  ])('finds by "%s"', async (typed, names) => {
    expect(await found(`startsWith: ${JSON.stringify(typed)}`)).toEqual(names);
  });

  it('shows one role only', async () => {
    expect([await found('role: LEAD'), await found('role: COUNSELOR')]).toEqual([['José'], ['José', 'Zoë']]);
  });

  it('comes in pages that leave nobody out', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { people } = await ask(
        api,
        center.admin,
        'query ($after: String) { people(first: 1, after: $after) { edges { node { givenName } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...people.edges.map((edge: { node: { givenName: string } }) => edge.node.givenName));
      [more, after] = [people.pageInfo.hasNextPage, people.pageInfo.endCursor];
    }
    expect(seen).toEqual(['Ada', 'admin', 'José', 'Zoë']);
  });

  it.each([['["admin","no id"]'], ['[1]'], ['no JSON']])('refuses the made-up cursor %s', async (keys) => {
    const { errors } = await api.graphql(
      'query ($after: String) { people(after: $after) { edges { cursor } } }',
      { after: Buffer.from(keys).toString('base64url') },
      center.admin.token,
    );
    expect(errors?.[0]?.extensions.code).toBe('CURSOR_NOT_VALID');
  });

  it('is not for students, who know of themselves only', async () => {
    const student = (await addSignedInStudent(api, center, 'sam')).person;
    for (const query of ['{ people { edges { cursor } } }', `{ person(id: "${center.admin.id}") { id } }`])
      expect((await api.graphql(query, {}, student.token)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await ask(api, student, '{ me { id } }')).toEqual({ me: { id: student.id } });
  });
});

it('shows one person, and another center’s as little as one who is not there', async () => {
  const [center, elsewhere] = [await newCenter(), await newCenter()];
  const person = async (id: string) => (await ask(api, center.admin, `{ person(id: "${id}") { ${FIELDS} } }`)).person;
  expect(await person(center.admin.id)).toMatchObject({
    id: center.admin.id,
    roles: ['ADMIN'],
    disabledAt: null,
    version: 1,
  });
  expect([await person(elsewhere.admin.id), await person(newId())]).toEqual([null, null]);
});

describe('changing a person', () => {
  it('changes what is named and nothing else, and finds them by the new name', async () => {
    const center = await newCenter();
    const robin = await join(center, 'Robin', 'Person', ['COUNSELOR']);
    const { person } = await change(center.admin, { id: robin.id, version: 1, givenName: 'Robyn', familyName: null });
    expect(person).toEqual({
      id: robin.id,
      email: robin.email,
      roles: ['COUNSELOR'],
      givenName: 'Robyn',
      familyName: '',
      disabledAt: null,
      version: 2,
    });
    const { people } = await ask(api, center.admin, '{ people(startsWith: "robyn") { edges { node { id } } } }');
    expect(people.edges).toEqual([{ node: { id: robin.id } }]);
    expect(await isBelieved(api, robin.token)).toBe(true);
  });

  it('refuses a version that is not of now, wrong fields and who is not there', async () => {
    const [center, elsewhere] = [await newCenter(), await newCenter()];
    const { id } = await join(center, 'Robin', 'Person', ['COUNSELOR']);
    await change(center.admin, { id, version: 1, givenName: 'Robyn' });
    expect((await change(center.admin, { id, version: 1, givenName: 'Roberta' })).userErrors).toEqual([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    expect(
      (await change(center.admin, { id, version: 2, givenName: ' ', roles: [] })).userErrors.map(
        (error: { field: string }) => error.field,
      ),
    ).toEqual(['givenName', 'roles']);
    for (const nobody of [elsewhere.admin.id, newId()])
      expect((await change(center.admin, { id: nobody, version: 1, givenName: 'X' })).userErrors).toEqual([
        { code: 'PERSON_NOT_FOUND', field: 'id' },
      ]);
  });

  it('ends the sessions of whose roles change', async () => {
    const center = await newCenter();
    const robin = await join(center, 'Robin', 'Person', ['COUNSELOR']);
    await change(center.admin, { id: robin.id, version: 1, roles: ['LEAD'] });
    expect([await isBelieved(api, robin.token), (await refresh(api, robin.refreshToken)).code]).toEqual([
      false,
      'SESSION_ENDED',
    ]);
    const token = await signIn(api, center.slug, robin.email, PASSWORD);
    expect(await ask(api, { token }, '{ me { roles } }')).toEqual({ me: { roles: ['LEAD'] } });
  });

  it('shuts out who is disabled until they are let in again', async () => {
    const center = await newCenter();
    const robin = await join(center, 'Robin', 'Person', ['COUNSELOR']);
    const attempt = { center: center.slug, email: robin.email, password: PASSWORD };
    const { person } = await change(center.admin, { id: robin.id, version: 1, disabled: true });
    expect(Date.parse(person.disabledAt)).toBeGreaterThan(Date.now() - 60_000);
    expect([await isBelieved(api, robin.token), (await trySignIn(api, attempt)).code]).toEqual([
      false,
      'SIGN_IN_REFUSED',
    ]);
    await change(center.admin, { id: robin.id, version: 2, disabled: false });
    expect((await trySignIn(api, attempt)).code).toBeNull();
  });

  it('is for admins only', async () => {
    const center = await newCenter();
    const { token } = await addPerson(api, center, 'lead', ['LEAD']);
    const { errors } = await api.graphql(CHANGE, { input: { id: center.admin.id, version: 1, givenName: 'X' } }, token);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the last admin', () => {
  const refused = [{ code: 'LAST_ADMIN', field: null }];

  it('can neither give up the role nor be disabled, as long as the others have not accepted or are disabled', async () => {
    const center = await newCenter();
    const { person } = await invite(api, center, 'second@center.example', { roles: ['ADMIN'] });
    const giveUp = () => change(center.admin, { id: center.admin.id, version: 1, roles: ['LEAD'] });
    expect((await giveUp()).userErrors).toEqual(refused);
    expect((await change(center.admin, { id: center.admin.id, version: 1, disabled: true })).userErrors).toEqual(
      refused,
    );
    const { invitation } = await renewInvitation(api, center, person.id);
    await acceptInvitation(api, invitation.token, PASSWORD);
    await change(center.admin, { id: person.id, version: 1, disabled: true });
    expect((await giveUp()).userErrors).toEqual(refused);
    await change(center.admin, { id: person.id, version: 2, disabled: false });
    expect((await giveUp()).userErrors).toEqual([]);
  });

  it('stays when two admins take the role from each other at the same moment', async () => {
    const center = await newCenter();
    const second: TestPerson = await addPerson(api, center, 'second', ['ADMIN']);
    const bothAtOnce = () =>
      Promise.all([
        change(center.admin, { id: second.id, version: 1, roles: ['LEAD'] }),
        change(second, { id: center.admin.id, version: 1, roles: ['LEAD'] }),
      ]);
    const answers = await meetingAt(api, 'SELECT FROM users WHERE center_id = $1 FOR UPDATE', center.id, 2, bothAtOnce);
    expect(answers.map((answer) => answer.userErrors).toSorted((a, b) => a.length - b.length)).toEqual([[], refused]);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, signIn } from '../support/centers.js';
import { addEmployer, ask, type Data } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const DAY = 86_400_000;
const TOKEN = 'id name scopes createdBy { id } createdAt expiresAt lastUsedAt revokedAt';
const CREATE = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { ${TOKEN} } secret userErrors { code field message } } }`;
const REVOKE = `mutation ($id: UUID!) { revokeApiToken(input: { id: $id }) { apiToken { ${TOKEN} } userErrors { code field } } }`;
const EMPLOYERS = '{ employers { edges { node { name } } } }';
const ADD_EMPLOYER =
  'mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id } userErrors { code } } }';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  await addEmployer(api, center, 'Acme');
});
afterAll(() => api.stop());

const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

const create = async (input: object = {}, as: { token: string } = center.admin): Promise<Data> =>
  (
    await ask(api, as, CREATE, {
      input: { name: 'Student system', scopes: ['READ_EMPLOYERS'], expiresAt: inDays(30), ...input },
    })
  ).createApiToken;

const tokenOf = async (id: string): Promise<Data> =>
  (await ask(api, center.admin, `query ($id: UUID!) { apiToken(id: $id) { ${TOKEN} } }`, { id })).apiToken;

/** What a request with this bearer is answered: `ok`, or the code of the refusal. */
const tryWith = async (secret: string, query = EMPLOYERS, variables: object = {}): Promise<string> => {
  const { errors } = await api.graphql(query, variables, secret);
  return errors?.[0]?.extensions.code ?? 'ok';
};

describe('a new token', () => {
  it('is shown once, and never again', async () => {
    const id = newId();
    const scopes = ['READ_PROSPECTS', 'READ_EMPLOYERS'];
    const { apiToken, secret, userErrors } = await create({ id, scopes, clientMutationId: newId() });
    expect(userErrors).toEqual([]);
    expect(secret).toMatch(/^ft_[0-9a-f-]{36}\.[\w-]{43}$/);
    expect(apiToken).toMatchObject({
      id,
      name: 'Student system',
      scopes: ['READ_EMPLOYERS', 'READ_PROSPECTS'],
      createdBy: { id: center.admin.id },
      lastUsedAt: null,
      revokedAt: null,
    });
    const random = secret.split('.')[1];
    const { rows } = await api.database.as(
      'superuser',
      `SELECT 1 FROM (SELECT t::text AS row FROM api_tokens t UNION ALL SELECT a::text FROM audit_entries a
                      UNION ALL SELECT k::text FROM idempotency_keys k) AS kept WHERE strpos(row, $1) > 0`,
      [random],
    );
    expect(rows).toEqual([]);
  });

  it('shows no secret when the mutation is sent again', async () => {
    const input = { id: newId(), clientMutationId: newId(), expiresAt: inDays(3) };
    const first = await create(input);
    const again = await create(input);
    expect(again.apiToken).toEqual(first.apiToken);
    expect(again.secret).toBeNull();
    expect(await tryWith(first.secret)).toBe('ok');
  });

  it.each([
    ['without a scope', { scopes: [] }, 'VALUE_TOO_SMALL', 'scopes'],
    ['without a name', { name: ' ' }, 'VALUE_TOO_SMALL', 'name'],
    ['for longer than a year', { expiresAt: inDays(367) }, 'DATE_TOO_FAR_AWAY', 'expiresAt'],
    ['for the past', { expiresAt: inDays(-1) }, 'DATE_IN_THE_PAST', 'expiresAt'],
  ])('is refused %s', async (_, input, code, field) => {
    expect(await create(input)).toMatchObject({ apiToken: null, secret: null, userErrors: [{ code, field }] });
  });

  it('is not made by who is no admin, and not by a token', async () => {
    const lead = await addPerson(api, center, 'lead', ['LEAD']);
    const input = { name: 'x', scopes: ['READ_EMPLOYERS'], expiresAt: inDays(1) };
    expect(await tryWith(lead.token, CREATE, { input })).toBe('FORBIDDEN');
    const { secret } = await create();
    expect(await tryWith(secret, CREATE, { input })).toBe('FORBIDDEN');
  });
});

describe('a program with a token', () => {
  it('does what a scope takes in, and nothing else', async () => {
    const { secret } = await create({ scopes: ['READ_EMPLOYERS'] });
    expect((await api.graphql(EMPLOYERS, {}, secret)).data.employers.edges[0].node.name).toBe('Acme');
    expect(await tryWith(secret, ADD_EMPLOYER, { input: { name: 'Other' } })).toBe('FORBIDDEN');
    expect(await tryWith(secret, '{ me { id } }')).toBe('FORBIDDEN');
    expect(await tryWith(secret, 'mutation { signOut { sessionsEnded } }')).toBe('FORBIDDEN');
  });

  it('stands in the audit trail with its token, in the name of who made it', async () => {
    const { secret, apiToken } = await create({ name: 'Importer', scopes: ['WRITE_EMPLOYERS'] });
    const { data } = await api.graphql(ADD_EMPLOYER, { input: { name: 'Written by a program' } }, secret);
    const trail = await ask(
      api,
      center.admin,
      `query ($id: UUID!) { auditTrail(subjectId: $id) { edges { node { action actor { id } apiToken { id name } } } } }`,
      { id: data.addEmployer.employer.id },
    );
    expect(trail.auditTrail.edges).toEqual([
      {
        node: {
          action: 'employer.added',
          actor: { id: center.admin.id },
          apiToken: { id: apiToken.id, name: 'Importer' },
        },
      },
    ]);
  });

  it('reaches no other center', async () => {
    const other = await openCenter(api, 'hillside');
    const { secret } = await create({}, other.admin);
    expect((await api.graphql(EMPLOYERS, {}, secret)).data.employers.edges).toEqual([]);
    const forged = secret.replace(other.id, center.id);
    expect(await tryWith(forged)).toBe('UNAUTHENTICATED');
  });

  it.each([
    'ft_',
    'ft_x',
    'ft_00000000-0000-7000-8000-000000000000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'ft_a.b.c',
  ])('is nobody with %s', async (secret) => {
    expect(await tryWith(secret)).toBe('UNAUTHENTICATED');
  });
});

describe('a token ends', () => {
  it('when it is revoked, with the next request', async () => {
    const { secret, apiToken } = await create();
    expect(await tryWith(secret)).toBe('ok');
    const { revokeApiToken } = await ask(api, center.admin, REVOKE, { id: apiToken.id });
    expect(revokeApiToken.apiToken.revokedAt).not.toBeNull();
    expect(await tryWith(secret)).toBe('UNAUTHENTICATED');
    const again = await ask(api, center.admin, REVOKE, { id: apiToken.id });
    expect(again.revokeApiToken.apiToken.revokedAt).toBe(revokeApiToken.apiToken.revokedAt);
  });

  it('says so of one that does not exist', async () => {
    const { revokeApiToken } = await ask(api, center.admin, REVOKE, { id: newId() });
    expect(revokeApiToken.userErrors).toEqual([{ code: 'API_TOKEN_NOT_FOUND', field: 'id' }]);
  });

  it('when who made it is no admin any more', async () => {
    const second = await addPerson(api, center, 'second', ['ADMIN']);
    const { secret } = await create({}, second);
    expect(await tryWith(secret)).toBe('ok');
    await ask(
      api,
      center.admin,
      `mutation { changePerson(input: { id: "${second.id}", version: 1, roles: [COUNSELOR] }) { userErrors { code } } }`,
    );
    expect(await tryWith(secret)).toBe('UNAUTHENTICATED');
    expect(await signIn(api, center.slug, second.email)).toBeTruthy();
  });
});

describe('over time', () => {
  let now: number;
  beforeEach(() => {
    now = Date.now();
    vi.spyOn(api.app.get(Clock), 'now').mockImplementation(() => now);
  });
  afterEach(() => void vi.restoreAllMocks());

  it('a token expires', async () => {
    const { secret } = await create({ expiresAt: inDays(1) });
    now += DAY - 1_000;
    expect(await tryWith(secret)).toBe('ok');
    now += 2_000;
    expect(await tryWith(secret)).toBe('UNAUTHENTICATED');
  });

  it('its last use is noted, at most every five minutes', async () => {
    const { secret, apiToken } = await create();
    const usedAt = async (): Promise<number> => Date.parse((await tokenOf(apiToken.id)).lastUsedAt);
    await Promise.all([tryWith(secret), tryWith(secret)]);
    const first = await usedAt();
    expect(first).toBe(now);
    now += 4 * 60_000;
    await tryWith(secret);
    expect(await usedAt()).toBe(first);
    now += 2 * 60_000;
    await tryWith(secret);
    expect(await usedAt()).toBe(now);
  });
});

it('lists tokens, the newest first, page by page', async () => {
  const page = `query ($after: String) { apiTokens(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  const newest = [await create({ name: 'one' }), await create({ name: 'two' }), await create({ name: 'three' })]
    .map(({ apiToken }) => apiToken.id)
    .toReversed();
  const first = (await ask(api, center.admin, page)).apiTokens;
  const second = (await ask(api, center.admin, page, { after: first.pageInfo.endCursor })).apiTokens;
  const ids = [...first.edges, ...second.edges].map(({ node }: Data) => node.id);
  expect(ids.slice(0, 3)).toEqual(newest);
});

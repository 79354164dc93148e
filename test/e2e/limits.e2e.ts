import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'limits');
});
afterAll(() => api.stop());

const codesOf = async (query: string): Promise<unknown[]> => {
  const { errors } = await api.graphql(query, {}, center.admin.token);
  return (errors ?? []).map((error) => error.extensions.code);
};

const nested = (levels: number): string => (levels === 0 ? 'id' : `prospect { interviews { ${nested(levels - 1)} } }`);
const many = (count: number, word: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => word(n)).join(' ');

describe('a query is refused by name', () => {
  it.each([
    ['too deep', `{ interview(id: "01a20599-921b-7797-b6c6-c9a17a8de4b2") { ${nested(8)} } }`],
    ['too many aliases', `{ ${many(21, (n) => `a${n}: leftHanging`)} }`],
    ['too many fields', `{ me { ${many(501, () => 'email')} } }`],
    ['too many root fields', `{ ${many(21, () => 'leftHanging')} }`],
    [
      'an answer too large',
      `{ prospects(first: 100) { edges { node { student { notes(first: 100) { edges { node { body id author { email id } } } } } } } } }`,
    ],
    ['too long', `{ me { email } } # ${'x'.repeat(50_001)}`],
    [
      'a bomb of fragments',
      `{ me { ...f0 } } ${many(12, (n) => `fragment f${n} on Person { ...f${n + 1} ...f${n + 1} id }`)} fragment f12 on Person { id }`,
    ],
    ['brackets without end', `${'{ a '.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['brackets that never close', '{ a '.repeat(5_000)],
    ['lists without end', `{ interview(id: ${'['.repeat(20_000)}`],
  ])('%s', async (_, query) => {
    const codes = await codesOf(query);
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes)).toEqual(new Set(['QUERY_TOO_LARGE']));
  });

  it('also when a fragment holds itself, without walking in circles', async () => {
    expect((await codesOf('{ me { ...f } } fragment f on Person { id ...f }')).length).toBeGreaterThan(0);
  });
});

it('lets a full screen through', async () => {
  expect(
    await codesOf(
      '{ prospects(first: 100) { edges { node { id position employer { name } nextStep { kind dueAt why { sentence } } } } } me { email } }',
    ),
  ).toEqual([]);
});

it('counts no brackets in texts', async () => {
  expect(await codesOf(`{ people(startsWith: "${'('.repeat(200)} \\" {") { edges { node { id } } } }`)).toEqual([]);
});

describe('a request that is none', () => {
  const post = async (body: object | string) => {
    const answer = await api
      .http()
      .post('/graphql')
      .set('authorization', `Bearer ${center.admin.token}`)
      .set('content-type', 'application/json')
      .send(typeof body === 'string' ? body : JSON.stringify(body));
    return { status: answer.status, code: answer.body.errors?.[0]?.extensions.code, message: answer.text };
  };

  it.each([
    ['a number as query', { query: 5 }],
    ['null as query', { query: null }],
    ['an object as query', { query: { kind: 'Document' } }],
    ['a syntax tree as query', { query: '{"kind":"Document","definitions":[]}' }],
    ['a number in a text', { query: '5' }],
    ['nothing', {}],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"query"'],
    ['variables that are none', { query: '{ me { email } }', variables: 5 }],
    ['a list of variables', { query: '{ me { email } }', variables: [] }],
    ['an operation that is a number', { query: '{ me { email } }', operationName: [5] }],
  ])('%s is refused in words', async (_, body) => {
    const answer = await post(body);
    expect(answer, answer.message).toMatchObject({ code: expect.stringMatching(/_/) });
    expect(answer.code).not.toBe('INTERNAL');
  });

  it('with an operation that it does not have', async () => {
    const wrong = { query: 'query A { me { email } } query B { me { id } }', operationName: 'C' };
    for (const body of [wrong, wrong, { query: 'query A { me { email } }', operationName: 'B' }])
      for (const times of [1, 2, 3]) expect(await post(body), `${times}`).toMatchObject({ code: 'QUERY_NOT_VALID' });
    const right = { query: 'query A { me { email } } query B { me { id } }', operationName: 'B' };
    for (const times of [1, 2, 3]) expect((await post(right)).code, `${times}`).toBeUndefined();
  });

  it('with variables nested without end', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const body = `{"query":"query ($a: String) { people(startsWith: $a) { edges { node { id } } } }","variables":{"a":${deep}}}`;
    expect((await post(body)).code).toBe('QUERY_NOT_VALID');
  });
});

it('tells a mistake in a query from a failure of ours, with the request id and without internals', async () => {
  const { errors } = await api.graphql('{ nonsense }', {}, center.admin.token);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'QUERY_NOT_VALID',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const answer = await api
    .http()
    .post('/graphql')
    .set('authorization', `Bearer ${center.admin.token}`)
    .send('{ broken json')
    .set('content-type', 'application/json');
  expect(answer.body.errors[0].extensions.code).toBe('QUERY_NOT_VALID');
  expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.js|SELECT|stack/);
});

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
});
afterAll(() => api.stop());

it('answers a signed-in query', async () => {
  const { data } = await api.graphql('{ me { email roles } }', {}, center.admin.token);
  expect(data).toEqual({ me: { email: 'admin@riverside.example', roles: ['ADMIN'] } });
});

it('cannot listen where somebody else does, and knows where that was', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(api.app.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  server.close();
});

it('refuses a query without a token', async () => {
  const { errors } = await api.graphql('{ me { email } }');
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

it('adds an employer once per key and finds it again', async () => {
  const add = `mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id name } userErrors { code field } } }`;
  const input = { name: 'Acme, Inc.', clientMutationId: 'one' };
  const first = await api.graphql(add, { input }, center.admin.token);
  const again = await api.graphql(add, { input }, center.admin.token);
  const other = await api.graphql(add, { input: { ...input, name: 'Bolt' } }, center.admin.token);
  expect(first.errors).toBeUndefined();
  expect(again.data).toEqual(first.data);
  expect(other.data.addEmployer.userErrors).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'clientMutationId' }]);
  const { data } = await api.graphql(
    '{ employers(first: 5, startsWith: "ACME") { edges { node { name } } pageInfo { hasNextPage } } }',
    {},
    center.admin.token,
  );
  expect(data.employers).toEqual({ edges: [{ node: { name: 'Acme, Inc.' } }], pageInfo: { hasNextPage: false } });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addStudent, ask } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
});
afterAll(() => api.stop());

/** A document that comes again and again would be compiled. */
const OFTEN = [1, 2, 3, 4];

it('keeps what an edit leaves out when its variable is left out', async () => {
  const id = await addStudent(api, center, 'Vera', { phone: '1' });
  const change = `mutation ($id: UUID!, $version: Int!, $phone: String, $program: String) {
    changeStudent(input: { id: $id, version: $version, phone: $phone, program: $program }) { student { phone program } userErrors { code } } }`;
  for (const version of OFTEN) {
    const { changeStudent } = await ask(api, center.admin, change, { id, version, program: 'Law' });
    expect(changeStudent).toEqual({ student: { phone: '1', program: 'Law' }, userErrors: [] });
  }
});

it('takes the default of a required variable that is left out', async () => {
  const query = 'query ($first: Int! = 1) { students(first: $first) { edges { node { givenName } } } }';
  for (const _ of OFTEN) expect((await ask(api, center.admin, query)).students.edges).toHaveLength(1);
});

it('runs the operation that is named', async () => {
  const query = 'query Center { center { slug } } query Me { me { givenName } }';
  const run = async (operationName: string) =>
    (
      await api
        .http()
        .post('/graphql')
        .set('authorization', `Bearer ${center.admin.token}`)
        .send({ query, operationName })
    ).body.data;
  for (const _ of OFTEN) {
    expect(await run('Center')).toEqual({ center: { slug: 'riverside' } });
    expect(await run('Me')).toEqual({ me: { givenName: 'admin' } });
  }
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let sam: TestStudent;
let tim: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  sam = await addSignedInStudent(api, center, 'sam');
  tim = await addSignedInStudent(api, center, 'tim');
});
afterAll(() => api.stop());

const opt = async (way: 'optOutOf' | 'optInTo', as: TestPerson, input: object): Promise<Data> => {
  const query = `mutation ($input: StudentVersionInput!) { ${way}Reminders(input: $input) { student { remindersOptedOutAt version } userErrors { code } } }`;
  return (await ask(api, as, query, { input }))[`${way}Reminders`];
};

it('a student wants no reminders any more, and later does again', async () => {
  expect((await opt('optOutOf', sam.person, { id: sam.id, version: 1 })).student).toEqual({
    remindersOptedOutAt: expect.any(String),
    version: 2,
  });
  expect((await opt('optInTo', center.admin, { id: sam.id, version: 2 })).student).toEqual({
    remindersOptedOutAt: null,
    version: 3,
  });
});

it('only for oneself, as one read it', async () => {
  expect((await opt('optOutOf', sam.person, { id: tim.id, version: 1 })).userErrors).toEqual([
    { code: 'STUDENT_NOT_FOUND' },
  ]);
  expect((await opt('optOutOf', tim.person, { id: tim.id, version: 9 })).userErrors).toEqual([
    { code: 'VERSION_CONFLICT' },
  ]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { openCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let student: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  student = (await addSignedInStudent(api, await openCenter(api, 'races'), 'rae')).person;
});
afterAll(() => api.stop());

const OPEN = `mutation ($input: OpenProspectInput!) { openProspect(input: $input) { prospect { id } userErrors { code field } } }`;
const CLOSE = `mutation ($input: CloseProspectInput!) { closeProspect(input: $input) { prospect { outcome } userErrors { code } } }`;

const open = (input: object) => api.graphql(OPEN, { input }, student.token);

it('closes all prospects of a student at once, each of which replans the others', async () => {
  const opened = await Promise.all(Array.from({ length: 8 }, (_, n) => open({ employerName: `Race ${n}` })));
  const closed = await Promise.all(
    opened.map(({ data }) =>
      api.graphql(CLOSE, { input: { prospectId: data.openProspect.prospect.id, outcome: 'REJECTED' } }, student.token),
    ),
  );
  expect(closed.map(({ data }) => data?.closeProspect.prospect?.outcome)).toEqual(Array(8).fill('REJECTED'));
});

it('opens one prospect of one id, however many ask at once', async () => {
  const id = newId();
  const answers = await Promise.all(Array.from({ length: 6 }, () => open({ employerName: 'Same', id })));
  expect(answers.filter(({ data }) => data?.openProspect.prospect).length).toBe(1);
  const refused = answers.flatMap(({ data }) => data?.openProspect.userErrors ?? [{ code: 'NO_ANSWER' }]);
  expect(refused.map(({ code }) => code)).toEqual(Array(5).fill('ID_TAKEN'));
});

it.each([
  ['NUL', { employerName: 'a\u0000b' }, 'employerName'],
  ['half a character', { employerName: 'a\ud800b' }, 'employerName'],
  ['a day beyond the calendar', { employerName: 'Old', appliedOn: '1900-01-01' }, 'appliedOn'],
])('refuses %s by name', async (_, input, field) => {
  const { data } = await open(input);
  expect(data.openProspect.userErrors).toEqual([{ code: 'VALUE_NOT_VALID', field }]);
});

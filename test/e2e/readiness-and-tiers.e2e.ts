import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let student: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'college');
  student = await addSignedInStudent(api, center, 'ada');
});
afterAll(() => api.stop());

const RECORD = `mutation ($input: RecordReadinessInput!) { recordReadiness(input: $input) { recorded userErrors { code field message } } }`;
const RANK = `mutation ($input: RankEmployersInput!) { rankEmployers(input: $input) { recorded userErrors { code field message } } }`;
const READINESS = `query ($id: UUID!) { student(id: $id) { readiness } }`;

const record = async (...scores: object[]): Promise<Data> =>
  (await ask(api, center.admin, RECORD, { input: { scores } })).recordReadiness;
const readiness = async (as = center.admin as { token: string }): Promise<number | null> =>
  (await ask(api, as, READINESS, { id: student.id })).student.readiness;

it('staff record how ready students are, change it, and take it back; the student does not see it', async () => {
  expect(await record({ studentId: student.id, score: 1.5 })).toEqual({ recorded: 1, userErrors: [] });
  expect([await readiness(), await readiness(student.person)]).toEqual([1.5, null]);
  await record({ studentId: student.id, score: -0.25 });
  expect(await readiness()).toBe(-0.25);
  await record({ studentId: student.id, score: null });
  expect(await readiness()).toBeNull();
});

it('a list with a mistake changes nothing, and the mistake is named', async () => {
  const unknown = await record({ studentId: student.id, score: 1 }, { studentId: newId(), score: 1 });
  expect(unknown.userErrors).toMatchObject([{ code: 'STUDENT_NOT_FOUND', field: 'scores' }]);
  const outOfBounds = await record({ studentId: student.id, score: 11 });
  expect(outOfBounds.userErrors[0].message).toContain('must be at most 10');
  expect((await record()).userErrors[0].message).toContain('must have at least one entry');
  expect(await readiness()).toBeNull();
});

it('staff rank employers, by tiers 1 to 3', async () => {
  const added = await ask(
    api,
    center.admin,
    `mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id tier } } }`,
    {
      input: { name: 'Juniper Robotics' },
    },
  );
  const { id: employerId, tier } = added.addEmployer.employer;
  expect(tier).toBeNull();
  const rank = async (wanted: number): Promise<Data> =>
    (await ask(api, center.admin, RANK, { input: { tiers: [{ employerId, tier: wanted }] } })).rankEmployers;
  expect((await rank(4)).userErrors[0].message).toContain('must be 1, 2 or 3');
  expect(await rank(2)).toEqual({ recorded: 1, userErrors: [] });
  const seen = await ask(api, center.admin, `query ($id: UUID!) { employer(id: $id) { tier } }`, { id: employerId });
  expect(seen.employer.tier).toBe(2);
});

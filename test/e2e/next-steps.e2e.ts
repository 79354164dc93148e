import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { at, owing, when } from '../support/reminding.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const ASSIGN = `mutation ($input: AssignCaseloadInput!) { assignCaseload(input: $input) { userErrors { code } } }`;
const COVER = `mutation ($input: ArrangeCoverInput!) { arrangeCover(input: $input) { userErrors { code } } }`;
const NEXT_STEPS = `query ($mine: Boolean, $studentId: UUID, $owner: StepOwner, $dueBy: DateTime, $first: Int = 25, $after: String) {
  nextSteps(mine: $mine, studentId: $studentId, owner: $owner, dueBy: $dueBy, first: $first, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } }`;

let api: TestApi;
let center: OpenedCenter;
let [carla, colin]: TestPerson[] = [];
let [sam, tim]: TestStudent[] = [];
/** Ids of prospects, by what is owed on them. */
let owed: Record<'samsReview' | 'samsCall' | 'samsLaterReview' | 'timsReview', string>;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  colin = await addPerson(api, center, 'colin', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
  tim = await addSignedInStudent(api, center, 'tim');
  const counselors: [TestStudent, TestPerson][] = [
    [sam, carla],
    [tim, colin],
  ];
  for (const [student, counselor] of counselors)
    await ask(api, center.admin, ASSIGN, {
      input: { studentIds: [student.id], counselorId: counselor.id, fromDay: '2026-01-05' },
    });
  await ask(api, center.admin, COVER, {
    input: { absentId: colin.id, coveringId: carla.id, fromDay: '2027-02-03', toDay: '2027-02-03' },
  });
  const ofCounselor = { owner: 'COUNSELOR' };
  owed = {
    samsLaterReview: await owing(api, center, sam.id, '2027-02-26 17:00', { ...ofCounselor, employerName: 'Late' }),
    samsReview: await owing(api, center, sam.id, '2027-02-02 17:00', ofCounselor),
    samsCall: await owing(api, center, sam.id, '2027-02-01 17:00', { employerName: 'Calls' }),
    timsReview: await owing(api, center, tim.id, '2027-02-03 17:00', ofCounselor),
  };
});
afterAll(() => api.stop());

const seenBy = async (person: TestPerson, variables: object, moment = '2027-02-02 09:00'): Promise<Data[]> => {
  const { nextSteps } = await when(api, moment, () => ask(api, person, NEXT_STEPS, variables));
  return nextSteps.edges.map(({ node }: Data) => node.id);
};

it('shows a counselor what is owed on the students they look after today, cover included', async () => {
  const own = [owed.samsCall, owed.samsReview, owed.samsLaterReview];
  expect(await seenBy(carla!, { mine: true })).toEqual(own);
  expect(await seenBy(colin!, { mine: true })).toEqual([owed.timsReview]);
  expect(await seenBy(carla!, { mine: true }, '2027-02-03 09:00')).toEqual(own.toSpliced(2, 0, owed.timsReview));
  expect(await seenBy(center.admin, { mine: true })).toEqual([]);
});

it('shows them their own steps, and those due by some time', async () => {
  const mine = { mine: true, owner: 'COUNSELOR' };
  expect(await seenBy(carla!, mine)).toEqual([owed.samsReview, owed.samsLaterReview]);
  expect(await seenBy(carla!, { ...mine, dueBy: new Date(at('2027-02-03 09:00')).toISOString() })).toEqual([
    owed.samsReview,
  ]);
  expect(await seenBy(carla!, { ...mine, studentId: tim!.id })).toEqual([]);
});

it('shows the whole center where nobody asks for their own', async () => {
  for (const mine of [undefined, null, false]) expect(await seenBy(colin!, { mine })).toHaveLength(4);
});

it('goes on from page to page', async () => {
  const variables = { mine: true, first: 1 };
  const first = await ask(api, carla!, NEXT_STEPS, variables);
  expect(first.nextSteps.pageInfo.hasNextPage).toBe(true);
  expect(await seenBy(carla!, { ...variables, after: first.nextSteps.pageInfo.endCursor })).toEqual([owed.samsReview]);
});

it('shows students their own either way', async () => {
  for (const mine of [true, false]) expect(await seenBy(tim!.person, { mine })).toEqual([owed.timsReview]);
});

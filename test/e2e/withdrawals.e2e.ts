import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { Sweeper } from '../../src/prospects/index.js';
import { openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
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

const WITHDRAW = `mutation ($input: WithdrawOthersInput!) { withdrawOthers(input: $input) {
  prospects { id outcome nextStep { kind } outcomes { reason } } userErrors { code field } } }`;
const WITHDRAWABLE = `query ($studentId: UUID!) { withdrawable(studentId: $studentId) { id } }`;
const ACCEPT = `mutation ($input: AnswerOfferInput!) { acceptOffer(input: $input) { userErrors { code } } }`;

const withdraw = async (as: TestPerson, input: object): Promise<Data> =>
  (await ask(api, as, WITHDRAW, { input })).withdrawOthers;
const withdrawable = async (as: TestPerson, { id }: TestStudent): Promise<string[]> =>
  (await ask(api, as, WITHDRAWABLE, { studentId: id })).withdrawable.map((prospect: Data) => prospect.id);

const interviewed = async (student: TestStudent, employerName: string): Promise<string> => {
  const log = { prospect: { employerName }, startsAt: daysFromNow(-9) };
  return (await logInterview(api, student.person.token, log)).prospect.id;
};

it('ends all other prospects with one confirmation, and each owes a courtesy note', async () => {
  const ids = [
    await interviewed(sam, 'Acme'),
    await interviewed(sam, 'Bolt'),
    await interviewed(sam, 'Cedar'),
  ].toSorted();
  const accepted = await interviewed(sam, 'Dune');
  const hers = await interviewed(tim, 'Acme');
  expect((await withdraw(sam.person, {})).userErrors).toEqual([{ code: 'NO_OFFER_ACCEPTED', field: 'studentId' }]);
  expect(await withdrawable(sam.person, sam)).toEqual([]);

  const offer = { prospectId: accepted, kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'OFFER' };
  const { prospect } = await recordFollowUp(api, sam.person.token, offer);
  await ask(api, sam.person, ACCEPT, { input: { offerId: prospect.offers[0].id, version: 1 } });
  expect((await withdrawable(sam.person, sam)).toSorted()).toEqual(ids);
  expect(await withdrawable(tim.person, sam)).toEqual([]);

  for (const prospectIds of [[hers], [newId()], [accepted]])
    expect((await withdraw(sam.person, { prospectIds })).userErrors).toEqual([
      { code: 'PROSPECT_NOT_FOUND', field: 'prospectIds' },
    ]);
  expect((await withdraw(tim.person, { studentId: sam.id })).userErrors).toEqual([
    { code: 'STUDENT_NOT_FOUND', field: 'studentId' },
  ]);

  const one = await withdraw(sam.person, { prospectIds: [ids[0]], reason: 'Moving away.' });
  expect(one.prospects).toEqual([
    { id: ids[0], outcome: 'WITHDRAWN', nextStep: { kind: 'COURTESY_NOTE' }, outcomes: [{ reason: 'Moving away.' }] },
  ]);
  const rest = await withdraw(center.admin, { studentId: sam.id });
  expect(rest.prospects).toMatchObject(
    ids.slice(1).map((id) => ({ id, outcome: 'WITHDRAWN', nextStep: { kind: 'COURTESY_NOTE' } })),
  );
  expect(await withdrawable(sam.person, sam)).toEqual([]);
  expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
});

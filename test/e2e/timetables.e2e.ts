import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeper } from '../../src/prospects/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview, PROSPECT, recordFollowUp } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let carla: TestPerson;
let sam: TestStudent;
let tim: TestStudent;
let prospectId: string;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  [sam, tim] = [await addSignedInStudent(api, center, 'sam'), await addSignedInStudent(api, center, 'tim')];
  const log = { prospect: { employerName: 'City of Riverside' }, startsAt: daysFromNow(-21) };
  prospectId = (await logInterview(api, sam.person.token, log)).prospect.id;
  await recordFollowUp(api, sam.person.token, { prospectId, kind: 'THANK_YOU', channel: 'EMAIL' });
  await recordFollowUp(api, sam.person.token, { prospectId, kind: 'REHEARSAL' });
});
afterAll(() => api.stop());

const ANSWER = `prospect { ${PROSPECT} timetable { notBefore decidesBy words version } } userErrors { code field }`;
const SET = `mutation ($input: SetTimetableInput!) { setTimetable(input: $input) { ${ANSWER} } }`;
const CLEAR = `mutation ($input: ClearTimetableInput!) { clearTimetable(input: $input) { ${ANSWER} } }`;
const words = 'notice 12/2026';

const change = async (mutation: string, input: object, as = sam.person): Promise<Data> =>
  Object.values(await ask(api, as, mutation, { input: { prospectId, ...input } }))[0] as Data;
const wrong = async (): Promise<unknown> => (await api.app.get(Sweeper).recompute(center.id, false)).wrong;

describe('a timetable', () => {
  it('puts the question off to the business day after the announced one, until it is changed or cleared', async () => {
    const [soon, late] = [dayFromNow(30), dayFromNow(60)];
    const { prospect: first } = await change(SET, { decidesBy: soon, words });
    expect(first.timetable).toEqual({ notBefore: null, decidesBy: soon, words, version: 1 });
    expect(first.nextStep.dueOn > soon).toBe(true);
    expect(first.nextStep.why.sentence).toContain(`(${words})`);
    expect(await wrong()).toEqual([]);
    const { prospect: moved } = await change(SET, { version: 1, notBefore: soon, decidesBy: late, words }, carla);
    expect(moved.nextStep.dueOn > late).toBe(true);
    expect(await wrong()).toEqual([]);
    const { prospect: cleared } = await change(CLEAR, { version: 2 });
    expect(cleared.timetable).toBeNull();
    expect(cleared.nextStep.dueOn < soon).toBe(true);
    expect(await wrong()).toEqual([]);
  });

  it('is refused where it says nothing, is outdated, or is not one’s own', async () => {
    const decidesBy = dayFromNow(10);
    const refused = async (mutation: string, input: object, as?: TestPerson) =>
      (await change(mutation, input, as)).userErrors;
    expect(await refused(SET, { words })).toEqual([{ code: 'VALUE_NOT_VALID', field: 'decidesBy' }]);
    expect(await refused(SET, { words, decidesBy, notBefore: dayFromNow(11) })).toEqual([
      { code: 'VALUE_NOT_VALID', field: 'decidesBy' },
    ]);
    expect(await refused(SET, { words, decidesBy: dayFromNow(900) })).toEqual([
      { code: 'TIMETABLE_TOO_FAR_AWAY', field: 'decidesBy' },
    ]);
    expect(await refused(SET, { words, decidesBy, version: 4 })).toEqual([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    expect(await refused(CLEAR, { version: 1 })).toEqual([{ code: 'TIMETABLE_NOT_FOUND', field: 'prospectId' }]);
    const notFound = [{ code: 'PROSPECT_NOT_FOUND', field: 'prospectId' }];
    expect(await refused(SET, { words, decidesBy }, tim.person)).toEqual(notFound);
    expect(await refused(CLEAR, { version: 1 }, tim.person)).toEqual(notFound);
  });
});

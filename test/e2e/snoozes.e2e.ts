import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
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

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
  tim = await addSignedInStudent(api, center, 'tim');
});
afterAll(() => api.stop());

const SNOOZE = `mutation ($input: SnoozeStepInput!) { snoozeStep(input: $input) {
  prospect { ${PROSPECT} timeline { kind until reason } nextStep { why { adjustments } } } userErrors { code field } } }`;

const snooze = async (as: TestPerson, input: object): Promise<Data> =>
  (await ask(api, as, SNOOZE, { input: { until: dayFromNow(7), reason: 'exam week', ...input } })).snoozeStep;

/** Silent for three weeks: the call is overdue, and practised. */
const silent = async (employerName: string): Promise<Data> => {
  const log = { prospect: { employerName }, startsAt: daysFromNow(-21) };
  const { prospect } = await logInterview(api, sam.person.token, log);
  return (await recordFollowUp(api, sam.person.token, { prospectId: prospect.id, kind: 'REHEARSAL' })).prospect;
};

describe('a step', () => {
  it('is put off with a reason that the timeline and the plan tell', async () => {
    const prospect = await silent('Acme');
    expect(prospect.nextStep.isOverdue).toBe(true);
    const { prospect: later, userErrors } = await snooze(sam.person, { prospectId: prospect.id });
    expect(userErrors).toEqual([]);
    expect(later.nextStep).toMatchObject({ key: prospect.nextStep.key, isOverdue: false });
    expect(later.nextStep.dueOn >= dayFromNow(7)).toBe(true);
    expect(later.nextStep.why.adjustments.join()).toMatch(/snoozed to \d+ \w+: exam week/);
    expect(later.timeline.at(-1)).toEqual({ kind: 'SNOOZED', until: dayFromNow(7), reason: 'exam week' });
    expect((await api.app.get(Sweeper).recompute(center.id, false)).wrong).toEqual([]);
  });

  it('is put off twice in a row at most, and anew after something was done', async () => {
    const { id } = await silent('Bolt');
    await snooze(sam.person, { prospectId: id, until: dayFromNow(3) });
    expect((await snooze(carla, { prospectId: id, until: dayFromNow(8) })).userErrors).toEqual([]);
    expect((await snooze(sam.person, { prospectId: id, until: dayFromNow(11) })).userErrors).toEqual([
      { code: 'SNOOZED_TOO_OFTEN', field: 'prospectId' },
    ]);
    await recordFollowUp(api, sam.person.token, {
      prospectId: id,
      kind: 'STATUS_CHECK',
      channel: 'PHONE',
      disposition: 'NO_ANSWER',
    });
    expect((await snooze(sam.person, { prospectId: id, until: dayFromNow(10) })).userErrors).toEqual([]);
  });

  it('of another student or center, and under an id that is taken, is not', async () => {
    const { id } = await silent('Cedar');
    const other = await openCenter(api, 'lakeside');
    for (const as of [tim.person, other.admin])
      expect((await snooze(as, { prospectId: id })).userErrors).toEqual([
        { code: 'PROSPECT_NOT_FOUND', field: 'prospectId' },
      ]);
    const taken = newId();
    await snooze(sam.person, { prospectId: id, id: taken, until: dayFromNow(3) });
    expect((await snooze(sam.person, { prospectId: id, id: taken })).userErrors).toEqual([
      { code: 'ID_TAKEN', field: 'id' },
    ]);
  });

  it('of the counselor is put off by staff only', async () => {
    const { prospect } = await logInterview(api, sam.person.token, {
      prospect: { employerName: 'Dune' },
      startsAt: daysFromNow(-80),
    });
    expect(prospect.nextStep.owner).toBe('COUNSELOR');
    expect((await snooze(sam.person, { prospectId: prospect.id })).userErrors).toEqual([
      { code: 'STAFF_ONLY', field: 'prospectId' },
    ]);
    expect((await snooze(carla, { prospectId: prospect.id })).userErrors).toEqual([]);
  });

  it.each([
    [{ until: dayFromNow(-1) }, 'SNOOZE_NOT_LATER'],
    [{ until: dayFromNow(30) }, 'SNOOZE_TOO_FAR'],
    [{ reason: ' ' }, 'VALUE_TOO_SMALL'],
  ])('is not put off by %o', async (wrong, code) => {
    const { id } = await silent(`Elm ${code}`);
    expect((await snooze(sam.person, { prospectId: id, ...wrong })).userErrors).toMatchObject([{ code }]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { Sweeper } from '../../src/prospects/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addCohort, addEmployer, addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, PROSPECT, send } from '../support/prospects.js';
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
});
afterAll(() => api.stop());

let students = 0;
beforeEach(async () => {
  students += 1;
  sam = await addSignedInStudent(api, center, `sam${students}`);
  tim = await addSignedInStudent(api, center, `tim${students}`);
});

const OPEN = `mutation ($input: OpenProspectInput!) { openProspect(input: $input) { prospect { ${PROSPECT} } userErrors { code field message } } }`;
const SEE = `query ($id: UUID!) { prospect(id: $id) { ${PROSPECT} } }`;
const START = `mutation ($input: StartPauseInput!) { startPause(input: $input) {
  pause { id words kind firstDay lastDay plannedLastDay version } replanned userErrors { code field } } }`;
const END = `mutation ($input: EndPauseInput!) { endPause(input: $input) { pause { lastDay plannedLastDay endedAt version } replanned userErrors { code field } } }`;
const LIST = `query ($studentId: UUID, $first: Int = 25, $after: String) {
  pauses(studentId: $studentId, first: $first, after: $after) { edges { node { id words } } pageInfo { hasNextPage endCursor } } }`;

const exams = { kind: 'EXAM', firstDay: dayFromNow(1), lastDay: dayFromNow(28) };

const open = async (as: TestStudent, more: object = { employerName: 'Acme' }): Promise<Data> =>
  (await send(api, as.person.token, 'openProspect', OPEN, more)).prospect;
const dueOn = async ({ id }: Data): Promise<string> =>
  (await ask(api, carla, SEE, { id })).prospect.nextStep.dueOn as string;
const start = async (as: TestPerson, input: object): Promise<Data> =>
  (await ask(api, as, START, { input: { ...exams, ...input } })).startPause;
const end = async (as: TestPerson, input: object): Promise<Data> => (await ask(api, as, END, { input })).endPause;
const differences = () => api.app.get(Sweeper).recompute(center.id, false);

describe('a pause of a student', () => {
  it('moves what is due in it behind it, says why, and moves it back when it is ended', async () => {
    const prospect = await open(sam);
    expect(prospect.nextStep.dueOn < exams.lastDay).toBe(true);
    const { pause, replanned } = await start(sam.person, { studentId: sam.id });
    expect(pause).toMatchObject({ words: 'exams', plannedLastDay: exams.lastDay, version: 1 });
    expect(replanned).toBe(1);
    const moved = (await ask(api, sam.person, SEE, { id: prospect.id })).prospect.nextStep;
    expect(moved.dueOn > exams.lastDay).toBe(true);
    expect(moved.why.sentence).toContain('Paused: exams (');
    expect((await differences()).wrong).toEqual([]);
    const ended = await end(sam.person, { id: pause.id, version: 1 });
    expect(ended).toMatchObject({ pause: { version: 2, plannedLastDay: exams.lastDay }, replanned: 1 });
    expect(ended.pause.lastDay < exams.firstDay).toBe(true);
    expect(await dueOn(prospect)).toBe(prospect.nextStep.dueOn);
    expect((await differences()).wrong).toEqual([]);
  });

  it('holds for prospects that are opened while it lasts', async () => {
    await start(sam.person, { studentId: sam.id, kind: 'OTHER', words: 'moving house' });
    const prospect = await open(sam);
    expect(prospect.nextStep.dueOn > exams.lastDay).toBe(true);
    expect((await differences()).wrong).toEqual([]);
  });

  it('is started and ended once', async () => {
    const { pause } = await start(sam.person, { studentId: sam.id, id: newId() });
    expect((await start(sam.person, { studentId: sam.id, id: pause.id })).userErrors).toEqual([
      { code: 'ID_TAKEN', field: 'id' },
    ]);
    expect((await end(sam.person, { id: pause.id, version: 2 })).userErrors).toEqual([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    await end(sam.person, { id: pause.id, version: 1 });
    expect((await end(sam.person, { id: pause.id, version: 2 })).userErrors).toEqual([
      { code: 'PAUSE_IS_OVER', field: 'id' },
    ]);
  });
});

describe('a pause of', () => {
  it('a prospect rests that prospect alone', async () => {
    const [one, other] = [await open(sam), await open(sam, { employerName: 'Bolt' })];
    await start(sam.person, { prospectId: one.id });
    expect((await dueOn(one)) > exams.lastDay).toBe(true);
    expect(await dueOn(other)).toBe(other.nextStep.dueOn);
  });

  it('an employer rests every student’s prospect there, and stays with it in a merge', async () => {
    const [fromId, intoId] = [
      await addEmployer(api, center, `Frozen ${students}`),
      await addEmployer(api, center, `Warm ${students}`),
    ];
    const [here, there] = [await open(sam, { employerId: fromId }), await open(tim, { employerId: fromId })];
    const { pause, replanned } = await start(carla, { employerId: fromId, kind: 'HIRING_FREEZE' });
    expect([pause.words, replanned]).toEqual(['hiring freeze', 2]);
    for (const prospect of [here, there]) expect((await dueOn(prospect)) > exams.lastDay).toBe(true);
    await ask(
      api,
      carla,
      `mutation ($input: MergeEmployersInput!) { mergeEmployers(input: $input) { userErrors { code } } }`,
      {
        input: { fromId, intoId },
      },
    );
    await api.app.get(Sweeper).sweep(center.id);
    expect((await dueOn(here)) > exams.lastDay).toBe(true);
    expect((await differences()).wrong).toEqual([]);
  });

  it('a cohort rests its members on their days in it, also those who join later', async () => {
    const cohortId = await addCohort(api, center, `Fall ${students}`);
    const join = (studentIds: string[]) =>
      ask(api, carla, `mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code } } }`, {
        input: { cohortId, studentIds, fromDay: dayFromNow(-30) },
      });
    const [his, hers] = [await open(sam), await open(tim)];
    await join([sam.id]);
    await start(carla, { cohortId });
    expect((await dueOn(his)) > exams.lastDay).toBe(true);
    expect(await dueOn(hers)).toBe(hers.nextStep.dueOn);
    await join([tim.id]);
    await api.app.get(Sweeper).sweep(center.id);
    expect((await dueOn(hers)) > exams.lastDay).toBe(true);
    const leaving = { cohortId, studentIds: [tim.id], toDay: dayFromNow(-1) };
    await ask(
      api,
      carla,
      `mutation ($input: LeaveCohortInput!) { leaveCohort(input: $input) { userErrors { code } } }`,
      {
        input: leaving,
      },
    );
    await api.app.get(Sweeper).sweep(center.id);
    expect(await dueOn(hers)).toBe(hers.nextStep.dueOn);
    expect((await differences()).wrong).toEqual([]);
  });

  it('so many prospects that the sweeper replans them', async () => {
    const cohortId = await addCohort(api, center, `Crowd ${students}`);
    const prospect = await open(sam);
    await ask(api, carla, `mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code } } }`, {
      input: { cohortId, studentIds: [sam.id], fromDay: dayFromNow(-30) },
    });
    const { rows } = await api.database.as('superuser', `SELECT * FROM prospects WHERE id = $1`, [prospect.id]);
    const columns = Object.keys(rows[0]!).filter((column) => column !== 'id');
    await api.database.as(
      'superuser',
      `INSERT INTO prospects (id, ${columns.join(', ')}) SELECT gen_random_uuid(), ${columns.join(', ')} FROM prospects, generate_series(1, 200) WHERE id = $1`,
      [prospect.id],
    );
    expect((await start(carla, { cohortId })).replanned).toBeNull();
    expect(await dueOn(prospect)).toBe(prospect.nextStep.dueOn);
    expect(await api.app.get(Sweeper).sweep(center.id)).toBe(201);
    expect((await dueOn(prospect)) > exams.lastDay).toBe(true);
    expect((await differences()).wrong).toEqual([]);
  });
});

describe('what a pause must not be', () => {
  it.each([
    [{ firstDay: dayFromNow(3), lastDay: dayFromNow(2) }, 'PAUSE_ENDS_BEFORE_IT_STARTS', 'lastDay'],
    [{ firstDay: dayFromNow(-9), lastDay: dayFromNow(-2) }, 'PAUSE_IS_OVER', 'lastDay'],
    [{ firstDay: dayFromNow(400), lastDay: dayFromNow(401) }, 'PAUSE_TOO_FAR_AWAY', 'firstDay'],
    [{ firstDay: dayFromNow(1), lastDay: dayFromNow(400) }, 'PAUSE_TOO_LONG', 'lastDay'],
    [{ kind: 'OTHER' }, 'VALUE_NOT_VALID', 'words'],
    [{ prospectId: newId() }, 'VALUE_NOT_VALID', 'studentId'],
  ])('%o', async (wrong, code, field) => {
    expect((await start(carla, { studentId: sam.id, ...wrong })).userErrors).toEqual([{ code, field }]);
  });

  it('of somebody else, of a whole cohort or employer by a student, or of nobody', async () => {
    const other = await openCenter(api, `lakeside${students}`);
    const prospect = await open(tim);
    const refusals = [
      [sam.person, { studentId: tim.id }, 'STUDENT_NOT_FOUND'],
      [sam.person, { prospectId: prospect.id }, 'PROSPECT_NOT_FOUND'],
      [sam.person, { cohortId: newId() }, 'STAFF_ONLY'],
      [carla, { cohortId: newId() }, 'COHORT_NOT_FOUND'],
      [carla, { employerId: newId() }, 'EMPLOYER_NOT_FOUND'],
      [other.admin, { studentId: tim.id }, 'STUDENT_NOT_FOUND'],
    ] as const;
    for (const [as, input, code] of refusals)
      expect((await start(as, input)).userErrors).toEqual([{ code, field: Object.keys(input)[0] }]);
    const { pause } = await start(tim.person, { studentId: tim.id });
    for (const as of [sam.person, other.admin])
      expect((await end(as, { id: pause.id, version: 1 })).userErrors).toEqual([
        { code: 'PAUSE_NOT_FOUND', field: 'id' },
      ]);
  });
});

it('lists pauses page by page, to students their own', async () => {
  await start(sam.person, { studentId: sam.id, words: 'first' });
  await start(sam.person, { studentId: sam.id, words: 'second', firstDay: dayFromNow(2) });
  await start(tim.person, { studentId: tim.id, words: 'not yours' });
  const words = ({ pauses }: Data): string[] => pauses.edges.map(({ node }: Data) => node.words);
  const first = await ask(api, sam.person, LIST, { first: 1 });
  expect(words(first)).toEqual(['second']);
  const rest = await ask(api, sam.person, LIST, { after: first.pauses.pageInfo.endCursor });
  expect(words(rest)).toEqual(['first']);
  expect(words(await ask(api, carla, LIST, { studentId: tim.id }))).toEqual(['not yours']);
});

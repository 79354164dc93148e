import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { dayFromNow, daysFromNow, logInterview } from '../support/prospects.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let carla: TestPerson;
let sam: TestStudent;
let tim: TestStudent;
let his: string;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
  tim = await addSignedInStudent(api, center, 'tim');
  his = await interviewed(sam);
});
afterAll(() => api.stop());

const THEMES = `query ($cohortId: UUID, $withRetired: Boolean) { feedbackThemes(cohortId: $cohortId, withRetired: $withRetired) {
  followUps theme { id name position retiredAt version } } }`;
const FOLLOW_UP = `followUp { id version feedback feedbackThemes { name } } userErrors { code field }`;
const RECORD = `mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) { ${FOLLOW_UP} } }`;
const CORRECT = `mutation ($input: CorrectFollowUpInput!) { correctFollowUp(input: $input) { ${FOLLOW_UP} } }`;
const editing = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { feedbackTheme { id name position version retiredAt } userErrors { code field } } }`;
const ADD = editing('addFeedbackTheme', 'AddFeedbackThemeInput');
const CHANGE = editing('changeFeedbackTheme', 'ChangeFeedbackThemeInput');
const RETIRE = editing('retireFeedbackTheme', 'RetireFeedbackThemeInput');

const themes = async (as: TestPerson, variables: object = {}): Promise<Data[] | null> =>
  (await ask(api, as, THEMES, variables)).feedbackThemes;
const edit = async (mutation: string, input: object, as = carla): Promise<Data> =>
  Object.values(await ask(api, as, mutation, { input }))[0] as Data;
const idOf = async (name: string): Promise<string> =>
  (await themes(carla, { withRetired: true }))!.find(({ theme }) => theme.name === name)!.theme.id;
const timesOf = async (name: string, cohortId: string | null = null): Promise<number> =>
  (await themes(carla, { cohortId }))!.find(({ theme }) => theme.name === name)!.followUps;
const told = { kind: 'FEEDBACK_REQUEST', channel: 'EMAIL', feedback: 'Say more about your projects' };
const record = (as: TestPerson, input: object): Promise<Data> =>
  edit(RECORD, { prospectId: his, ...told, ...input }, as);
const interviewed = async ({ person }: TestStudent): Promise<string> =>
  (await logInterview(api, person.token, { prospect: { employerName: 'Acme' }, startsAt: daysFromNow(-3) })).prospect
    .id;

describe('the themes of a center', () => {
  it('are there from its opening, in their order; students choose and do not count', async () => {
    const listed = (await themes(sam.person))!;
    expect(listed.map(({ theme }) => theme.name).slice(0, 3)).toEqual(['Skills', 'Experience', 'Qualification']);
    expect(new Set(listed.map(({ followUps }) => followUps))).toEqual(new Set([null]));
  });

  it('are added, renamed, moved and retired by staff, and each change is audited', async () => {
    const { feedbackTheme: added } = await edit(ADD, { name: 'Portfolio' });
    expect(added).toMatchObject({ position: 13, version: 1, retiredAt: null });
    const { feedbackTheme: moved } = await edit(CHANGE, {
      id: added.id,
      version: 1,
      name: 'Work samples',
      position: 1,
    });
    expect(moved).toMatchObject({ name: 'Work samples', position: 1, version: 2 });
    const { feedbackTheme: retired } = await edit(RETIRE, { id: added.id, version: 2 });
    expect(retired).toMatchObject({ version: 3, retiredAt: expect.any(String) });
    const names = async (withRetired: boolean) =>
      (await themes(carla, { withRetired }))!.map(({ theme }) => theme.name);
    expect(await names(false)).not.toContain('Work samples');
    expect((await names(true)).at(-1)).toBe('Work samples');
    expect((await edit(ADD, { name: 'work samples' })).userErrors).toEqual([]);
    const trail = await api.database.as(
      'superuser',
      `SELECT action FROM audit_entries WHERE center_id = $1 AND subject_id = $2 ORDER BY id`,
      [center.id, added.id],
    );
    expect(trail.rows.map(({ action }) => action)).toEqual([
      'feedback-theme.added',
      'feedback-theme.changed',
      'feedback-theme.retired',
    ]);
  });

  it('are refused with the reason', async () => {
    const id = await idOf('Skills');
    const codes = async (mutation: string, input: object) => (await edit(mutation, input)).userErrors;
    expect(await codes(ADD, { name: 'SKILLS' })).toEqual([{ code: 'FEEDBACK_THEME_EXISTS', field: 'name' }]);
    expect(await codes(ADD, { id, name: 'Other' })).toEqual([{ code: 'ID_TAKEN', field: 'id' }]);
    expect(await codes(ADD, { name: ' ' })).toEqual([{ code: 'VALUE_TOO_SMALL', field: 'name' }]);
    expect(await codes(CHANGE, { id, version: 1, name: 'Experience' })).toEqual([
      { code: 'FEEDBACK_THEME_EXISTS', field: 'name' },
    ]);
    expect(await codes(CHANGE, { id, version: 9, name: 'Craft' })).toEqual([
      { code: 'VERSION_CONFLICT', field: 'version' },
    ]);
    expect(await codes(RETIRE, { id: newId(), version: 1 })).toEqual([
      { code: 'FEEDBACK_THEME_NOT_FOUND', field: 'id' },
    ]);
    expect((await api.graphql(ADD, { input: { name: 'Mine' } }, sam.person.token)).errors?.[0]?.extensions?.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('feedback', () => {
  it('has themes beside its words, which a correction keeps, replaces or takes away', async () => {
    const [skills, pay] = [await idOf('Skills'), await idOf('Pay expectations')];
    const { followUp } = await record(sam.person, { feedbackThemeIds: [pay, skills, skills] });
    expect(followUp.feedbackThemes).toEqual([{ name: 'Skills' }, { name: 'Pay expectations' }]);
    const correct = async (version: number, input: object) =>
      (await edit(CORRECT, { followUpId: followUp.id, version, ...input }, sam.person)).followUp.feedbackThemes;
    expect(await correct(1, { feedback: 'Projects' })).toHaveLength(2);
    expect(await correct(2, { feedback: 'Projects', feedbackThemeIds: [pay] })).toEqual([{ name: 'Pay expectations' }]);
    expect(await correct(3, { feedback: null })).toEqual([]);
  });

  it('is not given themes that are not there, were retired, are too many, or code nothing', async () => {
    const elsewhere = await openCenter(api, 'hillside');
    const theirs = (await themes(elsewhere.admin))![0]!.theme.id;
    const notFound = [{ code: 'FEEDBACK_THEME_NOT_FOUND', field: 'feedbackThemeIds' }];
    expect((await record(sam.person, { feedbackThemeIds: [theirs] })).userErrors).toEqual(notFound);
    expect((await record(sam.person, { feedbackThemeIds: [newId()] })).userErrors).toEqual(notFound);
    const motivation = await idOf('Motivation');
    const { followUp } = await record(sam.person, { feedbackThemeIds: [motivation] });
    await edit(RETIRE, { id: motivation, version: 1 });
    const retired = [{ code: 'FEEDBACK_THEME_RETIRED', field: 'feedbackThemeIds' }];
    expect((await record(sam.person, { feedbackThemeIds: [motivation] })).userErrors).toEqual(retired);
    const kept = await edit(CORRECT, {
      followUpId: followUp.id,
      version: 1,
      feedback: 'More',
      feedbackThemeIds: [motivation],
    });
    expect(kept.followUp.feedbackThemes).toEqual([{ name: 'Motivation' }]);
    const refused = (code: string) => [{ code, field: 'feedbackThemeIds' }];
    expect((await record(sam.person, { feedbackThemeIds: Array.from({ length: 11 }, newId) })).userErrors).toEqual(
      refused('VALUE_TOO_LARGE'),
    );
    const skills = await idOf('Skills');
    expect((await record(sam.person, { feedback: null, feedbackThemeIds: [skills] })).userErrors).toEqual(
      refused('VALUE_NOT_VALID'),
    );
  });

  it('is counted by theme, over all and over those who were in a cohort on the day', async () => {
    const ADD_COHORT = `mutation ($input: AddCohortInput!) { addCohort(input: $input) { cohort { id } userErrors { code } } }`;
    const JOIN = `mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { userErrors { code field message } } }`;
    const cohortId = (await edit(ADD_COHORT, { name: 'Spring' })).cohort.id;
    await edit(JOIN, { cohortId, studentIds: [sam.id], fromDay: dayFromNow(-10) });
    const theme = await idOf('Communication');
    await record(sam.person, { feedbackThemeIds: [theme] });
    await record(sam.person, { feedbackThemeIds: [theme], happenedAt: daysFromNow(-30) });
    await record(tim.person, { prospectId: await interviewed(tim), feedbackThemeIds: [theme] });
    expect(await timesOf('Communication')).toBe(3);
    expect(await timesOf('Communication', cohortId)).toBe(1);
    expect(await timesOf('Availability', cohortId)).toBe(0);
    expect(await themes(carla, { cohortId: newId() })).toBeNull();
    expect(await themes(sam.person, { cohortId })).toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/kernel/day.js';
import { dayIn } from '../../src/kernel/zone.js';
import { CaseloadsStore } from '../../src/cohorts/caseloads.store.js';
import { type RosterStudent, RostersStore, searchNamesOf, StudentsStore } from '../../src/cohorts/index.js';
import { newId } from '../../src/platform/clock/index.js';
import { Database, type Transaction } from '../../src/platform/database/index.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { addCohort, addSignedInStudent, addStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let other: OpenedCenter;
let lead: TestPerson;
let carla: TestPerson;
let conrad: TestPerson;
let sam: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  other = await openCenter(api, 'lakeside');
  lead = await addPerson(api, center, 'lead', ['LEAD']);
  carla = await addPerson(api, center, 'carla', ['COUNSELOR']);
  conrad = await addPerson(api, center, 'conrad', ['COUNSELOR']);
  sam = await addSignedInStudent(api, center, 'sam');
});
afterAll(() => api.stop());

const asAdmin = (query: string, variables = {}) => ask(api, center.admin, query, variables);
const asLead = (query: string, variables = {}) => ask(api, lead, query, variables);
const asSam = (query: string, variables = {}) => ask(api, sam.person, query, variables);
const today = dayIn('America/New_York', Date.now());

const ADD_STUDENT = `mutation ($input: AddStudentInput!) { addStudent(input: $input) {
  student { id externalId givenName familyName email zone graduatingClass degreeLevel program valuePoints archivedAt version user { id } } userErrors { code field } } }`;
const CHANGE_STUDENT = `mutation ($input: ChangeStudentInput!) { changeStudent(input: $input) { student { givenName email phone zone valuePoints version } userErrors { code field } } }`;
const ARCHIVE = `mutation ($input: StudentVersionInput!) { archiveStudent(input: $input) { student { version archivedAt } userErrors { code field } } }`;
const RESTORE = `mutation ($input: StudentVersionInput!) { restoreStudent(input: $input) { student { version archivedAt } userErrors { code field } } }`;
const STUDENT = `query ($id: UUID!) { student(id: $id) { givenName version counselor { id } coveringCounselor { id } cohorts { fromDay toDay cohort { name } } } }`;
const STUDENTS = `query ($startsWith: String, $first: Int = 25, $after: String, $archived: Boolean = false) {
  students(startsWith: $startsWith, first: $first, after: $after, archived: $archived) { edges { node { givenName familyName } } pageInfo { hasNextPage endCursor } } }`;

const student = async (id: string) => (await asAdmin(STUDENT, { id })).student;
const namesOf = ({ students }: Data): string[] =>
  students.edges.map(({ node }: Data) => `${node.givenName} ${node.familyName}`.trim());

describe('students', () => {
  it('are added with all that is known of them', async () => {
    const id = newId();
    const input = {
      id,
      externalId: 'S-1',
      givenName: 'Maria',
      familyName: 'López',
      email: 'Maria@College.example',
      zone: 'America/Chicago',
      graduatingClass: 2027,
      degreeLevel: 'BACHELOR',
      program: 'Biology',
      valuePoints: ['Two years in a laboratory'],
    };
    const { addStudent: added } = await asAdmin(ADD_STUDENT, { input });
    expect(added).toEqual({
      student: { ...input, email: 'maria@college.example', archivedAt: null, version: 1, user: null },
      userErrors: [],
    });
    expect((await asAdmin(ADD_STUDENT, { input: { ...input, externalId: 'S-2' } })).addStudent.userErrors).toEqual([
      { code: 'ID_TAKEN', field: 'id' },
    ]);
    expect((await asAdmin(ADD_STUDENT, { input: { ...input, id: newId() } })).addStudent.userErrors).toEqual([
      { code: 'EXTERNAL_ID_TAKEN', field: 'externalId' },
    ]);
  });

  it.each([
    [{ givenName: '' }, 'givenName'],
    [{ email: 'nobody' }, 'email'],
    [{ graduatingClass: 99 }, 'graduatingClass'],
    [{ valuePoints: Array(11).fill('good') }, 'valuePoints'],
    [{ valuePoints: ['x'.repeat(301)] }, 'valuePoints.0'],
  ])('are refused with %o', async (given, field) => {
    const { addStudent: added } = await asAdmin(ADD_STUDENT, { input: { givenName: 'Zoe', familyName: '', ...given } });
    expect(added.userErrors).toMatchObject([{ field }]);
  });

  it('are found by the beginning of either name, without accents and in any case', async () => {
    await addStudent(api, center, 'Łukasz', { familyName: "O'Brien-Ståhl" });
    for (const startsWith of ['ŁUK', 'lukasz obrien s', 'obrien', 'O’Brien Stahl, Luk'])
      expect(namesOf(await asAdmin(STUDENTS, { startsWith })), startsWith).toEqual(["Łukasz O'Brien-Ståhl"]);
    expect(namesOf(await asAdmin(STUDENTS, { startsWith: 'lopez mar' }))).toEqual(['Maria López']);
    expect(namesOf(await asAdmin(STUDENTS, { startsWith: 'aria' }))).toEqual([]);
  });

  it('come page by page, by name', async () => {
    for (const familyName of ['Three', 'One', 'Two']) await addStudent(api, center, 'Pager', { familyName });
    const first = await asAdmin(STUDENTS, { startsWith: 'pager', first: 2 });
    expect(namesOf(first)).toEqual(['Pager One', 'Pager Three']);
    expect(
      namesOf(await asAdmin(STUDENTS, { startsWith: 'pager', first: 2, after: first.students.pageInfo.endCursor })),
    ).toEqual(['Pager Two']);
  });

  it('are changed by staff at the version that was read', async () => {
    const id = await addStudent(api, center, 'Nora', { phone: '1', externalId: 'S-3' });
    const { changeStudent } = await ask(api, carla, CHANGE_STUDENT, {
      input: { id, version: 1, givenName: 'Eleonora', phone: null },
    });
    expect(changeStudent).toEqual({
      student: { givenName: 'Eleonora', email: null, phone: null, zone: null, valuePoints: [], version: 2 },
      userErrors: [],
    });
    expect(namesOf(await asAdmin(STUDENTS, { startsWith: 'eleonora' }))).toHaveLength(1);
    expect((await asAdmin(CHANGE_STUDENT, { input: { id, version: 1, phone: '2' } })).changeStudent.userErrors).toEqual(
      [{ code: 'VERSION_CONFLICT', field: 'version' }],
    );
    expect(
      (await asAdmin(CHANGE_STUDENT, { input: { id, version: 2, externalId: 'S-1' } })).changeStudent.userErrors,
    ).toEqual([{ code: 'EXTERNAL_ID_TAKEN', field: 'externalId' }]);
  });

  it('leave the lists when archived and come back', async () => {
    const id = await addStudent(api, center, 'Archie');
    const { archiveStudent } = await asAdmin(ARCHIVE, { input: { id, version: 1 } });
    expect(archiveStudent).toMatchObject({ student: { version: 2, archivedAt: expect.any(String) }, userErrors: [] });
    expect(namesOf(await asAdmin(STUDENTS, { startsWith: 'archie' }))).toEqual([]);
    expect(namesOf(await asAdmin(STUDENTS, { startsWith: 'archie', archived: true }))).toEqual(['Archie Student']);
    expect((await asAdmin(RESTORE, { input: { id, version: 2 } })).restoreStudent).toEqual({
      student: { version: 3, archivedAt: null },
      userErrors: [],
    });
    expect(namesOf(await asAdmin(STUDENTS, { startsWith: 'archie' }))).toEqual(['Archie Student']);
    const { errors } = await api.graphql(ARCHIVE, { input: { id: sam.id, version: 1 } }, sam.person.token);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('of another center do not exist', async () => {
    const id = await addStudent(api, other, 'Elsa');
    expect(await student(id)).toBeNull();
    expect((await asAdmin(CHANGE_STUDENT, { input: { id, version: 1, phone: '1' } })).changeStudent.userErrors).toEqual(
      [{ code: 'STUDENT_NOT_FOUND', field: 'id' }],
    );
  });
});

describe('a student', () => {
  it('sees the own record and no other', async () => {
    const nosy = await addStudent(api, center, 'Samantha');
    expect((await asSam('{ myStudent { id user { email } } }')).myStudent).toEqual({
      id: sam.id,
      user: { email: 'sam@riverside.example' },
    });
    expect((await asSam(STUDENT, { id: nosy })).student).toBeNull();
    expect(namesOf(await asSam(STUDENTS))).toEqual(['sam Student']);
    expect((await asAdmin('{ myStudent { id } }')).myStudent).toBeNull();
  });

  it('changes phone, zone and value points, and nothing else', async () => {
    const changed = await asSam(CHANGE_STUDENT, {
      input: { id: sam.id, version: 1, phone: '555', zone: 'Europe/Berlin', valuePoints: ['Fast learner'] },
    });
    expect(changed.changeStudent).toEqual({
      student: {
        givenName: 'sam',
        email: null,
        phone: '555',
        zone: 'Europe/Berlin',
        valuePoints: ['Fast learner'],
        version: 2,
      },
      userErrors: [],
    });
    const refused = await asSam(CHANGE_STUDENT, {
      input: { id: sam.id, version: 2, phone: '556', givenName: 'Sammy', graduatingClass: null },
    });
    expect(refused.changeStudent.userErrors).toEqual([
      { code: 'STAFF_ONLY_FIELD', field: 'givenName' },
      { code: 'STAFF_ONLY_FIELD', field: 'graduatingClass' },
    ]);
    const others = await addStudent(api, center, 'Otto');
    for (const id of [others, newId()])
      expect((await asSam(CHANGE_STUDENT, { input: { id, version: 1, phone: '1' } })).changeStudent.userErrors).toEqual(
        [{ code: 'STUDENT_NOT_FOUND', field: 'id' }],
      );
  });
});

describe('cohorts', () => {
  const ADD = `mutation ($input: AddCohortInput!) { addCohort(input: $input) { cohort { id name startsOn endsOn version } userErrors { code field } } }`;
  const CHANGE = `mutation ($input: ChangeCohortInput!) { changeCohort(input: $input) { cohort { name startsOn endsOn version } userErrors { code field } } }`;
  const JOIN = `mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { cohort { name } memberships { fromDay toDay student { id } } userErrors { code field } } }`;
  const LEAVE = `mutation ($input: LeaveCohortInput!) { leaveCohort(input: $input) { memberships { fromDay toDay } userErrors { code field } } }`;

  it('have a name of their own and days in order', async () => {
    const { addCohort: added } = await asAdmin(ADD, {
      input: { name: 'Spring', startsOn: '2027-01-11', endsOn: '2027-05-14' },
    });
    expect(added).toEqual({
      cohort: { id: added.cohort.id, name: 'Spring', startsOn: '2027-01-11', endsOn: '2027-05-14', version: 1 },
      userErrors: [],
    });
    const id = await addCohort(api, center, 'Autumn');
    expect((await asAdmin(ADD, { input: { name: 'Spring' } })).addCohort.userErrors).toEqual([
      { code: 'COHORT_EXISTS', field: 'name' },
    ]);
    expect((await asAdmin(CHANGE, { input: { id, version: 1, name: 'Spring' } })).changeCohort.userErrors).toEqual([
      { code: 'COHORT_EXISTS', field: 'name' },
    ]);
    expect(
      (await asAdmin(CHANGE, { input: { id, version: 1, startsOn: '2027-02-02', endsOn: '2027-02-01' } })).changeCohort
        .userErrors,
    ).toEqual([{ code: 'COHORT_ENDS_BEFORE_IT_STARTS', field: 'endsOn' }]);
    expect((await asAdmin(CHANGE, { input: { id, version: 1, name: 'Fall' } })).changeCohort.cohort).toEqual({
      name: 'Fall',
      startsOn: null,
      endsOn: null,
      version: 2,
    });
    const { cohorts } = await asAdmin('{ cohorts { edges { node { name } } } }');
    expect(cohorts.edges).toEqual([{ node: { name: 'Fall' } }, { node: { name: 'Spring' } }]);
    expect((await asAdmin('query ($id: UUID!) { cohort(id: $id) { name } }', { id })).cohort).toEqual({ name: 'Fall' });
    expect(
      (await asAdmin('query ($id: UUID!) { cohort(id: $id) { name } }', { id: await addCohort(api, other, 'Theirs') }))
        .cohort,
    ).toBeNull();
  });

  it('are joined and left by day, again and again, but never twice at once', async () => {
    const cohortId = await addCohort(api, center, 'Dated');
    const [a, b] = [await addStudent(api, center, 'Ada'), await addStudent(api, center, 'Ben')];
    const join = async (studentIds: string[], fromDay: string, toDay?: string) =>
      (await asAdmin(JOIN, { input: { cohortId, studentIds, fromDay, toDay } })).joinCohort;
    const leave = async (studentIds: string[], toDay: string) =>
      (await asAdmin(LEAVE, { input: { cohortId, studentIds, toDay } })).leaveCohort;

    expect(await join([a, b, a], '2026-09-01')).toMatchObject({
      cohort: { name: 'Dated' },
      memberships: [{ student: { id: a } }, { student: { id: b } }],
      userErrors: [],
    });
    expect((await join([b], '2026-10-01')).userErrors).toEqual([
      { code: 'OVERLAPPING_MEMBERSHIP', field: 'studentIds.0' },
    ]);
    expect((await leave([a], '2026-08-31')).userErrors).toEqual([{ code: 'NOT_IN_COHORT', field: 'studentIds.0' }]);
    expect((await leave([a], '2026-09-30')).memberships).toEqual([{ fromDay: '2026-09-01', toDay: '2026-09-30' }]);
    expect((await join([a], '2026-09-30')).userErrors).toEqual([
      { code: 'OVERLAPPING_MEMBERSHIP', field: 'studentIds.0' },
    ]);
    expect((await join([a], '2026-08-01', '2026-09-01')).userErrors).toEqual([
      { code: 'OVERLAPPING_MEMBERSHIP', field: 'studentIds.0' },
    ]);
    expect((await join([a], '2026-08-01', '2026-08-31')).userErrors).toEqual([]);
    expect((await join([a], '2026-10-01')).userErrors).toEqual([]);
    expect((await join([a], '2027-10-01', '2027-09-01')).userErrors).toEqual([
      { code: 'MEMBERSHIP_ENDS_BEFORE_IT_STARTS', field: 'toDay' },
    ]);
    expect((await student(a)).cohorts).toEqual([
      { fromDay: '2026-10-01', toDay: null, cohort: { name: 'Dated' } },
      { fromDay: '2026-09-01', toDay: '2026-09-30', cohort: { name: 'Dated' } },
      { fromDay: '2026-08-01', toDay: '2026-08-31', cohort: { name: 'Dated' } },
    ]);
  });

  it('are joined once when two join the same student at the same time', async () => {
    const cohortId = await addCohort(api, center, 'Busy');
    const id = await addStudent(api, center, 'Bea');
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        asAdmin(JOIN, { input: { cohortId, studentIds: [id], fromDay: `2026-09-0${n + 1}` } }),
      ),
    );
    expect(answers.filter(({ joinCohort }) => joinCohort.userErrors.length === 0)).toHaveLength(1);
    expect((await student(id)).cohorts).toHaveLength(1);
  });

  it('take all students or none, and none of another center', async () => {
    const cohortId = await addCohort(api, center, 'Whole');
    const [own, foreign] = [await addStudent(api, center, 'Cy'), await addStudent(api, other, 'Dee')];
    const input = { cohortId, studentIds: [own, foreign, newId()], fromDay: '2026-09-01' };
    expect((await asAdmin(JOIN, { input })).joinCohort.userErrors).toEqual([
      { code: 'STUDENT_NOT_FOUND', field: 'studentIds.1' },
      { code: 'STUDENT_NOT_FOUND', field: 'studentIds.2' },
    ]);
    expect((await student(own)).cohorts).toEqual([]);
    const foreignCohort = await addCohort(api, other, 'Foreign');
    expect(
      (await asAdmin(JOIN, { input: { ...input, cohortId: foreignCohort, studentIds: [own] } })).joinCohort.userErrors,
    ).toEqual([{ code: 'COHORT_NOT_FOUND', field: 'cohortId' }]);
    const tooMany = Array.from({ length: 501 }, () => newId());
    expect((await asAdmin(JOIN, { input: { ...input, studentIds: tooMany } })).joinCohort.userErrors).toEqual([
      { code: 'VALUE_TOO_LARGE', field: 'studentIds' },
    ]);
  });
});

describe('caseloads', () => {
  const ASSIGN = `mutation ($input: AssignCaseloadInput!) { assignCaseload(input: $input) { changed userErrors { code field } } }`;
  const ARRANGE = `mutation ($input: ArrangeCoverInput!) { arrangeCover(input: $input) { cover { id absent { email } covering { email } } userErrors { code field } } }`;
  const CANCEL = `mutation ($input: CancelCoverInput!) { cancelCover(input: $input) { cover { id } userErrors { code field } } }`;
  const assign = async (studentIds: string[], counselor: { id: string }, fromDay: string) =>
    (await asLead(ASSIGN, { input: { studentIds, counselorId: counselor.id, fromDay } })).assignCaseload;
  const periodsOf = async (id: string) =>
    (
      await api.database.as(
        'superuser',
        `SELECT counselor_id, from_day::text, to_day::text FROM caseload_assignments WHERE student_id = $1 ORDER BY from_day`,
        [id],
      )
    ).rows;

  it('end the day before another counselor takes over', async () => {
    const [a, b] = [await addStudent(api, center, 'Eva'), await addStudent(api, center, 'Fay')];
    expect(await assign([a, b], carla, '2026-09-01')).toEqual({ changed: 2, userErrors: [] });
    expect(await assign([a, b], carla, '2026-10-01')).toEqual({ changed: 0, userErrors: [] });
    expect(await assign([a], conrad, addDays(today, 7))).toEqual({ changed: 1, userErrors: [] });
    expect(await periodsOf(a)).toEqual([
      { counselor_id: carla.id, from_day: '2026-09-01', to_day: addDays(today, 6) },
      { counselor_id: conrad.id, from_day: addDays(today, 7), to_day: null },
    ]);
    expect((await student(a)).counselor).toEqual({ id: carla.id });
    expect(await assign([a], conrad, today)).toEqual({ changed: 1, userErrors: [] });
    expect(await periodsOf(a)).toEqual([
      { counselor_id: carla.id, from_day: '2026-09-01', to_day: addDays(today, -1) },
      { counselor_id: conrad.id, from_day: today, to_day: null },
    ]);
    expect((await student(a)).counselor).toEqual({ id: conrad.id });
  });

  it('have one counselor a day even when two are assigned at the same time', async () => {
    const id = await addStudent(api, center, 'Gus');
    const days = ['2026-09-05', '2026-09-01', '2026-09-03', '2026-09-04', '2026-09-02'];
    await Promise.all(days.map((fromDay, n) => assign([id], n % 2 ? carla : conrad, fromDay)));
    const periods = await periodsOf(id);
    expect(periods.filter((period) => period.to_day === null)).toHaveLength(1);
    for (const [n, period] of periods.slice(1).entries()) expect(period.from_day > periods[n].to_day).toBe(true);
  });

  it('are assigned by leads and admins, to staff of the center', async () => {
    const id = await addStudent(api, center, 'Hal');
    const foreign = await addPerson(api, other, 'frank', ['COUNSELOR']);
    for (const nobody of [foreign, sam.person, { id: newId() }])
      expect((await assign([id], nobody, today)).userErrors).toEqual([
        { code: 'COUNSELOR_NOT_FOUND', field: 'counselorId' },
      ]);
    expect((await assign([await addStudent(api, other, 'Ian')], carla, today)).userErrors).toEqual([
      { code: 'STUDENT_NOT_FOUND', field: 'studentIds.0' },
    ]);
    const { errors } = await api.graphql(
      ASSIGN,
      { input: { studentIds: [id], counselorId: carla.id, fromDay: today } },
      carla.token,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('are covered while the counselor is absent', async () => {
    const id = await addStudent(api, center, 'Joy');
    await assign([id], carla, '2026-09-01');
    const arrange = async (more: object = {}) =>
      (
        await ask(api, carla, ARRANGE, {
          input: { absentId: carla.id, coveringId: conrad.id, fromDay: today, toDay: addDays(today, 3), ...more },
        })
      ).arrangeCover;
    const { cover, userErrors } = await arrange();
    expect({ cover, userErrors }).toEqual({
      cover: { id: cover.id, absent: { email: carla.email }, covering: { email: conrad.email } },
      userErrors: [],
    });
    expect(await student(id)).toMatchObject({ counselor: { id: carla.id }, coveringCounselor: { id: conrad.id } });
    expect(
      (await arrange({ coveringId: lead.id, fromDay: addDays(today, 3), toDay: addDays(today, 9) })).userErrors,
    ).toEqual([{ code: 'OVERLAPPING_COVER', field: 'fromDay' }]);
    expect((await arrange({ coveringId: carla.id })).userErrors).toEqual([
      { code: 'COVERING_ONESELF', field: 'coveringId' },
    ]);
    expect((await arrange({ absentId: newId() })).userErrors).toEqual([
      { code: 'COUNSELOR_NOT_FOUND', field: 'absentId' },
    ]);
    expect((await arrange({ toDay: addDays(today, -1) })).userErrors).toEqual([
      { code: 'COVER_ENDS_BEFORE_IT_STARTS', field: 'toDay' },
    ]);
    expect((await asAdmin('{ caseloadCovers { edges { node { id fromDay } } } }')).caseloadCovers.edges).toEqual([
      { node: { id: cover.id, fromDay: today } },
    ]);
    expect((await asAdmin(CANCEL, { input: { id: cover.id } })).cancelCover).toEqual({
      cover: { id: cover.id },
      userErrors: [],
    });
    expect((await student(id)).coveringCounselor).toBeNull();
    expect((await asAdmin(CANCEL, { input: { id: cover.id } })).cancelCover.userErrors).toEqual([
      { code: 'COVER_NOT_FOUND', field: 'id' },
    ]);
  });

  it('turn over at midnight in the zone of the center', async () => {
    const id = await addStudent(api, center, 'Kim');
    await assign([id], carla, '2026-09-01');
    await assign([id], conrad, '2026-10-01');
    const counselorAt = async (now: string) =>
      (await api.app.get(CaseloadsStore).today(center.id, [id], new Date(now))).get(id)?.counselorId;
    expect(await counselorAt('2026-10-01T03:59:59-00:00')).toBe(carla.id);
    expect(await counselorAt('2026-10-01T04:00:00-00:00')).toBe(conrad.id);
    expect(await counselorAt('2026-08-31T12:00:00-00:00')).toBeUndefined();
  });
});

describe('a roster', () => {
  const row = (externalId: string, givenName: string): RosterStudent => ({
    id: newId(),
    externalId,
    givenName,
    familyName: 'Row',
    ...searchNamesOf(givenName, 'Row'),
    email: null,
    phone: null,
    zone: null,
    graduatingClass: 2027,
    degreeLevel: 'MASTER',
    program: null,
    createdAt: new Date(),
  });
  const inCenter = <Value>(work: (tx: Transaction) => Promise<Value>) =>
    api.app.get(Database).inCenter(center.id, work);
  const upsert = (rows: RosterStudent[]) => inCenter((tx) => api.app.get(RostersStore).upsert(tx, rows));

  it('adds students, changes those that differ, and leaves the others alone', async () => {
    const [a, b] = [row('R-1', 'Rita'), row('R-2', 'Rob')];
    expect(await upsert([a, b])).toEqual(
      new Map([
        ['R-1', a.id],
        ['R-2', b.id],
      ]),
    );
    const again = [{ ...a, id: newId() }, row('R-2', 'Robert'), row('R-3', 'Ron')];
    expect(await upsert(again)).toEqual(
      new Map([
        ['R-2', b.id],
        ['R-3', again[2]!.id],
      ]),
    );
    const known = await inCenter((tx) => api.app.get(StudentsStore).byExternalIds(tx, ['R-1', 'R-2', 'R-9']));
    expect([...known.values()].map(({ id, givenName, version }) => ({ id, givenName, version }))).toEqual(
      expect.arrayContaining([
        { id: a.id, givenName: 'Rita', version: 1 },
        { id: b.id, givenName: 'Robert', version: 2 },
      ]),
    );
    expect(known.size).toBe(2);
    expect(namesOf(await asAdmin(STUDENTS, { startsWith: 'row robert' }))).toEqual(['Robert Row']);
  });

  it('adds the cohorts it names, once', async () => {
    const cohortsNamed = (names: string[]) =>
      inCenter((tx) =>
        api.app.get(RostersStore).cohortsNamed(tx, new Map(names.map((name) => [name, newId()])), new Date()),
      );
    const first = await cohortsNamed(['Roster A', 'Roster B']);
    const second = await cohortsNamed(['Roster B', 'Roster C']);
    expect(second.get('Roster B')).toBe(first.get('Roster B'));
    expect([first.size, second.size]).toEqual([2, 2]);
  });
});

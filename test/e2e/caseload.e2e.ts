import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CalendarsService } from '../../src/calendars/index.js';
import { dayIn } from '../../src/kernel/zone.js';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { CASELOAD, type CaseloadVariables, pageThrough, seeCaseload } from '../support/caseloads.js';
import { CountedByHand, readCaseloadRows } from '../support/caseload-rows.js';
import { signIn } from '../support/centers.js';
import { seedCenters } from '../support/seeds.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

/** A Wednesday; Thanksgiving lies within the five business days before it. */
const NOW = Date.parse('2026-12-02T15:30:00Z');
const DAY = 86_400_000;

let api: TestApi;
let centerId: string;
let hand: CountedByHand;
let cohortIds: string[];
let counselors: { id: string; token: string }[];

beforeAll(async () => {
  api = await startTestApi();
  await seedCenters(api, { students: 120, prospects: 1_200, centers: 2, cohorts: 3, now: NOW - DAY });
  centerId = await idOf("SELECT id FROM centers WHERE slug = 'seed-001'");
  await makeItHard();
  counselors = await signInCounselors();
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(NOW);
  const calendar = await api.app.get(Database).inCenter(centerId, async (tx) => (await api.app.get(CalendarsService).calendarsOf(tx, NOW)).of());
  expect(dayIn(calendar.zone, NOW)).toBe('2026-12-02');
  hand = new CountedByHand(await readCaseloadRows(api.database, centerId), calendar, NOW);
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await api.stop();
});

it('counts the whole center, a cohort and a caseload as a count by hand does', async () => {
  expect((await see()).header).toEqual(hand.header(hand.everybody()));
  for (const cohortId of cohortIds) expect((await see({ filter: { cohortId } })).header).toEqual(hand.header(hand.inCohort(cohortId)));
  for (const { id } of counselors) expect((await see({ filter: { counselorId: id } })).header).toEqual(hand.header(hand.lookedAfterBy(id)));
  const { header } = await see();
  const { outcomes, onTimeRate, ...counts } = header;
  expect(Object.values({ ...counts, ...onTimeRate, rejected: outcomes.rejected, accepted: outcomes.offerAccepted })).not.toContain(0);
  expect(header.neglected).toBeLessThan(header.overdue);
});

it('counts each student as a count by hand does, and shows what is due first', async () => {
  for (const node of await pageThrough(api, token(), { first: 50 })) {
    const student = hand.everybody().find(({ id }) => id === node.id)!;
    const prospects = hand.prospectsOf(student);
    const at = (stage: string) => prospects.filter((prospect) => prospect.stage === stage).length;
    const active = prospects.map((prospect) => prospect.last_activity_at.getTime());
    expect(node).toMatchObject({
      givenName: student.given_name,
      familyName: student.family_name,
      externalId: student.external_id,
      open: hand.openOf(student).length,
      overdue: hand.overdueOf(student).length,
      dueIn7Days: hand.dueSoonOf(student).length,
      closed: prospects.length - hand.openOf(student).length,
      noThankYou: prospects.filter((prospect) => prospect.thank_you_owed).length,
      stages: { applied: at('APPLIED'), interviewing: at('INTERVIEWING'), interviewed: at('INTERVIEWED'), offered: at('OFFERED') },
    });
    expect(node.lastActivityAt && Date.parse(node.lastActivityAt)).toBe(active.length === 0 ? null : Math.max(...active));
    expect(node.counselor?.id ?? null).toBe(hand.counselorOf(student));
    const dueFirst = hand.dueFirstOf(student).map((prospect) => prospect.id);
    expect(dueFirst.includes(node.worstNextStep?.prospectId)).toBe(dueFirst.length > 0);
  }
});

it('says why the worst step is owed, at which employer and when', async () => {
  const [first] = await pageThrough(api, token(), { first: 100 });
  const id = first.worstNextStep.prospectId;
  const { rows } = await api.database.as('superuser', 'SELECT p.*, e.name FROM prospects p JOIN employers e ON e.id = p.employer_id WHERE p.id = $1', [id]);
  const [prospect] = rows;
  expect(first.worstNextStep).toMatchObject({
    employer: prospect.name,
    position: prospect.position,
    kind: prospect.next_step_kind,
    channel: prospect.next_step_channel,
    owner: prospect.next_step_owner,
    dueOn: prospect.next_step_due_on,
    zone: prospect.next_step_zone,
  });
  expect(Date.parse(first.worstNextStep.dueAt)).toBe(prospect.next_step_due_at.getTime());
  expect(first.worstNextStep.why).toContain(prospect.next_step_why.offset);
});

const FILTERS: readonly [string, object, (student: any) => boolean][] = [
  ...['APPLIED', 'INTERVIEWING', 'INTERVIEWED', 'OFFERED', 'CLOSED'].map(
    (stage): [string, object, (student: any) => boolean] => [stage, { stage }, (student) => hand.prospectsOf(student).some((each) => each.stage === stage)],
  ),
  ['overdue by 3 days', { overdueBy: 3 }, (student) => hand.openOf(student).some((each) => each.next_step_due_at <= NOW - 3 * DAY)],
  ['a thank-you missing', { noThankYou: true }, (student) => hand.prospectsOf(student).some((each) => each.thank_you_owed)],
  ['no thank-you missing', { noThankYou: false }, (student) => !hand.prospectsOf(student).some((each) => each.thank_you_owed)],
  ['given name first', { text: 'ZOÉ quat' }, (student) => student.given_name === 'Zoë'],
  ['family name first', { text: 'quatermain zo' }, (student) => student.given_name === 'Zoë'],
  ['external id', { text: 'Zq-7' }, (student) => student.external_id === 'ZQ-77'],
  ['two at once', { stage: 'CLOSED', noThankYou: true }, (student) => ['stage', 'thank_you_owed'].every((key) => hand.prospectsOf(student).some((each) => (key === 'stage' ? each.stage === 'CLOSED' : each[key])))],
];

it.each(FILTERS)('keeps the students that match: %s', async (_, filter, matches) => {
  const expected = hand.everybody().filter(matches).map((student) => student.id);
  const found = await pageThrough(api, token(), { filter, first: 40 });
  expect(found.map((node) => node.id).sort()).toEqual(expected.sort());
  expect(expected.length).toBeGreaterThan(0);
  const { header, students } = await see({ filter, first: 1 });
  expect(students.totalCount).toBe(expected.length);
  expect(header).toEqual(hand.header(hand.everybody()));
});

it('shows a counselor their own students and those they cover today, and nobody else', async () => {
  const [covering] = counselors;
  const own = await pageThrough(api, covering!.token, { filter: { mine: true }, first: 7 });
  expect(own.map((node) => node.id).sort()).toEqual(hand.lookedAfterBy(covering!.id).map(({ id }) => id).sort());
  const both = await pageThrough(api, covering!.token, { filter: { mine: true, cohortId: cohortIds[0] }, first: 7 });
  const inCohort = new Set(hand.inCohort(cohortIds[0]!).map(({ id }) => id));
  expect(both.map((node) => node.id).sort()).toEqual(own.map((node) => node.id).filter((id) => inCohort.has(id)).sort());
});

const NEVER = Number.NEGATIVE_INFINITY;
const dueAt = (node: any): number => (node.worstNextStep ? Date.parse(node.worstNextStep.dueAt) : Number.POSITIVE_INFINITY);
const activeAt = (node: any): number => (node.lastActivityAt ? Date.parse(node.lastActivityAt) : NEVER);
const nameOf = (node: any): string => `${node.familyName} ${node.givenName}`.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase();
const ORDERS: Record<string, (node: any) => number | string> = { WORST_FIRST: dueAt, NAME: nameOf, LAST_ACTIVITY: activeAt, OPEN_PROSPECTS: (node) => -node.open };

it.each(Object.keys(ORDERS))('sorts %s', async (sort) => {
  const keys = (await pageThrough(api, token(), { sort, first: 100 })).map(ORDERS[sort]!);
  const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  expect(keys).toEqual(sorted);
  expect(new Set(keys).size).toBeLessThan(keys.length + (sort === 'NAME' ? 1 : 0));
});

it('shows each student exactly once and in the same order, whatever the size of the page', async () => {
  const whole = Object.fromEntries(await Promise.all(Object.keys(ORDERS).map(async (sort) => [sort, (await pageThrough(api, token(), { sort, first: 100 })).map(({ id }) => id)])));
  const anyPage = fc.asyncProperty(fc.constantFrom(...Object.keys(ORDERS)), fc.integer({ min: 1, max: 70 }), async (sort, first) => {
    const found = (await pageThrough(api, token(), { sort, first })).map(({ id }) => id);
    expect(found).toEqual(whole[sort]);
    expect(new Set(found)).toEqual(new Set(hand.everybody().map(({ id }) => id)));
  });
  await fc.assert(anyPage, { numRuns: 15, examples: [['WORST_FIRST', 1], ['LAST_ACTIVITY', 1], ['OPEN_PROSPECTS', 1]] });
}, 120_000);

it('goes on from the cursor of any edge', async () => {
  const { students } = await see({ first: 10 });
  const { students: rest } = await see({ first: 5, after: students.edges[4].cursor });
  expect(rest.edges.map(({ node }: any) => node.id)).toEqual(students.edges.slice(5).map(({ node }: any) => node.id));
});

it('answers again and again without page size and order what it answers with the defaults', async () => {
  const short = `query ($sort: CaseloadSort, $first: Int) { caseload(sort: $sort, first: $first) { students { edges { node { id } } } } }`;
  const expected = (await see({ first: 25 })).students.edges.map(({ node }: any) => node.id);
  for (const _ of [1, 2, 3]) {
    const { data } = await api.graphql(short, {}, token());
    expect(data.caseload.students.edges.map(({ node }: any) => node.id)).toEqual(expected);
  }
});

it('is not for students', async () => {
  const email = await idOf(`SELECT email AS id FROM users WHERE center_id = '${centerId}' AND roles = '{STUDENT}' LIMIT 1`);
  const student = await signIn(api, 'seed-001', email);
  expect((await api.graphql(CASELOAD, { sort: 'NAME', first: 1 }, student)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

it('knows nothing of another center: its cohorts and counselors have no students', async () => {
  const elsewhere = await idOf(`SELECT id FROM cohorts WHERE center_id <> '${centerId}' LIMIT 1`);
  const stranger = await idOf(`SELECT counselor_id AS id FROM caseload_assignments WHERE center_id <> '${centerId}' LIMIT 1`);
  const nothing = await see({ filter: { cohortId: newId() } });
  expect(nothing.header).toEqual(hand.header([]));
  expect(nothing.students).toEqual({ totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] });
  expect(await see({ filter: { cohortId: elsewhere } })).toEqual(nothing);
  expect(await see({ filter: { counselorId: stranger } })).toEqual(nothing);
});

const cursor = (...keys: unknown[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
const REFUSED: readonly [string, CaseloadVariables, string][] = [
  ['a cursor of another order', { sort: 'NAME', after: cursor('WORST_FIRST', 'infinity', '0', '', '01a20000-0000-7000-8000-000000000000') }, 'CURSOR_NOT_VALID'],
  ['a made-up cursor', { after: cursor('WORST_FIRST', 'yesterday', '0', '', '01a20000-0000-7000-8000-000000000000') }, 'CURSOR_NOT_VALID'],
  ['a page that is too large', { first: 101 }, 'PAGE_SIZE_NOT_VALID'],
  ['overdue by less than nothing', { filter: { overdueBy: -1 } }, 'FILTER_NOT_VALID'],
  ['a text that is too long', { filter: { text: 'x'.repeat(101) } }, 'FILTER_NOT_VALID'],
  ['a text with a control character', { filter: { text: 'x\u0000' } }, 'FILTER_NOT_VALID'],
  ['two counselors', { filter: { mine: true, counselorId: '01a20000-0000-7000-8000-000000000000' } }, 'FILTER_NOT_VALID'],
];

it.each(REFUSED)('refuses %s', async (_, variables, code) => {
  const { errors } = await api.graphql(CASELOAD, { sort: 'WORST_FIRST', first: 100, ...variables }, token());
  expect(errors?.map((error) => error.extensions.code)).toEqual([code]);
});

it('finds nobody by a text of nothing but signs', async () => {
  expect((await see({ filter: { text: '%_' } })).students.totalCount).toBe(0);
});

it('asks the database one statement', async () => {
  await see();
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await see({ filter: { cohortId: cohortIds[0] } });
  expect(query.mock.calls.map(([statement]) => (statement as { name?: string }).name)).toEqual(['caseload-dashboard']);
  query.mockRestore();
});

const token = (): string => counselors[0]!.token;
const see = (variables: CaseloadVariables = {}) => seeCaseload(api, token(), variables);
const idOf = async (sql: string): Promise<string> => (await api.database.as('superuser', sql)).rows[0].id;

const signInCounselors = async () => {
  const { rows } = await api.database.as('superuser', "SELECT id, email FROM users WHERE center_id = $1 AND 'COUNSELOR' = ANY (roles) AND NOT 'LEAD' = ANY (roles) ORDER BY email", [centerId]);
  return Promise.all(rows.map(async ({ id, email }) => ({ id, token: await signIn(api, 'seed-001', email) })));
};

/** Ties in every order, people who left, come later or are archived, somebody without prospects, and a colleague who is away. */
const makeItHard = async (): Promise<void> => {
  const change = (sql: string, values: unknown[] = []) => api.database.as('superuser', sql, [centerId, ...values]);
  cohortIds = (await change('SELECT id FROM cohorts WHERE center_id = $1 ORDER BY id')).rows.map(({ id }) => id);
  const students: string[] = (await change('SELECT id FROM students WHERE center_id = $1 ORDER BY id')).rows.map(({ id }) => id);
  await change(`UPDATE prospects SET next_step_due_at = '2026-11-30T15:00:00.123456Z', last_activity_at = '2026-11-20T15:00:00.654321Z'
                 WHERE center_id = $1 AND student_id = ANY ($2) AND next_step_due_at IS NOT NULL`, [students.slice(0, 15)]);
  await change(`UPDATE prospects SET last_activity_at = '2026-11-20T15:00:00.654321Z' WHERE center_id = $1 AND student_id = ANY ($2)`, [students.slice(0, 15)]);
  await change("UPDATE students SET archived_at = '2026-11-01' WHERE center_id = $1 AND id = $2", [students[20]]);
  for (const [place, days] of [["to_day = '2026-12-01'"], ["to_day = '2026-12-02'"], ["from_day = '2026-12-03', to_day = NULL"], ["from_day = '2026-12-02', to_day = NULL"]].entries()) {
    for (const table of ['cohort_memberships', 'caseload_assignments']) await change(`UPDATE ${table} SET ${days[0]} WHERE center_id = $1 AND student_id = $2`, [students[25 + place]]);
  }
  await change(`INSERT INTO students (center_id, id, external_id, given_name, family_name, search_name, search_family_name, created_at)
                VALUES ($1, $2, 'ZQ-77', 'Zoë', 'Quatermain', 'zoe quatermain', 'quatermain zoe', '2026-11-01'), ($1, $3, NULL, 'No', 'Prospects', 'no prospects', 'prospects no', '2026-11-01')`, [newId(), newId()]);
  await change(`INSERT INTO caseload_covers (center_id, id, absent_id, covering_id, from_day, to_day)
                SELECT $1, $2, absent.id, covering.id, '2026-12-02', '2026-12-02' FROM users absent, users covering
                 WHERE absent.center_id = $1 AND covering.center_id = $1 AND absent.email LIKE 'counselor-2@%' AND covering.email LIKE 'counselor-1@%'`, [newId()]);
};

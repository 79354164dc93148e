import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import type { ProspectRow, StudentRow } from '../support/caseload-rows.js';
import { type CaseloadVariables, pageThrough, refusalOf, seeCaseload } from '../support/caseloads.js';
import { DAY, type HardCaseload, NOW, openHardCaseload } from '../support/hard-caseload.js';

let hard: HardCaseload;

beforeAll(async () => {
  hard = await openHardCaseload();
}, 120_000);
afterAll(() => hard.stop());

const token = (): string => hard.counselors[0]!.token;
const see = (variables: CaseloadVariables = {}) => seeCaseload(hard.api, token(), variables);
const sortedIds = (students: readonly { readonly id: string }[]): string[] => students.map(({ id }) => id).toSorted();
const some = (student: StudentRow, matches: (prospect: ProspectRow) => boolean): boolean =>
  hard.hand.prospectsOf(student).some(matches);

it('counts the whole center, a cohort and a caseload as a count by hand does', async () => {
  const { hand, cohortIds, counselors } = hard;
  const { header } = await see();
  expect(header).toEqual(hand.header(hand.everybody()));
  for (const cohortId of cohortIds)
    expect((await see({ filter: { cohortId } })).header).toEqual(hand.header(hand.inCohort(cohortId)));
  for (const { id } of counselors)
    expect((await see({ filter: { counselorId: id } })).header).toEqual(hand.header(hand.lookedAfterBy(id)));
  const { outcomes, onTimeRate, ...counts } = header;
  expect(Object.values({ ...counts, ...onTimeRate, rejected: outcomes.rejected })).not.toContain(0);
  expect(header.neglected).toBeLessThan(header.overdue);
});

it('counts each student as a count by hand does, and shows what is due first', async () => {
  const { hand } = hard;
  for (const node of await pageThrough(hard.api, token(), { first: 50 })) {
    const student = hand.everybody().find(({ id }) => id === node.id)!;
    const prospects = hand.prospectsOf(student);
    const at = (stage: string) => prospects.filter((prospect) => prospect.stage === stage).length;
    expect(node).toMatchObject({
      givenName: student.given_name,
      familyName: student.family_name,
      externalId: student.external_id,
      open: hand.openOf(student).length,
      overdue: hand.overdueOf(student).length,
      dueIn7Days: hand.dueSoonOf(student).length,
      closed: at('CLOSED'),
      noThankYou: prospects.filter((prospect) => prospect.thank_you_owed).length,
      stages: {
        applied: at('APPLIED'),
        interviewing: at('INTERVIEWING'),
        interviewed: at('INTERVIEWED'),
        offered: at('OFFERED'),
      },
    });
    const active = prospects.map((prospect) => prospect.last_activity_at.getTime());
    expect(node.lastActivityAt && Date.parse(node.lastActivityAt)).toBe(
      active.length === 0 ? null : Math.max(...active),
    );
    expect(node.counselor?.id ?? null).toBe(hand.counselorOf(student));
    const dueFirst = hand.dueFirstOf(student).map((prospect) => prospect.id);
    expect(node.worstNextStep === null).toBe(dueFirst.length === 0);
    if (node.worstNextStep) expect(dueFirst).toContain(node.worstNextStep.prospectId);
  }
});

it('says why the worst step is owed, at which employer and when', async () => {
  const step = (await see({ first: 1 })).students.edges[0]!.node.worstNextStep!;
  const sql = `SELECT p.*, e.name FROM prospects p JOIN employers e ON e.id = p.employer_id WHERE p.id = $1`;
  const [prospect] = (await hard.api.database.as('superuser', sql, [step.prospectId])).rows;
  expect(step).toMatchObject({
    employer: prospect.name,
    position: prospect.position,
    kind: prospect.next_step_kind,
    channel: prospect.next_step_channel,
    owner: prospect.next_step_owner,
    dueOn: prospect.next_step_due_on,
    zone: prospect.next_step_zone,
  });
  expect(Date.parse(step.dueAt)).toBe(prospect.next_step_due_at.getTime());
  expect(step.why).toContain(prospect.next_step_why.offset);
});

type Filter = readonly [string, object, (student: StudentRow) => boolean];
const FILTERS: readonly Filter[] = [
  ...['APPLIED', 'INTERVIEWING', 'INTERVIEWED', 'OFFERED', 'CLOSED'].map((stage): Filter => [
    stage,
    { stage },
    (student) => some(student, (prospect) => prospect.stage === stage),
  ]),
  [
    'overdue by three days',
    { overdueBy: 3 },
    (student) => hard.hand.openOf(student).some((prospect) => prospect.next_step_due_at.getTime() <= NOW - 3 * DAY),
  ],
  ['a thank-you missing', { noThankYou: true }, (student) => some(student, (prospect) => prospect.thank_you_owed)],
  ['none missing', { noThankYou: false }, (student) => !some(student, (prospect) => prospect.thank_you_owed)],
  ['given name first', { text: 'ZOÉ quat' }, (student) => student.given_name === 'Zoë'],
  ['family name first', { text: 'quatermain zo' }, (student) => student.given_name === 'Zoë'],
  ['external id', { text: 'Zq-7' }, (student) => student.external_id === 'ZQ-77'],
  [
    'two at once',
    { stage: 'CLOSED', noThankYou: true },
    (student) => some(student, (one) => one.stage === 'CLOSED') && some(student, (one) => one.thank_you_owed),
  ],
];

it.each(FILTERS)('keeps the students that match: %s', async (_, filter, matches) => {
  const expected = hard.hand.everybody().filter(matches);
  expect(expected.length).toBeGreaterThan(0);
  expect(sortedIds(await pageThrough(hard.api, token(), { filter, first: 40 }))).toEqual(sortedIds(expected));
  const { header, students } = await see({ filter, first: 1 });
  expect(students.totalCount).toBe(expected.length);
  expect(header).toEqual(hard.hand.header(hard.hand.everybody()));
});

it('shows a counselor their own students and those they cover today, and nobody else', async () => {
  const [covering, absent] = hard.counselors;
  const [cohortId] = hard.cohortIds;
  const mine = await pageThrough(hard.api, covering!.token, { filter: { mine: true }, first: 7 });
  expect(sortedIds(mine)).toEqual(sortedIds(hard.hand.lookedAfterBy(covering!.id)));
  expect(mine.map((node) => node.counselor?.id)).toContain(absent!.id);
  const inCohort = new Set(sortedIds(hard.hand.inCohort(cohortId!)));
  const both = await pageThrough(hard.api, covering!.token, { filter: { mine: true, cohortId }, first: 7 });
  expect(sortedIds(both)).toEqual(sortedIds(mine).filter((id) => inCohort.has(id)));
});

it('is not for students', async () => {
  expect(await refusalOf(hard.api, hard.studentToken)).toBe('FORBIDDEN');
});

it('knows nothing of another center: its cohorts and counselors have no students', async () => {
  const elsewhere = async (column: string, table: string): Promise<string> => {
    const sql = `SELECT ${column} AS id FROM ${table} WHERE center_id <> $1 LIMIT 1`;
    return (await hard.api.database.as('superuser', sql, [hard.centerId])).rows[0].id;
  };
  const nothing = await see({ filter: { cohortId: newId() } });
  expect(nothing.header).toEqual(hard.hand.header([]));
  expect(nothing.students).toEqual({ totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] });
  expect(await see({ filter: { cohortId: await elsewhere('id', 'cohorts') } })).toEqual(nothing);
  expect(await see({ filter: { counselorId: await elsewhere('counselor_id', 'caseload_assignments') } })).toEqual(
    nothing,
  );
});

it('finds nobody by a text of nothing but signs', async () => {
  expect((await see({ filter: { text: '%_' } })).students.totalCount).toBe(0);
});

const cursor = (...keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
const SOMEBODY = '01a20000-0000-7000-8000-000000000000';
const REFUSED: readonly (readonly [string, CaseloadVariables, string])[] = [
  [
    'a cursor of another order',
    { sort: 'NAME', after: cursor('WORST_FIRST', 'infinity', '0', '', SOMEBODY) },
    'CURSOR_NOT_VALID',
  ],
  ['a made-up cursor', { after: cursor('WORST_FIRST', 'yesterday', '0', '', SOMEBODY) }, 'CURSOR_NOT_VALID'],
  ['a page that is too large', { first: 101 }, 'PAGE_SIZE_NOT_VALID'],
  ['overdue by less than nothing', { filter: { overdueBy: -1 } }, 'FILTER_NOT_VALID'],
  ['a text that is too long', { filter: { text: 'x'.repeat(101) } }, 'FILTER_NOT_VALID'],
  ['a text with a control character', { filter: { text: 'x\u0007' } }, 'FILTER_NOT_VALID'],
  ['two counselors', { filter: { mine: true, counselorId: SOMEBODY } }, 'FILTER_NOT_VALID'],
];

it.each(REFUSED)('refuses %s', async (_, variables, code) => {
  expect(await refusalOf(hard.api, token(), variables)).toBe(code);
});

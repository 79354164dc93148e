import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addSignedInStudent } from '../support/people.js';
import { daysFromNow, logInterview, send } from '../support/prospects.js';
import { type Json, startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let token: string;
let students = 0;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'corrections');
});
beforeEach(async () => {
  students += 1;
  token = (await addSignedInStudent(api, center, `cora-${students}`)).person.token;
});
afterAll(() => api.stop());

const payloadOf = (
  mutation: string,
): string => `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) {
  ${mutation}(input: $input) { userErrors { code field message } ${mutation === 'correctOutcome' ? 'outcome' : 'interview'} { id version } } }`;

/** What was wrong, as code and field; empty: it was done. */
const refusals = async (mutation: string, input: object): Promise<[code: string, field: string][]> => {
  const { data, errors } = await api.graphql(payloadOf(mutation), { input }, token);
  expect(errors).toBeUndefined();
  return data[mutation].userErrors.map(({ code, field }: Json) => [code, field]);
};

const AGREE = `mutation ($input: ScheduleInterviewInput!) { scheduleInterview(input: $input) { interview { id version } prospect { id } userErrors { code message } } }`;
const prospect = () => ({ employerName: `Acme ${students}`, position: 'Clerk' });
const logged = (days: number) => logInterview(api, token, { prospect: prospect(), startsAt: daysFromNow(days) });

const HOSTILE: readonly [what: string, times: { startsAt: string; endsAt?: string }][] = [
  ['an end before the start', { startsAt: daysFromNow(2), endsAt: daysFromNow(1) }],
  ['no length', { startsAt: '2026-12-01T10:00:00Z', endsAt: '2026-12-01T10:00:00Z' }],
  ['two days', { startsAt: daysFromNow(1), endsAt: daysFromNow(3) }],
  ['the year 1', { startsAt: '0001-01-01T10:00:00Z' }],
  ['the year 9999', { startsAt: '9999-12-31T23:30:00Z' }],
  ['an end in the year 9999', { startsAt: daysFromNow(1), endsAt: '9999-12-31T23:30:00Z' }],
];

describe('an interview is not moved or corrected to impossible times', () => {
  it.each(HOSTILE)('%s', async (_, times) => {
    const { interview } = await send(api, token, 'scheduleInterview', AGREE, {
      prospect: prospect(),
      startsAt: daysFromNow(3),
    });
    const edit = { interviewId: interview.id, version: interview.version, ...times };
    const told = await refusals('rescheduleInterview', edit);
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(([, field]) => field)).toEqual(told.map(() => expect.stringMatching(/^(starts|ends)At$/)));
    expect(await refusals('correctInterview', { ...edit, round: 1, kind: 'OTHER', format: 'UNKNOWN' })).toEqual(told);
  });

  it('but to the last moment within reach', async () => {
    const agreed = { prospect: prospect(), startsAt: daysFromNow(3) };
    const { interview } = await send(api, token, 'scheduleInterview', AGREE, agreed);
    const edit = { interviewId: interview.id, version: interview.version, startsAt: '2150-12-31T23:59:00Z' };
    expect(await refusals('rescheduleInterview', edit)).toEqual([]);
  });

  it('one that was held does not move to the future', async () => {
    const { interview } = await logged(-3);
    const edit = { interviewId: interview.id, version: interview.version, round: 1, kind: 'OTHER', format: 'UNKNOWN' };
    expect(await refusals('correctInterview', { ...edit, startsAt: daysFromNow(2) })).toEqual([
      ['DATE_IN_THE_FUTURE', 'endsAt'],
    ]);
  });
});

const CLOSE = `mutation ($input: CloseProspectInput!) { closeProspect(input: $input) { outcome { id version } userErrors { code } } }`;
const REOPEN = `mutation ($input: ReopenProspectInput!) { reopenProspect(input: $input) { outcome { id version } userErrors { code } } }`;

describe('a correction must fit what is told besides', () => {
  it('an interview cannot have been held after the prospect ended', async () => {
    const { interview, prospect: opened } = await logged(-10);
    const ended = { prospectId: opened.id, outcome: 'REJECTED', learnedAt: daysFromNow(-5) };
    await send(api, token, 'closeProspect', CLOSE, ended);
    const edit = { interviewId: interview.id, version: interview.version, round: 1, kind: 'OTHER', format: 'UNKNOWN' };
    expect(await refusals('correctInterview', { ...edit, startsAt: daysFromNow(-2) })).toEqual([
      ['FACT_CONTRADICTS_ANOTHER', 'startsAt'],
    ]);
    expect(await refusals('correctInterview', { ...edit, startsAt: daysFromNow(-6) })).toEqual([]);
  });

  it('a prospect cannot have ended before it was interviewed for', async () => {
    const { prospect: opened } = await logged(-4);
    const ended = { prospectId: opened.id, outcome: 'REJECTED', learnedAt: daysFromNow(-2) };
    const { outcome } = await send(api, token, 'closeProspect', CLOSE, ended);
    const edit = { outcomeId: outcome.id, version: outcome.version };
    expect(await refusals('correctOutcome', { ...edit, learnedAt: daysFromNow(-6) })).toEqual([
      ['FACT_CONTRADICTS_ANOTHER', 'learnedAt'],
    ]);
    expect(await refusals('correctOutcome', { ...edit, learnedAt: daysFromNow(-3) })).toEqual([]);
  });

  it('nor after it was reopened', async () => {
    const { prospect: opened } = await logged(-10);
    const ended = { prospectId: opened.id, outcome: 'REJECTED', learnedAt: daysFromNow(-2) };
    await send(api, token, 'closeProspect', CLOSE, ended);
    const { outcome } = await send(api, token, 'reopenProspect', REOPEN, {
      prospectId: opened.id,
      reason: 'They called.',
    });
    const edit = { outcomeId: outcome.id, version: outcome.version };
    expect(await refusals('correctOutcome', { ...edit, learnedAt: '9999-01-01T00:00:00Z' })).toEqual([
      ['VALUE_NOT_VALID', 'learnedAt'],
    ]);
    expect(await refusals('correctOutcome', { ...edit, learnedAt: daysFromNow(-1) })).toEqual([]);
  });
});

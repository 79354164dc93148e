import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { addSignedInStudent } from '../support/people.js';
import { daysFromNow, logInterview } from '../support/prospects.js';
import { type Json, startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let token: string;
let students = 0;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'newcomers');
});
beforeEach(async () => {
  students += 1;
  token = (await addSignedInStudent(api, center, `nora-${students}`)).person.token;
});
afterAll(() => api.stop());

const LOG = `mutation ($input: LogInterviewInput!) { logInterview(input: $input) { userErrors { code field message } } }`;
const RECORD = `mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) { followUp { id } userErrors { code field message } } }`;
const PROSPECT = { employerName: 'Acme', position: 'Clerk' };

const refusalOf = async (query: string, variables: object = {}): Promise<string> => {
  const { errors } = await api.graphql(query, variables, token);
  return `${errors?.[0]?.extensions.code} ${errors?.[0]?.message}`;
};

describe('a value that its field does not take', () => {
  it('is named with what it must be, in variables', async () => {
    const input = { prospect: PROSPECT, startsAt: 'tomorrow at nine' };
    const told = 'VALUE_NOT_VALID startsAt: must be an instant like 2026-03-01T14:00:00Z.';
    for (const _ of [1, 2, 3]) expect(await refusalOf(LOG, { input })).toBe(told);
    const plan = { promisedOn: 'Friday; soon', precision: 'DAY', initiator: 'UNKNOWN' };
    expect(await refusalOf(LOG, { input: { ...input, startsAt: daysFromNow(-1), gamePlan: plan } })).toBe(
      'VALUE_NOT_VALID gamePlan.promisedOn: must be a calendar day like 2026-03-01.',
    );
  });

  it('and in the query itself', async () => {
    expect(await refusalOf('{ nextSteps(first: 1, dueBy: "soon") { edges { node { id } } } }')).toBe(
      'VALUE_NOT_VALID dueBy: must be an instant like 2026-03-01T14:00:00Z.',
    );
    const query = 'query ($id: UUID!) { prospect(id: $id) { id } }';
    for (const _ of [1, 2, 3])
      expect(await refusalOf(query, { id: '5' })).toMatch(/^VALUE_NOT_VALID id: must be a UUID like/);
  });
});

it('an interview that is still to come is logged with another mutation, which the message names', async () => {
  const { data } = await api.graphql(LOG, { input: { prospect: PROSPECT, startsAt: daysFromNow(2) } }, token);
  expect(data.logInterview.userErrors).toMatchObject([
    { code: 'DATE_IN_THE_FUTURE', field: 'endsAt', message: expect.stringContaining('scheduleInterview') },
  ]);
});

it('what is forbidden names who may', async () => {
  expect(await refusalOf('{ people { edges { node { id } } } }')).toMatch(
    /^FORBIDDEN .* it takes COUNSELOR, LEAD or ADMIN\./,
  );
  expect(await refusalOf('{ auditTrail { edges { node { id } } } }')).toMatch(/^FORBIDDEN .* it takes ADMIN\./);
});

describe('a follow-up that tells nothing', () => {
  const recorded = async (input: object): Promise<Json> => {
    const { prospect } = await logInterview(api, token, { prospect: PROSPECT, startsAt: daysFromNow(-9) });
    const { data } = await api.graphql(RECORD, { input: { prospectId: prospect.id, ...input } }, token);
    return data.recordFollowUp.userErrors;
  };

  it('a status check says what came of it', async () => {
    expect(await recorded({ kind: 'STATUS_CHECK', channel: 'PHONE' })).toMatchObject([
      { code: 'VALUE_NOT_VALID', field: 'disposition', message: expect.stringContaining('AWAITING_REPLY') },
    ]);
    expect(await recorded({ kind: 'THANK_YOU', channel: 'EMAIL' })).toEqual([]);
  });

  it.each(['EMAIL', 'LETTER', 'MESSAGE'])('nobody leaves a message by %s', async (channel) => {
    expect(await recorded({ kind: 'STATUS_CHECK', channel, disposition: 'LEFT_MESSAGE' })).toMatchObject([
      { code: 'VALUE_NOT_VALID', field: 'disposition', message: expect.stringContaining('AWAITING_REPLY') },
    ]);
  });

  it('but by phone', async () => {
    expect(await recorded({ kind: 'STATUS_CHECK', channel: 'PHONE', disposition: 'LEFT_MESSAGE' })).toEqual([]);
  });
});

it('an expected refusal is not reported as a failure of ours', async () => {
  const reported: unknown[] = [];
  const write = process.stdout.write.bind(process.stdout);
  const writeError = process.stderr.write.bind(process.stderr);
  const note = (text: unknown): boolean => reported.push(String(text)) > 0;
  process.stdout.write = note as typeof write;
  process.stderr.write = note as typeof write;
  await api.graphql('{ employers(after: "x") { edges { node { id } } } }', {}, token);
  await api.graphql('{ employers(first: 1000) { edges { node { id } } } }', {}, token);
  await api.graphql('{ people { edges { node { id } } } }', {}, token);
  process.stdout.write = write;
  process.stderr.write = writeError;
  expect(reported).toEqual([]);
});

import type { TestApi } from './test-api.js';

const NEXT_STEP = `nextStep { key kind channel owner dueAt dueOn isOverdue contactId interviewId why { sentence anchor offset } }`;
export const PROSPECT = `id stage outcome thankYouOwed version ${NEXT_STEP}`;

const LOG = `mutation ($input: LogInterviewInput!) { logInterview(input: $input) {
  interview { id round status version contacts { id name } gamePlan { promisedOn } } prospect { ${PROSPECT} } userErrors { code field message } } }`;

const RECORD = `mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) {
  followUp { id version answersStep answersStepDueAt } prospect { ${PROSPECT} offers { id version status } } userErrors { code field message } } }`;

/** Logs an interview over the API; answers the payload, or throws with what was wrong. */
export const logInterview = (api: TestApi, token: string, input: object) =>
  send(api, token, 'logInterview', LOG, input);

/** Records a follow-up over the API; answers the payload, or throws with what was wrong. */
export const recordFollowUp = (api: TestApi, token: string, input: object) =>
  send(api, token, 'recordFollowUp', RECORD, input);

/** Sends a mutation that must succeed. */
export const send = async (api: TestApi, token: string, field: string, mutation: string, input: object) => {
  const answer = await api.graphql(mutation, { input }, token);
  const payload = answer.data?.[field];
  if (answer.errors || payload.userErrors.length > 0)
    throw new Error(`${field} was refused: ${JSON.stringify(answer.errors ?? payload.userErrors)}`);
  return payload;
};

const DAY = 86_400_000;

/** An instant some days from now, as ISO text. */
export const daysFromNow = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

/** A calendar day some days from now. */
export const dayFromNow = (days: number): string => daysFromNow(days).slice(0, 10);

import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { openCenter, type TestPerson } from '../support/centers.js';
import { type DroppingProxy, startDroppingProxy } from '../support/dropping-proxy.js';
import { sendUntilAnswered } from '../support/patient-client.js';
import { dayFromNow, daysFromNow } from '../support/prospects.js';
import { addSignedInStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const REQUESTS = 2_000;
const CLIENTS = 20;
const SHARE_LOST = 0.3;
const SEED = 20_261_122;
const SENDING_MAY_TAKE = 300_000;

const LOG = `mutation ($input: LogInterviewInput!) {
  logInterview(input: $input) { interview { id } userErrors { code message } }
}`;

/** An interview as a phone sends it: a new prospect, somebody met, and what was agreed. Fifty employers, so that many ask for the same at once. */
const interview = (index: number) => ({
  prospect: { employerName: `Replayed Works ${index % 50}`, position: `Post ${index}` },
  startsAt: daysFromNow(-1),
  endsAt: daysFromNow(-0.95),
  kind: 'SCREENING',
  format: 'PHONE',
  gamePlan: { promisedOn: dayFromNow(7), precision: 'DAY', initiator: 'STUDENT_CALLS', channels: ['PHONE'] },
  contacts: [{ name: `Interviewer ${index}` }],
});

const inputs = (count: number, keyed: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => ({ ...interview(index), ...keyed(index) }));

let api: TestApi;
let student: TestPerson;
let proxy: DroppingProxy;

beforeAll(async () => {
  api = await startTestApi();
  student = (await addSignedInStudent(api, await openCenter(api, 'riverside'), 'ada')).person;
  await api.app.listen(0, '127.0.0.1');
});
afterAll(() => api.stop());

/** Sends all inputs, shared out among parallel clients, each until it is answered; answers what came back and how often was sent. */
const sendAll = async (all: readonly object[]) => {
  proxy = await startDroppingProxy((api.app.getHttpServer().address() as AddressInfo).port, SHARE_LOST, SEED);
  const waiting = [...all];
  const answers: { input: object; answer: unknown }[] = [];
  let sent = 0;
  const client = async (): Promise<void> => {
    for (let input = waiting.pop(); input; input = waiting.pop()) {
      const { answer, attempts } = await sendUntilAnswered(proxy.port, student.token, {
        query: LOG,
        variables: { input },
      });
      answers.push({ input, answer });
      sent += attempts;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await proxy.stop();
  return { answers, sent };
};

const countOf = async (table: string): Promise<number> =>
  Number((await api.database.as('superuser', `SELECT count(*) FROM ${table}`)).rows[0].count);

const TABLES = ['interviews', 'prospects', 'contacts', 'idempotency_keys'];
const counts = (): Promise<number[]> => Promise.all(TABLES.map(countOf));

describe('a network that loses 30 % of the answers', () => {
  it(
    'loses no interview and doubles none',
    async () => {
      const before = await counts();
      const { answers, sent } = await sendAll(
        inputs(REQUESTS, (index) => ({ id: newId(), clientMutationId: `phone-${index}` })),
      );
      const added = (await counts()).map((count, table) => count - before[table]!);
      console.log(
        `replay: ${REQUESTS} interviews sent ${sent} times, ${proxy.dropped()} answers lost, ${added[0]} rows, ${added[0]! - REQUESTS} doubled`,
      );

      expect(answers.filter(({ input, answer }) => !isAnswerTo(input, answer))).toEqual([]);
      expect(added).toEqual([REQUESTS, REQUESTS, REQUESTS, REQUESTS]);
      expect(await countOf('employers')).toBe(50);
      expect(proxy.delivered()).toBe(REQUESTS);
      expect(proxy.dropped() / sent).toBeCloseTo(SHARE_LOST, 1);
    },
    SENDING_MAY_TAKE,
  );

  it(
    'would double them without a key',
    async () => {
      const before = await countOf('interviews');
      const { sent } = await sendAll(inputs(100, () => ({})));
      expect(sent).toBeGreaterThan(100);
      expect(await countOf('interviews')).toBe(before + sent);
    },
    SENDING_MAY_TAKE,
  );
});

/** The interview that was sent, and nothing to complain of. */
const isAnswerTo = (input: { id?: string }, answer: unknown): boolean => {
  const { data, errors } = answer as {
    data: { logInterview: { interview: { id: string } | null; userErrors: unknown[] } } | null;
    errors?: unknown;
  };
  return !errors && data?.logInterview.interview?.id === input.id && data?.logInterview.userErrors.length === 0;
};

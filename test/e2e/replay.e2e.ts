import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { openCenter, type OpenedCenter } from '../support/centers.js';
import { type DroppingProxy, startDroppingProxy } from '../support/dropping-proxy.js';
import { sendUntilAnswered } from '../support/patient-client.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const REQUESTS = 2_000;
const CLIENTS = 20;
const SHARE_LOST = 0.3;
const SEED = 20_261_122;

/** The mutation that is sent again and again, and where its rows are counted. */
const RECORDED = {
  table: 'employers',
  mutation: `mutation ($input: AddEmployerInput!) { addEmployer(input: $input) { employer { id } userErrors { code } } }`,
  input: (index: number) => ({ id: newId(), name: `Replayed Works ${index}`, clientMutationId: `phone-${index}` }),
  idIn: (data: { addEmployer: { employer: { id: string } } }) => data.addEmployer.employer.id,
};

let api: TestApi;
let center: OpenedCenter;
let proxy: DroppingProxy;

beforeAll(async () => {
  api = await startTestApi();
  center = await openCenter(api, 'riverside');
  await api.app.listen(0, '127.0.0.1');
  proxy = await startDroppingProxy((api.app.getHttpServer().address() as AddressInfo).port, SHARE_LOST, SEED);
});
afterAll(async () => {
  await proxy.stop();
  await api.stop();
});

/** All requests, shared out among the clients; answers the id in each answer and how often each was sent. */
const replayAll = async () => {
  const inputs = Array.from({ length: REQUESTS }, (_, index) => RECORDED.input(index));
  const waiting = [...inputs];
  const delivered: { sentId: string; answeredId: string; attempts: number }[] = [];
  const client = async (): Promise<void> => {
    for (let input = waiting.pop(); input; input = waiting.pop()) {
      const { answer, attempts } = await sendUntilAnswered(proxy.port, center.admin.token, { query: RECORDED.mutation, variables: { input } });
      delivered.push({ sentId: input.id, answeredId: RECORDED.idIn((answer as { data: never }).data), attempts });
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return delivered;
};

const countOf = async (sql: string): Promise<number> => Number((await api.database.as('superuser', sql, [center.id])).rows[0].count);

describe('a network that loses answers', () => {
  it('loses no request and doubles none', async () => {
    const delivered = await replayAll();
    const rows = await countOf(`SELECT count(*) FROM ${RECORDED.table} WHERE center_id = $1`);
    const keys = await countOf(`SELECT count(*) FROM idempotency_keys WHERE center_id = $1 AND answer IS NOT NULL`);
    const sent = delivered.reduce((sum, { attempts }) => sum + attempts, 0);
    console.log(`replay: ${REQUESTS} requests sent ${sent} times, ${proxy.dropped()} answers lost, ${rows} rows, ${rows - REQUESTS} doubled`);

    expect(rows).toBe(REQUESTS);
    expect(keys).toBe(REQUESTS);
    expect(delivered.filter(({ sentId, answeredId }) => sentId !== answeredId)).toEqual([]);
    expect(proxy.delivered()).toBe(REQUESTS);
    expect(proxy.dropped() / sent).toBeCloseTo(SHARE_LOST, 1);
  }, 300_000);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Carriers, Deliveries, DeliveryRefused, type NewDelivery, Topics } from '../../src/deliveries/index.js';
import { newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { addPerson, type OpenedCenter, openCenter, type TestPerson } from '../support/centers.js';
import { deliverAll } from '../support/delivering.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let center: OpenedCenter;
let other: OpenedCenter;
let counselor: TestPerson;
let mailboxIsGone = true;

beforeAll(async () => {
  api = await startTestApi();
  [center, other] = [await openCenter(api, 'riverside'), await openCenter(api, 'harbor')];
  counselor = await addPerson(api, center, 'counselor', ['COUNSELOR']);
  api.app.get(Topics).register({
    name: 'letter',
    compose: async (_, { key }) => ({ send: { to: 'ada@example.edu', subject: key, text: 'Hello', html: '<p>Hello' } }),
  });
  api.app.get(Carriers).register({
    channel: 'PUSH',
    atOnce: 5,
    send: async () => {
      if (mailboxIsGone) throw new DeliveryRefused('There is no such browser.');
      return { receipt: null };
    },
  });
});
afterAll(() => api.stop());

const enqueue = (of: OpenedCenter, keys: readonly string[], given: Partial<NewDelivery> = {}) =>
  api.app.get(Database).inCenter(of.id, (tx) =>
    api.app.get(Deliveries).enqueue(
      tx,
      keys.map((key) => ({
        key,
        topic: 'letter',
        subjectId: newId(),
        recipientId: of.admin.id,
        channel: 'PUSH',
        dueAt: new Date(Date.now() - 1_000),
        expiresAt: null,
        ...given,
      })),
    ),
  );

const DEAD = `query ($first: Int!, $after: String) { deadDeliveries(first: $first, after: $after) {
  edges { node { id topic channel state attempts lastError endedAt recipient { id } } } pageInfo { hasNextPage endCursor } } }`;
const FIGURES = `{ deliveryFigures { waiting due dead oldestDueAt } }`;
const REDRIVE = `mutation ($input: RedriveDeliveriesInput!) { redriveDeliveries(input: $input) {
  deliveries { id state attempts } userErrors { code field } } }`;

const deadOf = async ({ token }: TestPerson) => {
  const { data } = await api.graphql(DEAD, { first: 100 }, token);
  return data.deadDeliveries.edges.map(({ node }: { node: { id: string } }) => node);
};
const redrive = async (deliveryIds: readonly string[], { token }: TestPerson = center.admin) =>
  (await api.graphql(REDRIVE, { input: { deliveryIds } }, token)).data?.redriveDeliveries;

describe('deliveries that were given up', () => {
  let ids: string[];

  beforeAll(async () => {
    await enqueue(center, ['one', 'two', 'three']);
    await enqueue(other, ['theirs']);
    await deliverAll(api, 'PUSH');
    ids = (await deadOf(center.admin)).map(({ id }: { id: string }) => id);
  });

  it('are shown to the admins of their center, newest first, with the reason', async () => {
    const dead = await deadOf(center.admin);
    expect(dead).toHaveLength(3);
    expect(ids).toEqual(ids.toSorted().toReversed());
    const { endedAt, ...first } = dead[0];
    expect(first).toEqual({
      id: ids[0],
      topic: 'letter',
      channel: 'PUSH',
      state: 'DEAD',
      attempts: 1,
      lastError: 'There is no such browser.',
      recipient: { id: center.admin.id },
    });
    expect(Date.parse(endedAt)).toBeGreaterThan(0);
    expect(await deadOf(other.admin)).toHaveLength(1);
  });

  it('come in pages', async () => {
    const { data } = await api.graphql(DEAD, { first: 2 }, center.admin.token);
    const { endCursor, hasNextPage } = data.deadDeliveries.pageInfo;
    expect(hasNextPage).toBe(true);
    const next = await api.graphql(DEAD, { first: 2, after: endCursor }, center.admin.token);
    expect(next.data.deadDeliveries.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([ids[2]]);
    const madeUp = await api.graphql(DEAD, { first: 2, after: 'WyJ4Il0' }, center.admin.token);
    expect(madeUp.errors?.[0]?.extensions.code).toBe('CURSOR_NOT_VALID');
  });

  it('are nobody else’s business', async () => {
    for (const query of [DEAD, FIGURES])
      expect((await api.graphql(query, { first: 1 }, counselor.token)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await redrive([ids[0]!], counselor)).toBeFalsy();
  });

  it('are counted', async () => {
    const { data } = await api.graphql(FIGURES, {}, center.admin.token);
    expect(data.deliveryFigures).toEqual({ waiting: 0, due: 0, dead: 3, oldestDueAt: null });
  });

  it('are not tried anew when one of them is not there, or in another center', async () => {
    const [theirs] = await deadOf(other.admin);
    for (const stranger of [newId(), theirs.id]) {
      const { deliveries, userErrors } = await redrive([ids[0]!, stranger]);
      expect(deliveries).toBeNull();
      expect(userErrors).toEqual([{ code: 'DELIVERY_NOT_FOUND', field: 'deliveryIds.1' }]);
    }
    expect((await redrive([])).userErrors).toEqual([{ code: 'VALUE_TOO_SMALL', field: 'deliveryIds' }]);
    expect(await deadOf(center.admin)).toHaveLength(3);
  });

  it('are tried anew when an admin says so, and arrive', async () => {
    const again = await redrive(ids.slice(0, 2));
    expect(again.userErrors).toEqual([]);
    expect(
      again.deliveries.map(({ state, attempts }: { state: string; attempts: number }) => [state, attempts]),
    ).toEqual([
      ['PENDING', 0],
      ['PENDING', 0],
    ]);
    mailboxIsGone = false;
    await deliverAll(api, 'PUSH');
    expect((await deadOf(center.admin)).map(({ id }: { id: string }) => id)).toEqual([ids[2]]);
    const { data } = await api.graphql(
      `{ auditTrail(first: 10, action: "delivery.redriven") { edges { node { subjectId } } } }`,
      {},
      center.admin.token,
    );
    expect(data.auditTrail.edges).toHaveLength(2);
  });

  it('are told from those that were not given up', async () => {
    expect((await redrive([ids[0]!])).userErrors).toEqual([{ code: 'DELIVERY_NOT_DEAD', field: 'deliveryIds.0' }]);
  });
});

describe('a service that sends no mail', () => {
  it('lays it out in the outbox of the center, once', async () => {
    await enqueue(center, ['first letter'], { channel: 'EMAIL' });
    await deliverAll(api, 'EMAIL');
    await enqueue(center, ['first letter', 'second letter'], { channel: 'EMAIL' });
    await deliverAll(api, 'EMAIL');
    const OUTBOX = `{ outbox(first: 10) { edges { node { recipient subject text html } } } }`;
    const { data } = await api.graphql(OUTBOX, {}, center.admin.token);
    const letter = { recipient: 'ada@example.edu', text: 'Hello', html: '<p>Hello' };
    expect(data.outbox.edges.map(({ node }: { node: object }) => node)).toEqual([
      { ...letter, subject: 'second letter' },
      { ...letter, subject: 'first letter' },
    ]);
    expect((await api.graphql(OUTBOX, {}, other.admin.token)).data.outbox.edges).toEqual([]);
  });
});

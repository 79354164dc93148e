import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { addPerson, openCenter, type OpenedCenter } from '../support/centers.js';
import { addSignedInStudent, ask, type Data, type TestStudent } from '../support/people.js';
import { daysFromNow, logInterview, recordFollowUp } from '../support/prospects.js';
import { type Received, type Receiver, startReceiver } from '../support/receiver.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { WebhookJobs } from '../../src/webhooks/webhooks.jobs.js';
import { runWebhooks } from '../support/webhooks.js';

const DAY = 86_400_000;
const ENDPOINT = 'id url description eventTypes disabledAt disabledReason failingSince previousSecretUntil version';
const ADD = `mutation ($input: AddWebhookEndpointInput!) { addWebhookEndpoint(input: $input) { webhookEndpoint { ${ENDPOINT} } secret userErrors { code field message } } }`;
const CHANGE = `mutation ($input: ChangeWebhookEndpointInput!) { changeWebhookEndpoint(input: $input) { webhookEndpoint { ${ENDPOINT} } userErrors { code field } } }`;
const ROTATE = `mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { webhookEndpoint { previousSecretUntil } secret userErrors { code field } } }`;
const TEST = `mutation ($id: UUID!) { testWebhookEndpoint(input: { id: $id }) { answer { httpStatus body error } userErrors { code field } } }`;
const AGAIN = `mutation ($id: UUID!) { redeliverWebhookEvent(input: { deliveryId: $id }) { delivery { id status } userErrors { code field } } }`;
const ALL_AGAIN = `mutation ($input: RedeliverWebhookEventsInput!) { redeliverWebhookEvents(input: $input) { deliveries userErrors { code field } } }`;
const SEE = `query ($id: UUID!) { webhookEndpoint(id: $id) { ${ENDPOINT} createdBy { id } deliveries(first: 50) { edges { node {
  id entryId eventType status attempts lastAttemptAt lastHttpStatus lastError requestedAt endedAt } } } } }`;

let api: TestApi;
let receiver: Receiver;
let center: OpenedCenter;
let ada: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  receiver = await startReceiver();
  center = await openCenter(api, `center-${newId()}`);
  ada = await addSignedInStudent(api, center, 'ada');
});
afterEach(() => receiver.stop());
afterAll(() => api.stop());

const tell = async (eventTypes: string[], more: object = {}): Promise<Data> => {
  const input = { url: receiver.url, eventTypes, ...more };
  return (await ask(api, center.admin, ADD, { input })).addWebhookEndpoint;
};
const see = async (id: string): Promise<Data> => (await ask(api, center.admin, SEE, { id })).webhookEndpoint;
const deliveriesOf = async (id: string): Promise<Data[]> =>
  (await see(id)).deliveries.edges.map(({ node }: Data) => node);
const change = async (input: object): Promise<Data> =>
  (await ask(api, center.admin, CHANGE, { input })).changeWebhookEndpoint;

const interview = (more: object = {}) => ({
  prospect: { employerName: 'Acme', position: `Post ${newId()}` },
  startsAt: daysFromNow(-1),
  endsAt: daysFromNow(-0.95),
  kind: 'SCREENING',
  format: 'PHONE',
  debrief: { howItWent: 'They were charmed by my socks' },
  ...more,
});
const log = () => logInterview(api, ada.person.token, interview());

const eventIn = ({ headers, body }: Received, secret: string): Data => new Webhook(secret).verify(body, headers);

describe('an endpoint', () => {
  it('is told of what it asked for, signed, and of nothing personal', async () => {
    const { webhookEndpoint, secret } = await tell(['INTERVIEW_LOGGED', 'FOLLOW_UP_RECORDED']);
    const logged = await log();
    await recordFollowUp(api, ada.person.token, {
      prospectId: logged.prospect.id,
      kind: 'STATUS_CHECK',
      channel: 'PHONE',
      happenedAt: daysFromNow(-0.1),
      disposition: 'STILL_PENDING',
      notes: 'Spoke to somebody called Nightingale',
    });
    await runWebhooks(api);

    // They are sent side by side, so they may arrive in any order.
    const events = receiver.received
      .map((each) => eventIn(each, secret))
      .toSorted((one, other) => other.type.localeCompare(one.type));
    expect(events.map(({ type }) => type)).toEqual(['interview.logged', 'follow-up.recorded']);
    expect(events[0].data).toMatchObject({
      interviewId: logged.interview.id,
      prospectId: logged.prospect.id,
      studentId: ada.id,
      kind: 'SCREENING',
      startsAt: expect.stringMatching(/Z$/),
    });
    expect(events[1].data).toMatchObject({ prospectId: logged.prospect.id, disposition: 'STILL_PENDING' });
    expect(JSON.stringify(receiver.received)).not.toMatch(/socks|Nightingale|Acme|\bada\b/i);
    expect(await deliveriesOf(webhookEndpoint.id)).toMatchObject([
      { eventType: 'FOLLOW_UP_RECORDED', status: 'DELIVERED', attempts: 1, lastHttpStatus: 204, lastError: null },
      { eventType: 'INTERVIEW_LOGGED', status: 'DELIVERED', entryId: receiver.received[0]!.headers['webhook-id'] },
    ]);
  });

  it('is told once, however often the trail is read, and not of what was before it', async () => {
    await log();
    const { secret } = await tell(['PROSPECT_OPENED']);
    const { prospect } = await log();
    await Promise.all([runWebhooks(api), runWebhooks(api)]);
    await runWebhooks(api);
    const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    expect(eventIn(receiver.received[0]!, secret).data.prospectId).toBe(prospect.id);
  });

  it('is told nothing of another center', async () => {
    await tell(['PROSPECT_OPENED', 'INTERVIEW_LOGGED']);
    const other = await openCenter(api, `other-${newId()}`);
    const eve = await addSignedInStudent(api, other, 'eve');
    await logInterview(api, eve.person.token, interview());
    await runWebhooks(api);
    expect(receiver.received).toEqual([]);
  });

  it('shows its secret once, and keeps it to itself', async () => {
    const input = { url: receiver.url, eventTypes: ['PROSPECT_OPENED'], clientMutationId: newId() };
    const first = (await ask(api, center.admin, ADD, { input })).addWebhookEndpoint;
    const again = (await ask(api, center.admin, ADD, { input })).addWebhookEndpoint;
    expect(first.secret).toMatch(/^whsec_/);
    expect(again).toMatchObject({ webhookEndpoint: { id: first.webhookEndpoint.id }, secret: null });
    const { rows } = await api.database.as(
      'superuser',
      `SELECT 1 FROM (SELECT a::text AS row FROM audit_entries a UNION ALL SELECT k::text FROM idempotency_keys k) AS kept
        WHERE strpos(row, $1) > 0`,
      [first.secret.slice(6)],
    );
    expect(rows).toEqual([]);
  });

  it('has two secrets for a day after a change', async () => {
    const { webhookEndpoint, secret } = await tell(['PROSPECT_OPENED']);
    const rotated = (await ask(api, center.admin, ROTATE, { input: { id: webhookEndpoint.id } })).rotateWebhookSecret;
    await log();
    await runWebhooks(api);
    const [received] = receiver.received;
    expect(eventIn(received!, secret)).toEqual(eventIn(received!, rotated.secret));
    expect(Date.parse(rotated.webhookEndpoint.previousSecretUntil) - Date.now()).toBeCloseTo(DAY, -4);
  });

  it.each([
    ['http://example.edu/', 'must begin with https'],
    ['https://me:secret@example.edu/', 'must not contain a user name'],
    ['nonsense', 'must be an address'],
  ])('is refused at %s', async (url, problem) => {
    const { userErrors } = await tell(['PROSPECT_OPENED'], { url });
    expect(userErrors).toMatchObject([{ field: 'url', message: expect.stringContaining(problem) }]);
  });

  it('belongs to admins', async () => {
    const lead = await addPerson(api, center, 'lead', ['LEAD']);
    const { errors } = await api.graphql('{ webhookEndpoints { edges { node { id } } } }', {}, lead.token);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an edit', () => {
  it('stops and starts what is sent; what happened in between is not sent', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
    const off = await change({ id: webhookEndpoint.id, version: 1, enabled: false });
    expect(off.webhookEndpoint).toMatchObject({ disabledReason: 'BY_PERSON', version: 2 });
    await log();
    await runWebhooks(api);
    const on = await change({ id: webhookEndpoint.id, version: 2, enabled: true, eventTypes: ['INTERVIEW_LOGGED'] });
    expect(on.webhookEndpoint).toMatchObject({ disabledAt: null, eventTypes: ['INTERVIEW_LOGGED'], url: receiver.url });
    await log();
    await runWebhooks(api);
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['interview.logged']);
  });

  it('is refused when somebody else was faster', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
    await change({ id: webhookEndpoint.id, version: 1, description: 'Ours' });
    const late = await change({ id: webhookEndpoint.id, version: 1, description: 'Mine' });
    expect(late.userErrors).toEqual([{ code: 'VERSION_CONFLICT', field: 'version' }]);
  });
});

describe('an endpoint that fails', () => {
  it('is tried again, and the last answer is shown', async () => {
    const { webhookEndpoint, secret } = await tell(['PROSPECT_OPENED']);
    await log();
    receiver.answer(503);
    await runWebhooks(api);
    const [failed] = await deliveriesOf(webhookEndpoint.id);
    expect(failed).toMatchObject({ status: 'WAITING', attempts: 1, lastHttpStatus: 503 });
    expect((await see(webhookEndpoint.id)).failingSince).not.toBeNull();
    receiver.answer(204);
    await runWebhooks(api);
    const [taken] = await deliveriesOf(webhookEndpoint.id);
    expect(taken).toMatchObject({ id: failed.id, status: 'DELIVERED', attempts: 2, lastError: null });
    expect((await see(webhookEndpoint.id)).failingSince).toBeNull();
    const [first, second] = receiver.received;
    expect(first!.headers['webhook-id']).toBe(second!.headers['webhook-id']);
    expect(eventIn(first!, secret)).toEqual(eventIn(second!, secret));
  });

  it('with a redirect is not followed', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
    await log();
    receiver.answer(302);
    await runWebhooks(api);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks']);
    expect(await deliveriesOf(webhookEndpoint.id)).toMatchObject([{ status: 'WAITING', lastHttpStatus: 302 }]);
  });

  it('is disabled at once when it says that it is gone', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
    await log();
    receiver.answer(410);
    await runWebhooks(api);
    expect(await see(webhookEndpoint.id)).toMatchObject({ disabledReason: 'GONE', version: 2 });
    expect(await deliveriesOf(webhookEndpoint.id)).toMatchObject([{ status: 'FAILED' }]);
  });

  it('is disabled after five days, with a line in the audit trail', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
    await log();
    receiver.answer(500);
    await runWebhooks(api);
    await api.database.as(
      'superuser',
      `UPDATE webhook_endpoints SET failing_since = failing_since - interval '5 days' WHERE id = $1`,
      [webhookEndpoint.id],
    );
    await runWebhooks(api);
    expect(await see(webhookEndpoint.id)).toMatchObject({ disabledReason: 'FAILING' });
    const { auditTrail } = await ask(
      api,
      center.admin,
      `query ($id: UUID!) { auditTrail(subjectId: $id, first: 1) { edges { node { action actor { id } } } } }`,
      { id: webhookEndpoint.id },
    );
    expect(auditTrail.edges).toEqual([{ node: { action: 'webhook-endpoint.disabled', actor: null } }]);
    await runWebhooks(api);
    expect(receiver.received).toHaveLength(2);
    expect(await deliveriesOf(webhookEndpoint.id)).toMatchObject([{ status: 'SKIPPED' }]);
  });
});

describe('sending again', () => {
  it('sends one event once more, with its id', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
    await log();
    await runWebhooks(api);
    const [delivery] = await deliveriesOf(webhookEndpoint.id);
    const { redeliverWebhookEvent } = await ask(api, center.admin, AGAIN, { id: delivery.id });
    expect(redeliverWebhookEvent.delivery.status).toBe('WAITING');
    await runWebhooks(api);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([delivery.entryId, delivery.entryId]);
    expect(await deliveriesOf(webhookEndpoint.id)).toHaveLength(2);
  });

  it('sends all events since a time, those too that nobody was told of', async () => {
    const since = new Date(Date.now() - 1_000).toISOString();
    const opened = [await log(), await log(), await log()].map(({ prospect }) => prospect.id);
    const { webhookEndpoint, secret } = await tell(['PROSPECT_OPENED']);
    const input = { endpointId: webhookEndpoint.id, since };
    const { redeliverWebhookEvents } = await ask(api, center.admin, ALL_AGAIN, { input });
    expect(redeliverWebhookEvents).toEqual({ deliveries: 3, userErrors: [] });
    await runWebhooks(api);
    expect(receiver.received.map((each) => eventIn(each, secret).data.prospectId)).toEqual(opened);
  });

  it('says what is wrong', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
    const all = async (input: object) =>
      (await ask(api, center.admin, ALL_AGAIN, { input })).redeliverWebhookEvents.userErrors;
    const now = new Date().toISOString();
    expect(await all({ endpointId: newId(), since: now })).toEqual([
      { code: 'WEBHOOK_ENDPOINT_NOT_FOUND', field: 'endpointId' },
    ]);
    expect(await all({ endpointId: webhookEndpoint.id, since: daysFromNow(-31) })).toEqual([
      { code: 'DATE_TOO_FAR_AWAY', field: 'since' },
    ]);
    await change({ id: webhookEndpoint.id, version: 1, enabled: false });
    expect(await all({ endpointId: webhookEndpoint.id, since: now })).toEqual([
      { code: 'WEBHOOK_ENDPOINT_DISABLED', field: 'endpointId' },
    ]);
    const { redeliverWebhookEvent } = await ask(api, center.admin, AGAIN, { id: newId() });
    expect(redeliverWebhookEvent.userErrors).toEqual([{ code: 'WEBHOOK_DELIVERY_NOT_FOUND', field: 'deliveryId' }]);
  });
});

describe('a test', () => {
  const test = async (id: string): Promise<Data> => (await ask(api, center.admin, TEST, { id })).testWebhookEndpoint;

  it('shows what is answered', async () => {
    const { webhookEndpoint, secret } = await tell(['PROSPECT_OPENED']);
    receiver.answer(418, 'short and stout');
    expect((await test(webhookEndpoint.id)).answer).toEqual({ httpStatus: 418, body: 'short and stout', error: null });
    expect(eventIn(receiver.received[0]!, secret)).toMatchObject({ type: 'webhook.test', data: {} });
    expect(await deliveriesOf(webhookEndpoint.id)).toEqual([]);
  });

  it('shows why nobody answers, and reaches nothing inside', async () => {
    const { webhookEndpoint } = await tell(['PROSPECT_OPENED'], { url: 'https://169.254.169.254/latest' });
    expect((await test(webhookEndpoint.id)).answer).toEqual({
      httpStatus: null,
      body: null,
      error: 'The address is not public.',
    });
  });

  it('is not for guessing ids', async () => {
    expect((await test(newId())).userErrors).toEqual([{ code: 'WEBHOOK_ENDPOINT_NOT_FOUND', field: 'id' }]);
  });
});

it('forgets deliveries after 90 days', async () => {
  const { webhookEndpoint } = await tell(['PROSPECT_OPENED']);
  await log();
  await runWebhooks(api);

  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(Date.now() + 91 * DAY);
  await api.app.get(WebhookJobs).forget();
  vi.restoreAllMocks();
  expect(await deliveriesOf(webhookEndpoint.id)).toEqual([]);
});

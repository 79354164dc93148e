import { Carriers, type Delivery, DeliveryRefused, Topics } from '../../src/deliveries/index.js';
import { Database } from '../../src/platform/database/index.js';
import { WebhookJobs } from '../../src/webhooks/webhooks.jobs.js';
import type { TestApi } from './test-api.js';

/** Reads the audit trail and tries, once each, all webhooks that wait. The machine of retries is left out: when is not the question here. */
export const runWebhooks = async (api: TestApi): Promise<void> => {
  await api.app.get(WebhookJobs).readOn();
  const { rows } = await api.database.as(
    'superuser',
    `SELECT center_id AS "centerId", id, topic, subject_id AS "subjectId", attempts FROM deliveries
      WHERE channel = 'WEBHOOK' AND state = 'PENDING' ORDER BY id`,
  );
  for (const delivery of rows as Delivery[]) await tryOnce(api, delivery);
};

const tryOnce = async (api: TestApi, delivery: Delivery): Promise<void> => {
  const topic = api.app.get(Topics).named(delivery.topic)!;
  const carrier = api.app
    .get(Carriers)
    .all()
    .find(({ channel }) => channel === 'WEBHOOK')!;
  const database = api.app.get(Database);
  const end = async (state: 'SENT' | 'SKIPPED' | 'DEAD', receipt: string | null, reason: string | null) => {
    await database.inCenter(delivery.centerId, (tx) => topic.ended!(tx, delivery, { state, receipt, reason }));
    await api.database.as('superuser', `UPDATE deliveries SET state = $2, ended_at = now() WHERE id = $1`, [
      delivery.id,
      state,
    ]);
  };
  const composed = await database.inCenter(delivery.centerId, (tx) => topic.compose(tx, delivery));
  if ('skip' in composed) return end('SKIPPED', null, composed.skip);
  if (!('send' in composed)) return;
  try {
    const { receipt } = await carrier.send(composed.send, delivery);
    await end('SENT', receipt, null);
  } catch (error) {
    if (error instanceof DeliveryRefused) await end('DEAD', null, error.message);
  }
};

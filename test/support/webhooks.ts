import { vi } from 'vitest';
import { DeliveryJobs } from '../../src/deliveries/index.js';
import { Chance } from '../../src/platform/chance/index.js';
import { WebhookJobs } from '../../src/webhooks/webhooks.jobs.js';
import type { TestApi } from './test-api.js';

/** Tries all webhooks that wait, also those whose next attempt is still ahead; then reads the audit trail and tries what is new. */
export const runWebhooks = async (api: TestApi): Promise<void> => {
  // So that an attempt that fails is not tried again by chance within this round.
  const chance = vi.spyOn(api.app.get(Chance), 'next').mockReturnValue(0.99);
  await waiting(api, `UPDATE deliveries SET next_attempt_at = now() WHERE state = 'PENDING' AND channel = 'WEBHOOK'`);
  await api.app.get(WebhookJobs).readOn();
  await vi.waitUntil(async () => {
    await api.app.get(DeliveryJobs).deliverDue();
    return (await waiting(api, UNDER_WAY)) === 0;
  });
  chance.mockRestore();
};

const UNDER_WAY = `SELECT id FROM deliveries
  WHERE channel = 'WEBHOOK' AND state = 'PENDING' AND (leased_until IS NOT NULL OR next_attempt_at <= now())`;

const waiting = async (api: TestApi, sql: string): Promise<number> =>
  (await api.database.as('superuser', sql)).rowCount ?? 0;

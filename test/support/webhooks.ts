import { vi } from 'vitest';
import { Chance } from '../../src/platform/chance/index.js';
import { WebhookJobs } from '../../src/webhooks/webhooks.jobs.js';
import { deliverAll } from './delivering.js';
import type { TestApi } from './test-api.js';

/** Tries all webhooks that wait, also those whose next attempt is still ahead; then reads the audit trail and tries what is new. */
export const runWebhooks = async (api: TestApi): Promise<void> => {
  // So that an attempt that fails is not tried again by chance within this round.
  const chance = vi.spyOn(api.app.get(Chance), 'next').mockReturnValue(0.99);
  await api.database.as('superuser', ALL_AT_ONCE);
  await api.app.get(WebhookJobs).readOn();
  await deliverAll(api, 'WEBHOOK');
  chance.mockRestore();
};

const ALL_AT_ONCE = `UPDATE deliveries SET next_attempt_at = now() WHERE state = 'PENDING' AND channel = 'WEBHOOK'`;

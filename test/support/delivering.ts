import { vi } from 'vitest';
import { DeliveryJobs, type NewDelivery } from '../../src/deliveries/index.js';
import type { TestApi } from './test-api.js';

const MAY_TAKE_MS = 10_000;

/** Delivers all that is due over the channel, and waits for what another round of the same process has taken up. */
export const deliverAll = (api: TestApi, channel: NewDelivery['channel']): Promise<boolean> =>
  vi.waitUntil(
    async () => {
      await api.app.get(DeliveryJobs).deliverDue();
      return (await api.database.as('superuser', UNDER_WAY, [channel])).rowCount === 0;
    },
    { timeout: MAY_TAKE_MS },
  );

const UNDER_WAY = `SELECT id FROM deliveries
  WHERE channel = $1 AND state = 'PENDING' AND (leased_until IS NOT NULL OR next_attempt_at <= now())`;

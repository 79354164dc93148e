import { Injectable } from '@nestjs/common';
import { AuditFeed, feedPlaceAt } from '../audit/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { WebhookCursorsStore } from './webhook-cursors.store.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';
import { WebhookEnqueueing } from './webhook-enqueueing.js';

const BATCH = 500;

/**
 * Hands the audit trail on to the endpoints. Entries, deliveries and cursor are one transaction, so after a crash nothing is
 * missing and nothing is there twice.
 */
@Injectable()
export class WebhookFeed {
  constructor(
    private readonly database: Database,
    private readonly feed: AuditFeed,
    private readonly endpoints: WebhookEndpointsStore,
    private readonly cursors: WebhookCursorsStore,
    private readonly enqueueing: WebhookEnqueueing,
  ) {}

  /** Reads on from the cursor of a center as far as can be read now. */
  async readOn(centerId: string): Promise<void> {
    if (!(await this.endpoints.isAnyEnabled(centerId))) return;
    const horizon = await this.feed.horizon();
    let isMore = true;
    while (isMore) isMore = await this.database.inCenter(centerId, (tx) => this.readBatch(tx, horizon));
  }

  /**
   * To be called in the transaction that enables an endpoint. What was done while nobody listened is told to nobody, so for the
   * first who listens again the cursor starts at what is done from now on.
   */
  async beginListening(tx: Transaction): Promise<void> {
    const now = feedPlaceAt(await this.feed.horizon());
    await this.cursors.hold(tx, now);
    if ((await this.endpoints.enabled(tx)).length === 0) await this.cursors.move(tx, now);
  }

  private async readBatch(tx: Transaction, horizon: string): Promise<boolean> {
    const place = await this.cursors.takeUp(tx);
    if (!place) return false;
    const entries = await this.feed.next(tx, place, horizon, BATCH);
    const last = entries.at(-1);
    if (!last) return false;
    await this.enqueueing.tell(tx, await this.endpoints.enabled(tx), entries);
    await this.cursors.move(tx, last);
    return entries.length === BATCH;
  }
}

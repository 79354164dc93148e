import { Injectable } from '@nestjs/common';
import type { FeedPlace } from '../audit/index.js';
import type { Transaction } from '../platform/database/index.js';

/** Up to where the audit trail of a center has been handed to its endpoints. */
@Injectable()
export class WebhookCursorsStore {
  /** Holds the cursor until the transaction ends; null: another worker holds it, or there is none. */
  async takeUp(tx: Transaction): Promise<FeedPlace | null> {
    const [place] = await tx.query<FeedPlace>(
      `SELECT transaction_id::text AS "transactionId", entry_id AS "entryId" FROM webhook_cursors
        WHERE center_id = $1 FOR UPDATE SKIP LOCKED`,
      [tx.centerId],
    );
    return place ?? null;
  }

  /** The same, making one at the place when there is none and waiting for whoever holds it. */
  async hold(tx: Transaction, ifNone: FeedPlace): Promise<void> {
    await tx.query(
      `INSERT INTO webhook_cursors (center_id, transaction_id, entry_id) VALUES ($1, $2::xid8, $3)
       ON CONFLICT (center_id) DO NOTHING`,
      [tx.centerId, ifNone.transactionId, ifNone.entryId],
    );
    await tx.query('SELECT entry_id FROM webhook_cursors WHERE center_id = $1 FOR UPDATE', [tx.centerId]);
  }

  async move(tx: Transaction, to: FeedPlace): Promise<void> {
    await tx.query('UPDATE webhook_cursors SET transaction_id = $2::xid8, entry_id = $3 WHERE center_id = $1', [
      tx.centerId,
      to.transactionId,
      to.entryId,
    ]);
  }
}

import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { NewDelivery } from './delivery.js';

export interface IdentifiedDelivery extends NewDelivery {
  readonly id: string;
}

@Injectable()
export class DeliveriesStore {
  /** Adds those whose key the center does not know yet. */
  async add(tx: Transaction, deliveries: readonly IdentifiedDelivery[], createdAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO deliveries (center_id, id, key, topic, subject_id, recipient_id, channel, due_at, expires_at, next_attempt_at, created_at)
       SELECT $1, d.id, d.key, d.topic, d."subjectId", d."recipientId", d.channel, d."dueAt", d."expiresAt", d."dueAt", $3
         FROM jsonb_to_recordset($2::jsonb) AS d (id uuid, key text, topic text, "subjectId" uuid, "recipientId" uuid, channel text,
                                                  "dueAt" timestamptz, "expiresAt" timestamptz)
        ORDER BY d.key
       ON CONFLICT (center_id, key) DO NOTHING`,
      [tx.centerId, JSON.stringify(deliveries), createdAt],
    );
  }

  /** The person of the center to whom this mail was sent; null: there is no such mail. */
  async mailedTo(tx: Transaction, id: string): Promise<string | null> {
    const [row] = await tx.query<{ personId: string | null }>(
      `SELECT recipient_id AS "personId" FROM deliveries WHERE center_id = $1 AND id = $2 AND channel = 'EMAIL' AND state = 'SENT'`,
      [tx.centerId, id],
    );
    return row?.personId ?? null;
  }
}

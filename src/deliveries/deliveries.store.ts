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

  /** Begins anew what was skipped under one of the keys. Rows that workers may hold are not locked; the fence has gone on with the skip. */
  async reviveSkipped(tx: Transaction, deliveries: readonly NewDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await tx.query(REVIVE_SKIPPED, [tx.centerId, JSON.stringify(deliveries)]);
  }

  /** Those of the keys whose delivery has ended or is held. */
  async takenUp(tx: Transaction, keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const rows = await tx.query<{ key: string }>(
      `SELECT key FROM deliveries
        WHERE center_id = $1 AND key = ANY ($2) AND (ended_at IS NOT NULL OR leased_until IS NOT NULL)`,
      [tx.centerId, keys],
    );
    return new Set(rows.map(({ key }) => key));
  }
}

/** Locked in the order of the keys, as when they are added, so that two who ask do not wait for each other in a circle. */
const REVIVE_SKIPPED = `
  WITH asked AS MATERIALIZED (
    SELECT d.id, a.*
      FROM jsonb_to_recordset($2::jsonb) AS a (key text, "subjectId" uuid, "recipientId" uuid, "dueAt" timestamptz, "expiresAt" timestamptz)
      JOIN deliveries d ON d.center_id = $1 AND d.key = a.key AND d.state = 'SKIPPED'
     ORDER BY d.key FOR UPDATE OF d)
  UPDATE deliveries d
     SET state = 'PENDING', attempts = 0, subject_id = a."subjectId", recipient_id = a."recipientId", due_at = a."dueAt",
         expires_at = a."expiresAt", next_attempt_at = a."dueAt", last_error = NULL, ended_at = NULL
    FROM asked a
   WHERE d.center_id = $1 AND d.id = a.id AND d.state = 'SKIPPED'`;

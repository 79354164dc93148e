import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/index.js';
import type { OutboxMessage } from './outbox-message.entity.js';

/** Where a page goes on: behind this message. */
export interface OutboxPlace {
  readonly at: Date;
  readonly id: string;
}

@Injectable()
export class OutboxStore {
  constructor(private readonly database: Database) {}

  /** A delivery that comes again is laid out once. */
  async add(message: OutboxMessage): Promise<void> {
    const { centerId, deliveryId, recipient, subject, text, html, writtenAt } = message;
    await this.database.inCenter(centerId, (tx) =>
      tx.query(
        `INSERT INTO outbox_messages (center_id, delivery_id, recipient, subject, text, html, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (center_id, delivery_id) DO NOTHING`,
        [centerId, deliveryId, recipient, subject, text, html, writtenAt],
      ),
    );
  }

  /** Newest first, one page. */
  newest(centerId: string, after: OutboxPlace | null, limit: number): Promise<OutboxMessage[]> {
    return this.database.read<OutboxMessage>(centerId, {
      name: 'outbox-newest',
      text: `SELECT center_id AS "centerId", delivery_id AS "deliveryId", recipient, subject, text, html, written_at AS "writtenAt"
               FROM outbox_messages
              WHERE center_id = $1 AND (written_at, delivery_id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, center_id))
              ORDER BY written_at DESC, delivery_id DESC LIMIT $4`,
      values: [centerId, after?.at ?? null, after?.id ?? null, limit],
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import type { DeliveryRow } from './delivery.entity.js';

/** How much there is to do. */
export interface DeliveryFigures {
  /** Not sent yet, whenever it is due. */
  readonly waiting: number;
  /** Due by now, or held by a worker. */
  readonly due: number;
  readonly dead: number;
  /** Since when the oldest of the due has been; null: nothing is due. */
  readonly oldestDueAt: Date | null;
}

/** Deliveries that were given up, and how many there are of each kind. */
@Injectable()
export class DeadDeliveriesStore {
  constructor(private readonly database: Database) {}

  /** Newest first, one page. */
  newest(centerId: string, afterId: string | null, limit: number): Promise<DeliveryRow[]> {
    return this.database.read<DeliveryRow>(centerId, {
      name: 'dead-deliveries',
      text: `SELECT ${COLUMNS} FROM deliveries
              WHERE center_id = $1 AND state = 'DEAD' AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      values: [centerId, afterId, limit],
    });
  }

  /** Holds them until the transaction ends. */
  byIdsToChange(tx: Transaction, ids: readonly string[]): Promise<DeliveryRow[]> {
    return tx.query<DeliveryRow>(
      `SELECT ${COLUMNS} FROM deliveries WHERE center_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
      [tx.centerId, ids],
    );
  }

  /** Makes them due at once, as if they had never been tried. */
  revive(tx: Transaction, ids: readonly string[]): Promise<DeliveryRow[]> {
    return tx.query<DeliveryRow>(
      `UPDATE deliveries SET state = 'PENDING', attempts = 0, next_attempt_at = now(), ended_at = NULL
        WHERE center_id = $1 AND id = ANY ($2::uuid[]) AND state = 'DEAD' RETURNING ${COLUMNS}`,
      [tx.centerId, ids],
    );
  }

  async figures(centerId: string): Promise<DeliveryFigures> {
    const [row] = await this.database.read<DeliveryFigures>(centerId, {
      name: 'delivery-figures',
      text: `SELECT open.*, (SELECT count(*) FROM deliveries WHERE center_id = $1 AND state = 'DEAD') AS dead
               FROM (SELECT count(*) AS waiting, count(*) FILTER (WHERE due_at <= now()) AS due,
                            min(due_at) FILTER (WHERE due_at <= now()) AS "oldestDueAt"
                       FROM deliveries WHERE center_id = $1 AND ended_at IS NULL) open`,
      values: [centerId],
    });
    return row!;
  }
}

const COLUMNS = `center_id AS "centerId", id, key, topic, subject_id AS "subjectId", recipient_id AS "recipientId", channel, due_at AS "dueAt",
  expires_at AS "expiresAt", state, attempts, next_attempt_at AS "nextAttemptAt", leased_until AS "leasedUntil", fence,
  last_error AS "lastError", receipt, ended_at AS "endedAt", created_at AS "createdAt"`;

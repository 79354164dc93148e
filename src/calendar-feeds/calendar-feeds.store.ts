import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { CalendarFeed } from './calendar-feed.entity.js';

@Injectable()
export class CalendarFeedsStore {
  constructor(private readonly database: Database) {}

  async ofPerson(centerId: string, userId: string): Promise<CalendarFeed | null> {
    const [feed] = await this.database.read<CalendarFeed>(centerId, {
      name: 'calendar-feed-of-person',
      text: `SELECT f.center_id AS "centerId", f.id, f.user_id AS "userId", f.token_hash AS "tokenHash",
                    f.issued_at AS "issuedAt", f.last_fetched_at AS "lastFetchedAt"
               FROM calendar_feeds f WHERE f.center_id = $1 AND f.user_id = $2`,
      values: [centerId, userId],
    });
    return feed ?? null;
  }

  /** Gives the person this feed; an earlier address of theirs is over. */
  async put(tx: Transaction, { id, userId, tokenHash, issuedAt }: Omit<CalendarFeed, 'centerId'>): Promise<void> {
    await tx.query(
      `INSERT INTO calendar_feeds (center_id, id, user_id, token_hash, issued_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (center_id, user_id) DO UPDATE
         SET id = EXCLUDED.id, token_hash = EXCLUDED.token_hash, issued_at = EXCLUDED.issued_at, last_fetched_at = NULL`,
      [tx.centerId, id, userId, tokenHash, issuedAt],
    );
  }

  /** The id of the feed that was taken away; null: there was none. */
  async remove(tx: Transaction, userId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      'DELETE FROM calendar_feeds WHERE center_id = $1 AND user_id = $2 RETURNING id',
      [tx.centerId, userId],
    );
    return row?.id ?? null;
  }

  /** Notes that it was fetched, unless that was noted since `before`. */
  async noteFetched(tx: Transaction, id: string, at: Date, before: Date): Promise<void> {
    await tx.query(
      `UPDATE calendar_feeds SET last_fetched_at = $3
        WHERE center_id = $1 AND id = $2 AND (last_fetched_at IS NULL OR last_fetched_at < $4)`,
      [tx.centerId, id, at, before],
    );
  }
}

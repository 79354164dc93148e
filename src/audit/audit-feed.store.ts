import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';

/** A place in the order in which the trail can be read without gaps: behind this entry of this transaction. */
export interface FeedPlace {
  readonly transactionId: string;
  readonly entryId: string;
}

export interface FedEntry extends FeedPlace {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly at: Date;
}

const BEFORE_ALL_ENTRIES = '00000000-0000-0000-0000-000000000000';

/** Before whatever transactions that have not ended yet will write. */
export const feedPlaceAt = (horizon: string): FeedPlace => ({ transactionId: horizon, entryId: BEFORE_ALL_ENTRIES });

/**
 * Reads the trail forward, each entry once. Neither the time nor the id of an entry says when it could be seen first, because a
 * long transaction commits late what it wrote early. So entries are read transaction by transaction, and only of those below the
 * horizon: no transaction below it is still under way.
 */
@Injectable()
export class AuditFeed {
  constructor(private readonly database: Database) {}

  /** The oldest transaction that is still under way. Asked before the entries are read: what has ended by then is seen by all who ask later. */
  async horizon(): Promise<string> {
    const [row] = await this.database.call<{ horizon: string }>({
      name: 'audit-horizon',
      text: 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon',
      values: [],
    });
    return row!.horizon;
  }

  /** The next entries behind a place, in a transaction that holds whoever reads there. */
  next(tx: Transaction, after: FeedPlace, horizon: string, limit: number): Promise<FedEntry[]> {
    return tx.query<FedEntry>(NEXT, [tx.centerId, after.transactionId, after.entryId, horizon, limit]);
  }

  /** The same as a short read. */
  peek(centerId: string, after: FeedPlace, horizon: string, limit: number): Promise<FedEntry[]> {
    return this.database.read<FedEntry>(centerId, {
      name: 'audit-feed',
      text: NEXT,
      values: [centerId, after.transactionId, after.entryId, horizon, limit],
    });
  }
}

const NEXT = `
  SELECT id AS "entryId", transaction_id::text AS "transactionId", action, subject_type AS "subjectType", subject_id AS "subjectId", at
    FROM audit_entries
   WHERE center_id = $1 AND (transaction_id, id) > ($2::xid8, $3::uuid) AND transaction_id < $4::xid8
   ORDER BY transaction_id, id LIMIT $5`;

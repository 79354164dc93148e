import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { AuditEntry } from './audit.entity.js';

/** Which entries; what is left out or null: whichever. */
export interface TrailFilter {
  readonly subjectType?: string | null;
  readonly subjectId?: string | null;
  readonly actorId?: string | null;
  /** Beginning of the action. */
  readonly action?: string | null;
  /** Not before. */
  readonly from?: Date | null;
  /** Before. */
  readonly to?: Date | null;
}

/** Where a page goes on: behind this entry. */
export interface TrailPlace {
  readonly at: Date;
  readonly id: string;
}

/** A statement takes at most 65,535 parameters. */
const MOST_AT_ONCE = 1_000;

@Injectable()
export class AuditStore {
  constructor(private readonly database: Database) {}

  /** Appends; the app role may neither change nor remove an entry. */
  append(tx: Transaction, entries: readonly Omit<AuditEntry, 'centerId'>[]): void {
    for (let done = 0; done < entries.length; done += MOST_AT_ONCE)
      tx.insert(AuditEntry, ...entries.slice(done, done + MOST_AT_ONCE));
  }

  /**
   * Entries, newest first, one page. Not a prepared statement: planned with the filters that are given, it goes by the
   * index of the subject, of the actor or of the time.
   */
  trail(centerId: string, filter: TrailFilter, after: TrailPlace | null, limit: number): Promise<AuditEntry[]> {
    const { subjectType, subjectId, actorId, action, from, to } = filter;
    return this.database.inCenter(centerId, (tx) =>
      tx.query<AuditEntry>(TRAIL, [
        centerId,
        subjectType,
        subjectId,
        actorId,
        action,
        from,
        to,
        after?.at ?? null,
        after?.id ?? null,
        limit,
      ]),
    );
  }
}

const TRAIL = `
  SELECT center_id AS "centerId", id, at, actor_id AS "actorId", api_token_id AS "apiTokenId", action, subject_type AS "subjectType", subject_id AS "subjectId",
         before, after, request_id AS "requestId"
    FROM audit_entries
   WHERE center_id = $1
     AND ($2::text IS NULL OR subject_type = $2)
     AND ($3::uuid IS NULL OR subject_id = $3)
     AND ($4::uuid IS NULL OR actor_id = $4)
     AND ($5::text IS NULL OR starts_with(action, $5))
     AND ($6::timestamptz IS NULL OR at >= $6)
     AND ($7::timestamptz IS NULL OR at < $7)
     AND ($8::timestamptz IS NULL OR (at, id) < ($8, $9::uuid))
   ORDER BY at DESC, id DESC LIMIT $10`;

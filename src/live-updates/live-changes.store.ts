import { Injectable } from '@nestjs/common';
import type { FeedPlace } from '../audit/index.js';
import { Database } from '../platform/database/index.js';
import type { Scope } from './listener.js';

/** An entry of the audit trail, as far as somebody who looks at a screen needs to know. */
export interface LiveEntry extends FeedPlace {
  readonly at: Date;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Whom it is about; null: nobody, or many. */
  readonly studentId: string | null;
  /** Sessions that ended by it; null: none. */
  readonly sessionIds: readonly string[] | null;
}

@Injectable()
export class LiveChangesStore {
  constructor(private readonly database: Database) {}

  /** The next entries behind a place, of transactions below the horizon (see `AuditFeed`). */
  next(centerId: string, after: FeedPlace, horizon: string, limit: number): Promise<LiveEntry[]> {
    return this.database.read<LiveEntry>(centerId, {
      name: 'live-entries',
      text: NEXT,
      values: [centerId, after.transactionId, after.entryId, horizon, limit],
    });
  }

  /** Those of the students who belong to the scope today, told by the calendar of the center. */
  async among(centerId: string, { cohortId, counselorId }: Scope, studentIds: readonly string[], now: Date) {
    const rows = await this.database.read<{ id: string }>(centerId, {
      name: 'live-scope',
      text: AMONG,
      values: [centerId, studentIds, cohortId, counselorId, now],
    });
    return new Set(rows.map(({ id }) => id));
  }
}

const ID_IN = (field: string): string =>
  `substring(after ->> '${field}' FROM '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid`;

const NEXT = `
  WITH entry AS MATERIALIZED (
    SELECT id, transaction_id, at, action, subject_type, subject_id, after -> 'sessionIds' AS session_ids,
           CASE subject_type WHEN 'Student' THEN subject_id ELSE ${ID_IN('studentId')} END AS student_id,
           CASE subject_type WHEN 'Prospect' THEN subject_id ELSE ${ID_IN('prospectId')} END AS prospect_id,
           CASE subject_type WHEN 'Interview' THEN subject_id END AS interview_id
      FROM audit_entries
     WHERE center_id = $1 AND (transaction_id, id) > ($2::xid8, $3::uuid) AND transaction_id < $4::xid8
     ORDER BY transaction_id, id LIMIT $5)
  SELECT e.id AS "entryId", e.transaction_id::text AS "transactionId", e.at, e.action, e.subject_type AS "subjectType",
         e.subject_id AS "subjectId", coalesce(e.student_id, p.student_id) AS "studentId", e.session_ids AS "sessionIds"
    FROM entry e
    LEFT JOIN interviews i ON i.center_id = $1 AND i.id = e.interview_id
    LEFT JOIN prospects p ON p.center_id = $1 AND p.id = coalesce(e.prospect_id, i.prospect_id)
   ORDER BY e.transaction_id, e.id`;

const AMONG = `
  WITH today AS (SELECT ($5::timestamptz AT TIME ZONE zone)::date AS day FROM center_calendars WHERE center_id = $1)
  SELECT changed.id FROM today, unnest($2::uuid[]) AS changed (id)
   WHERE ($3::uuid IS NULL OR changed.id IN (SELECT students_in_cohort($1, $3, today.day)))
     AND ($4::uuid IS NULL OR changed.id IN (SELECT students_looked_after($1, $4, today.day)))`;

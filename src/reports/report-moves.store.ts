import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import type { Reach } from './report-run-records.store.js';

/** A record that stands in another bucket in the second run, or only in one of the two. */
export interface ReportMove {
  readonly key: string;
  readonly studentId: string;
  /** Null: not in the first run. */
  readonly before: string | null;
  /** Null: not in the second run. */
  readonly after: string | null;
  readonly reasonBefore: string | null;
  readonly reasonAfter: string | null;
}

export interface ReportMoveCount {
  readonly before: string | null;
  readonly after: string | null;
  readonly records: number;
}

interface TwoRuns {
  readonly firstId: string;
  readonly secondId: string;
}

/** What is different between two runs. */
@Injectable()
export class ReportMovesStore {
  constructor(private readonly database: Database) {}

  /** By key, one page. */
  page(
    centerId: string,
    { firstId, secondId }: TwoRuns,
    { reach, afterKey, limit }: { reach: Reach | null; afterKey: string | null; limit: number },
  ): Promise<ReportMove[]> {
    return this.database.read<ReportMove>(centerId, {
      name: 'report-moves',
      text: `SELECT record_key AS key, coalesce(a.student_id, b.student_id) AS "studentId", a.bucket AS before, b.bucket AS after,
                    a.verdict ->> 'reason' AS "reasonBefore", b.verdict ->> 'reason' AS "reasonAfter"
               ${MOVED} AND ($4::uuid IS NULL OR coalesce(a.student_id, b.student_id) IN (SELECT students_looked_after($1, $4, $5::date)))
                    AND ($6::text IS NULL OR record_key > $6) ORDER BY record_key LIMIT $7`,
      values: [centerId, firstId, secondId, reach?.counselorId ?? null, reach?.day ?? null, afterKey, limit],
    });
  }

  /** How many moved from which bucket to which, the most at the top. */
  counts(centerId: string, { firstId, secondId }: TwoRuns): Promise<ReportMoveCount[]> {
    return this.database.read<ReportMoveCount>(centerId, {
      name: 'report-move-counts',
      text: `SELECT a.bucket AS before, b.bucket AS after, count(*)::int AS records ${MOVED} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      values: [centerId, firstId, secondId],
    });
  }
}

/** Only runs of one standard can be compared. */
const MOVED = `
  FROM (SELECT * FROM report_run_records WHERE center_id = $1 AND report_run_id = $2) a
  FULL JOIN (SELECT * FROM report_run_records WHERE center_id = $1 AND report_run_id = $3) b USING (record_key)
 WHERE a.bucket IS DISTINCT FROM b.bucket
   AND (SELECT count(DISTINCT standard) FROM report_runs WHERE center_id = $1 AND id IN ($2, $3)) = 1
   AND (SELECT count(*) FROM report_runs WHERE center_id = $1 AND id IN ($2, $3) AND status = 'DONE') = 2`;

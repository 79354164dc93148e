import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import type { BucketCount } from './domain/told-figures.js';
import type { Judged } from './domain/report.js';
import { ReportRunRecord } from './report-run.entity.js';

/** Whose records may be shown: null everybody's, else of those the counselor looks after on a day. */
export interface Reach {
  readonly counselorId: string;
  readonly day: string;
}

export interface RecordSearch {
  readonly bucket: string | null;
  readonly studentId: string | null;
  readonly reach: Reach | null;
  readonly afterKey: string | null;
  readonly limit: number;
}

@Injectable()
export class ReportRunRecordsStore {
  constructor(private readonly database: Database) {}

  add(tx: Transaction, records: readonly Omit<ReportRunRecord, 'centerId'>[]): void {
    tx.insert(ReportRunRecord, ...records);
  }

  /** Every verdict of a run, in the order of the keys. */
  judged(tx: Transaction, runId: string): Promise<Judged[]> {
    return tx.query<Judged>(
      `SELECT student_id AS "studentId", verdict FROM report_run_records
        WHERE center_id = $1 AND report_run_id = $2 ORDER BY record_key`,
      [tx.centerId, runId],
    );
  }

  /** Records of a run by key, one page. */
  page(centerId: string, runId: string, search: RecordSearch): Promise<ReportRunRecord[]> {
    const { bucket, studentId, reach, afterKey, limit } = search;
    return this.database.read<ReportRunRecord>(centerId, {
      name: 'report-run-records',
      text: `SELECT ${COLUMNS} FROM report_run_records r
              WHERE r.center_id = $1 AND r.report_run_id = $2 AND ($3::text IS NULL OR r.bucket = $3) AND ($4::uuid IS NULL OR r.student_id = $4)
                AND ($5::uuid IS NULL OR r.student_id IN (SELECT students_looked_after($1, $5, $6::date)))
                AND ($7::text IS NULL OR r.record_key > $7) ORDER BY r.record_key LIMIT $8`,
      values: [centerId, runId, bucket, studentId, reach?.counselorId ?? null, reach?.day ?? null, afterKey, limit],
    });
  }

  /** How many students and records stand in each bucket of each group that is counted. */
  bucketCounts(centerId: string, runId: string): Promise<BucketCount[]> {
    return this.database.read<BucketCount>(centerId, {
      name: 'report-run-buckets',
      text: `SELECT g.value AS "group", r.bucket, count(DISTINCT r.student_id)::int AS students, count(*)::int AS records
               FROM report_run_records r CROSS JOIN LATERAL jsonb_array_elements(r.verdict -> 'groups') g
              WHERE r.center_id = $1 AND r.report_run_id = $2 AND r.counted GROUP BY 1, 2`,
      values: [centerId, runId],
    });
  }
}

const COLUMNS = `r.center_id AS "centerId", r.report_run_id AS "reportRunId", r.record_key AS "recordKey", r.student_id AS "studentId",
  r.bucket, r.counted, r.record, r.verdict, r.findings`;

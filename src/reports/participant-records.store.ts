import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/index.js';
import type { WioaRecord } from './domain/wioa.js';

export interface ParticipantScope {
  readonly fromDay: Day;
  readonly toDay: Day;
  /** Null: the whole center. */
  readonly cohortId: string | null;
  readonly asOf: Date;
  readonly asOfDay: Day;
}

@Injectable()
export class ParticipantRecordsStore {
  /** The next students with a service in the period behind a student, in the order of their ids, with all their services. */
  next(tx: Transaction, scope: ParticipantScope, afterId: string | null, limit: number): Promise<WioaRecord[]> {
    const { fromDay, toDay, cohortId, asOf, asOfDay } = scope;
    return tx.query<WioaRecord>(PARTICIPANTS, [tx.centerId, fromDay, toDay, cohortId, asOfDay, asOf, afterId, limit]);
  }
}

/** A service is what staff did for the student: a follow-up of the class SERVICE. */
const PARTICIPANTS = `
  WITH service AS (
    SELECT DISTINCT p.student_id, (f.happened_at AT TIME ZONE c.zone)::date AS day
      FROM follow_ups f
      JOIN prospects p ON p.center_id = $1 AND p.id = f.prospect_id
      JOIN center_calendars c ON c.center_id = $1
     WHERE f.center_id = $1 AND f.contact_class = 'SERVICE' AND f.happened_at <= $6::timestamptz AND f.recorded_at <= $6::timestamptz
       AND ($7::uuid IS NULL OR p.student_id > $7)
       AND ($4::uuid IS NULL OR p.student_id IN (SELECT students_in_cohort($1, $4, $5::date)))
  ), participant AS (
    SELECT student_id, json_agg(day ORDER BY day) AS services
      FROM service GROUP BY student_id HAVING bool_or(day BETWEEN $2::date AND $3::date) ORDER BY student_id LIMIT $8
  )
  SELECT p.student_id AS "studentId", p.services,
         (SELECT x.reason FROM report_exclusions x
           WHERE x.center_id = $1 AND x.student_id = p.student_id AND x.recorded_at <= $6::timestamptz) AS exclusion,
         (SELECT coalesce(json_agg(json_build_object(
                   'id', q.id, 'quarter', q.year || '-Q' || q.quarter, 'isEmployed', q.is_employed, 'earnings', q.earnings::text,
                   'currency', q.currency, 'source', q.source) ORDER BY q.id), '[]')
            FROM employment_quarters q
           WHERE q.center_id = $1 AND q.student_id = p.student_id AND q.recorded_at <= $6::timestamptz) AS quarters
    FROM participant p ORDER BY p.student_id`;

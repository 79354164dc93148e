import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/index.js';
import type { Degree, KnownDestinations } from './domain/known-destinations.js';
import type { Level } from './domain/nace.js';

export interface GraduateScope {
  readonly firstClass: number;
  readonly lastClass: number;
  /** Null: of every level. */
  readonly level: Level | null;
  /** Null: of every program. */
  readonly program: string | null;
  /** Null: the whole center. */
  readonly cohortId: string | null;
  readonly asOf: Date;
  readonly asOfDay: Day;
}

/** A graduate with everything that NACE, CSEA and CIRR ask. */
export interface Graduate extends KnownDestinations {
  readonly studentId: string;
  readonly degrees: readonly (Degree & { readonly level: Level | null })[];
  readonly exclusion: string | null;
}

@Injectable()
export class GraduateRecordsStore {
  /** The next graduates behind a student, in the order of their ids. */
  next(tx: Transaction, scope: GraduateScope, afterId: string | null, limit: number): Promise<Graduate[]> {
    const { firstClass, lastClass, level, program, cohortId, asOf, asOfDay } = scope;
    const values = [tx.centerId, firstClass, lastClass, level, program, cohortId, asOfDay, asOf, afterId, limit];
    return tx.query<Graduate>(GRADUATES, values);
  }
}

/** Until a graduation is recorded the roster speaks for the student. What is recorded after the start of the run ($8) is left out. */
const GRADUATES = `
  WITH degree AS (
    SELECT g.student_id, g.id, 'Graduation' AS recorded_as, g.graduated_on, g.degree_level, g.program
      FROM graduations g WHERE g.center_id = $1 AND g.graduating_class BETWEEN $2 AND $3 AND g.recorded_at <= $8::timestamptz
    UNION ALL
    SELECT s.id, s.id, 'Student', NULL, s.degree_level, s.program
      FROM students s
     WHERE s.center_id = $1 AND s.graduating_class BETWEEN $2 AND $3
       AND NOT EXISTS (SELECT 1 FROM graduations g
                        WHERE g.center_id = $1 AND g.student_id = s.id AND g.graduating_class BETWEEN $2 AND $3 AND g.recorded_at <= $8::timestamptz)
  ), graduate AS (
    SELECT d.student_id,
           json_agg(json_build_object('id', d.id, 'recordedAs', d.recorded_as, 'level', d.degree_level, 'program', d.program,
                                      'graduatedOn', d.graduated_on) ORDER BY d.graduated_on, d.id) AS degrees
      FROM degree d
     WHERE ($4::text IS NULL OR d.degree_level = $4) AND ($5::text IS NULL OR lower(d.program) = lower($5))
       AND ($6::uuid IS NULL OR d.student_id IN (SELECT students_in_cohort($1, $6, $7::date)))
       AND ($9::uuid IS NULL OR d.student_id > $9)
     GROUP BY d.student_id ORDER BY d.student_id LIMIT $10
  )
  SELECT g.student_id AS "studentId", g.degrees,
         (SELECT coalesce(json_agg(json_build_object(
                   'id', f.id, 'outcome', f.outcome, 'notSeekingReason', f.not_seeking_reason, 'hoursAWeek', f.hours_a_week,
                   'payAmount', f.pay_amount::text, 'payCurrency', f.pay_currency, 'payPeriod', f.pay_period, 'bonusAmount', f.bonus_amount::text,
                   'employer', coalesce(m.name, e.name), 'isInField', f.is_in_field, 'offeredOn', f.offered_on, 'decidedOn', f.decided_on,
                   'startsOn', f.starts_on, 'knownOn', f.known_on, 'source', f.knowledge_source, 'hasEvidence', f.evidence IS NOT NULL)
                   ORDER BY f.id), '[]')
            FROM first_destinations f
            LEFT JOIN employers e ON e.center_id = $1 AND e.id = f.employer_id
            LEFT JOIN employers m ON m.center_id = $1 AND m.id = e.merged_into_id
           WHERE f.center_id = $1 AND f.student_id = g.student_id AND f.graduating_class BETWEEN $2 AND $3
             AND f.retracted_at IS NULL AND f.recorded_at <= $8::timestamptz) AS statements,
         (SELECT coalesce(json_agg(o.id ORDER BY o.id), '[]') FROM offers o
           WHERE o.center_id = $1 AND o.student_id = g.student_id AND o.status = 'ACCEPTED' AND o.recorded_at <= $8::timestamptz
             AND NOT EXISTS (SELECT 1 FROM first_destinations f
                              WHERE f.center_id = $1 AND f.offer_id = o.id AND f.retracted_at IS NULL AND f.recorded_at <= $8::timestamptz)) AS "unconfirmedOffers",
         (SELECT x.reason FROM report_exclusions x
           WHERE x.center_id = $1 AND x.student_id = g.student_id AND x.recorded_at <= $8::timestamptz) AS exclusion
    FROM graduate g ORDER BY g.student_id`;

import { Injectable } from '@nestjs/common';
import { Counting } from './counting.store.js';
import { type AsOf, countStudents, WATCHED } from './students-in-groups.store.js';

/** Days after an interview after which an employer from whom nothing was heard is called silent. */
export const SILENT_AFTER_DAYS = 60;

/** What employers did, counted for each student. An employer that was merged into another counts as that one. */
@Injectable()
export class EmployerReliabilityStore {
  constructor(private readonly counting: Counting) {}

  /** Per employer, and for ALL of them: promised days that have passed, and those by whose end the employer had decided or invited to a next round. */
  promises(asOf: AsOf, zone: string) {
    return countStudents(this.counting, asOf, PROMISES, [zone]);
  }

  /** Likewise: prospects that have been watched for long enough; those on which the employer said nothing in that time. */
  silence(asOf: AsOf) {
    return countStudents(this.counting, asOf, SILENCE);
  }
}

const EMPLOYER = `(SELECT coalesce(e.merged_into_id, e.id) FROM employers e WHERE e.center_id = $1 AND e.id = w.employer_id)::text AS employer`;

/** Every case is counted at its employer and among ALL. */
const EACH_AND_ALL = `CROSS JOIN LATERAL (VALUES (p.employer), ('ALL')) AS k (key)`;

/** What the employer decided; a student who withdraws ends the matter without it. */
const DECIDED_AT = `least(w.offer_at, CASE WHEN w.kind <> 'WITHDRAWN' THEN w.ended_at END)`;
const WITHDRAWN_AT = `CASE WHEN w.kind = 'WITHDRAWN' THEN w.ended_at END`;

/** A decision promised for some week is late after its Friday. */
const PROMISES = `${WATCHED}, promised AS (
  SELECT w.student_id, ${EMPLOYER}, ${DECIDED_AT} AS decided_at, ${WITHDRAWN_AT} AS withdrawn_at,
         (CASE g.precision WHEN 'WEEK' THEN date_trunc('week', g.promised_on)::date + 5 ELSE g.promised_on + 1 END)::timestamp AT TIME ZONE $4::text AS by,
         (SELECT min(least(n.starts_at, n.status_at, n.recorded_at)) FROM interviews n
           WHERE n.center_id = $1 AND n.prospect_id = w.prospect_id AND n.round > i.round) AS invited_at
    FROM watched w
    JOIN interviews i ON i.center_id = $1 AND i.prospect_id = w.prospect_id AND i.status = 'HELD' AND i.ends_at < $3::timestamptz
    JOIN game_plans g ON g.center_id = $1 AND g.interview_id = i.id AND g.promised_on IS NOT NULL
), per_student AS (
  SELECT p.student_id, k.key, count(*)::int AS of, ARRAY[count(*) FILTER (WHERE least(p.decided_at, p.invited_at) <= p.by)]::int[] AS counts
    FROM promised p ${EACH_AND_ALL}
   WHERE p.by <= $3::timestamptz AND (p.withdrawn_at IS NULL OR p.withdrawn_at > p.by) GROUP BY p.student_id, k.key)`;

const SILENT_AFTER = `w.began_at + interval '${SILENT_AFTER_DAYS * 24} hours'`;

const SILENCE = `${WATCHED}, answered AS (
  SELECT w.student_id, ${EMPLOYER}, coalesce(${DECIDED_AT} <= ${SILENT_AFTER}, false)
      OR EXISTS (SELECT FROM interviews n WHERE n.center_id = $1 AND n.prospect_id = w.prospect_id
                  AND n.ends_at > w.began_at AND least(n.starts_at, n.status_at, n.recorded_at) <= ${SILENT_AFTER})
      OR EXISTS (SELECT FROM follow_ups f WHERE f.center_id = $1 AND f.prospect_id = w.prospect_id AND f.contact_class = 'TWO_WAY'
                  AND f.happened_at BETWEEN w.began_at AND ${SILENT_AFTER}) AS heard
    FROM watched w
   WHERE ${SILENT_AFTER} <= $3::timestamptz AND (${WITHDRAWN_AT} IS NULL OR ${WITHDRAWN_AT} > ${SILENT_AFTER})
), per_student AS (
  SELECT p.student_id, k.key, count(*)::int AS of, ARRAY[count(*) FILTER (WHERE NOT p.heard)]::int[] AS counts
    FROM answered p ${EACH_AND_ALL} GROUP BY p.student_id, k.key)`;

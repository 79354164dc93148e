import type { Day } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import type { Counting } from './counting.store.js';
import type { StudentCounts } from './domain/descriptive/student-counts.js';
import type { Group } from './domain/suppression-hierarchy.js';

/** Which center, and as of when: what happened before the cutoff is counted, as it is known now. */
export interface AsOf {
  readonly centerId: string;
  /** The last whole day, on the wall of the center. */
  readonly day: Day;
  /** The end of it. */
  readonly cutoff: Instant;
}

/** The first parameters of every statement here: $1 the center, $2 the day, $3 the cutoff. */
export const valuesOf = ({ centerId, day, cutoff }: AsOf): readonly unknown[] => [
  centerId,
  day,
  new Date(cutoff).toISOString(),
];

/**
 * Which group a student belongs to, one for each: the cohort joined last, even when the student has left it, and whoever looks after the student on the day.
 */
export const GROUPS = `groups AS (
  SELECT s.id AS student_id, m.cohort_id, a.counselor_id
    FROM students s
    LEFT JOIN (SELECT DISTINCT ON (student_id) student_id, cohort_id FROM cohort_memberships
                WHERE center_id = $1 AND from_day <= $2::date ORDER BY student_id, from_day DESC, id DESC) m ON m.student_id = s.id
    LEFT JOIN (SELECT DISTINCT ON (student_id) student_id, counselor_id FROM caseload_assignments
                WHERE center_id = $1 AND from_day <= $2::date AND (to_day IS NULL OR to_day >= $2::date)
                ORDER BY student_id, from_day DESC, id DESC) a ON a.student_id = s.id
   WHERE s.center_id = $1)`;

/**
 * When the clock of a prospect began: the end of its first interview. And the first thing that decided it: an offer, or how it stands ended. A prospect that somebody
 * closed because nobody answered was not decided; from then on it is not watched.
 */
export const WATCHED = `watched AS (
  SELECT p.id AS prospect_id, p.student_id, p.employer_id, first.at AS began_at, offer.at AS offer_at, o.kind,
         CASE WHEN o.kind <> 'NO_RESPONSE' THEN coalesce(o.decided_at, o.learned_at) END AS ended_at,
         least(offer.at, CASE WHEN o.kind <> 'NO_RESPONSE' THEN o.learned_at END) AS learned_at,
         CASE WHEN o.kind = 'NO_RESPONSE' THEN o.learned_at END AS given_up_at
    FROM (SELECT prospect_id, min(ends_at) AS at FROM interviews
           WHERE center_id = $1 AND status = 'HELD' AND ends_at < $3::timestamptz GROUP BY prospect_id) first
    JOIN prospects p ON p.center_id = $1 AND p.id = first.prospect_id
    LEFT JOIN (SELECT prospect_id, min(received_at) AS at FROM offers
                WHERE center_id = $1 AND received_at < $3::timestamptz GROUP BY prospect_id) offer ON offer.prospect_id = p.id
    LEFT JOIN outcomes o ON o.center_id = $1 AND o.prospect_id = p.id AND o.reopened_at IS NULL AND o.learned_at < $3::timestamptz)`;

/**
 * Prospects `p` that are open, of which something had happened by the cutoff: when somebody entered it does not matter, as with all other figures. What
 * was closed since then is not among them, because its next step is no longer known.
 */
export const OPEN = `p.center_id = $1 AND p.outcome IS NULL
  AND (p.opened_at < $3::timestamptz OR p.applied_on <= $2::date
       OR EXISTS (SELECT FROM interviews i WHERE i.center_id = $1 AND i.prospect_id = p.id AND i.status = 'HELD' AND i.ends_at < $3::timestamptz))`;

/** The columns of a group, as objects name them. */
export const GROUP = `g.cohort_id AS "cohortId", g.counselor_id AS "counselorId"`;

/** A figure that is told several times over, once for each key: each round, each kind. */
export type Keyed<Row> = Row & { readonly key: string };

export const rowsOf = <Row>(rows: readonly Keyed<Row>[], key: string): readonly Keyed<Row>[] =>
  rows.filter((row) => row.key === key);

/**
 * Runs a statement that counts for each student (`per_student`: student_id, key, of, counts) and answers how many students of each group are alike.
 */
export const countStudents = (
  counting: Counting,
  asOf: AsOf,
  perStudent: string,
  values: readonly unknown[] = [],
): Promise<Keyed<StudentCounts>[]> =>
  counting.rows<Keyed<StudentCounts>>(
    asOf.centerId,
    `WITH ${GROUPS}, ${perStudent}
     SELECT ${GROUP}, s.key, s.of, s.counts, count(*)::int AS students
       FROM per_student s JOIN groups g USING (student_id)
      GROUP BY g.cohort_id, g.counselor_id, s.key, s.of, s.counts`,
    [...valuesOf(asOf), ...values],
  );

/** How many students of a group there are. */
export interface GroupOfStudents extends Group {
  readonly students: number;
}

export const groupsOfStudents = (counting: Counting, asOf: AsOf): Promise<GroupOfStudents[]> =>
  counting.rows<GroupOfStudents>(
    asOf.centerId,
    `WITH ${GROUPS} SELECT ${GROUP}, count(*)::int AS students FROM groups g GROUP BY 1, 2`,
    [asOf.centerId, asOf.day],
  );

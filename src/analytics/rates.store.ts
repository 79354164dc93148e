import { Injectable } from '@nestjs/common';
import type { Instant } from '../kernel/instant.js';
import { KNOWN_BY, LANDMARK } from './domain/episodes/known-apart.js';
import { Counting } from './counting.store.js';
import { type AsOf, countStudents, groupsOfStudents, OPEN, WATCHED } from './students-in-groups.store.js';

/** Later rounds are told together with this one. */
export const LAST_ROUND = 8;
/** A prospect on which nothing happened for so long has gone quiet. */
export const QUIET_AFTER_DAYS = 14;

/** Counts from which shares are made, one statement each. */
@Injectable()
export class RatesStore {
  constructor(private readonly counting: Counting) {}

  groups(asOf: AsOf) {
    return groupsOfStudents(this.counting, asOf);
  }

  /** Per round: prospects that reached it; those that ended there with an offer, and with a rejection. */
  funnel(asOf: AsOf) {
    return countStudents(this.counting, asOf, FUNNEL);
  }

  /** Per kind: steps that count as due; those done by their time and a day of grace, and those done later. */
  adherence(asOf: AsOf) {
    return countStudents(this.counting, asOf, ADHERENCE);
  }

  /** Open prospects; those whose next step has been overdue since then. */
  neglect(asOf: AsOf, since: Instant) {
    return countStudents(this.counting, asOf, NEGLECT, [new Date(since).toISOString()]);
  }

  /** Open prospects; those on which nothing has happened for long. */
  quiet(asOf: AsOf) {
    return countStudents(this.counting, asOf, QUIET);
  }

  /** Prospects that have been watched for long enough; those whose outcome was known by then. Keys: ALL; EARLY known and the others, LATE; of these, each follow-up with and without it. */
  outcomeKnown(asOf: AsOf) {
    return countStudents(this.counting, asOf, KNOWN);
  }

  /** The themes of the center, retired ones too, as people order them. */
  themes({ centerId }: AsOf): Promise<{ id: string; name: string }[]> {
    const text = 'SELECT id, name FROM feedback_themes WHERE center_id = $1 ORDER BY position, name, id';
    return this.counting.rows(centerId, text, [centerId]);
  }

  /** Per theme: feedback that has any theme; that which has this one. */
  feedbackThemes(asOf: AsOf) {
    return countStudents(this.counting, asOf, THEMES);
  }
}

const FUNNEL = `${WATCHED}, furthest AS (
  SELECT prospect_id, least(max(round), ${LAST_ROUND}) AS round FROM interviews
   WHERE center_id = $1 AND status = 'HELD' AND ends_at < $3::timestamptz GROUP BY prospect_id
), per_student AS (
  SELECT w.student_id, r.round::text AS key, count(*)::int AS of, ARRAY[
      count(*) FILTER (WHERE f.round = r.round AND w.offer_at IS NOT NULL),
      count(*) FILTER (WHERE f.round = r.round AND w.offer_at IS NULL AND w.kind IN ('REJECTED', 'ROLE_CLOSED'))]::int[] AS counts
    FROM watched w JOIN furthest f USING (prospect_id) CROSS JOIN LATERAL generate_series(1, f.round) AS r (round)
   GROUP BY w.student_id, r.round)`;

/** A step whose time had not come when something else took its place was never due. */
const ADHERENCE = `per_student AS (
  SELECT p.student_id, s.kind AS key, count(*)::int AS of, ARRAY[
      count(*) FILTER (WHERE s.how = 'DONE' AND s.ended_at <= s.due_at + interval '24 hours'),
      count(*) FILTER (WHERE s.how = 'DONE' AND s.ended_at > s.due_at + interval '24 hours')]::int[] AS counts
    FROM owed_steps s JOIN prospects p ON p.center_id = $1 AND p.id = s.prospect_id
   WHERE s.center_id = $1 AND s.kind IN ('THANK_YOU', 'STATUS_CHECK', 'REQUEST_FEEDBACK')
     AND CASE WHEN s.how = 'DONE' THEN s.ended_at < $3::timestamptz ELSE s.due_at < least($3::timestamptz, s.ended_at) END
   GROUP BY p.student_id, s.kind)`;

const NEGLECT = `per_student AS (
  SELECT p.student_id, 'ALL' AS key, count(*)::int AS of, ARRAY[count(*) FILTER (WHERE p.next_step_due_at <= $4::timestamptz)]::int[] AS counts
    FROM prospects p WHERE ${OPEN} GROUP BY p.student_id)`;

const QUIET = `per_student AS (
  SELECT p.student_id, 'ALL' AS key, count(*)::int AS of,
         ARRAY[count(*) FILTER (WHERE p.last_activity_at <= $3::timestamptz - interval '${QUIET_AFTER_DAYS} days')]::int[] AS counts
    FROM prospects p WHERE ${OPEN} GROUP BY p.student_id)`;

const afterDays = (days: number): string => `w.began_at + interval '${days * 24} hours'`;

/**
 * A follow-up may bring the outcome to light itself, and where it is known soon there is no time for one. So those are divided of whom nothing was known at the end of the
 * landmark day, by what had been done by then: what comes later moves nobody to another side.
 */
const KNOWN = `${WATCHED}, long_enough AS (
  SELECT w.*, ${afterDays(LANDMARK)} AS landmark, coalesce(w.learned_at <= ${afterDays(KNOWN_BY)}, false) AS is_known,
         coalesce(w.learned_at < ${afterDays(LANDMARK)}, false) AS is_early
    FROM watched w WHERE ${afterDays(KNOWN_BY)} <= $3::timestamptz
), exposed AS (
  SELECT l.student_id, l.is_known, l.is_early, array_agg(DISTINCT f.kind) FILTER (WHERE f.kind IS NOT NULL) AS kinds
    FROM long_enough l
    LEFT JOIN follow_ups f ON f.center_id = $1 AND f.prospect_id = l.prospect_id AND f.happened_at >= l.began_at AND f.happened_at < l.landmark
     AND f.kind IN ('THANK_YOU', 'STATUS_CHECK', 'FEEDBACK_REQUEST')
   GROUP BY l.prospect_id, l.student_id, l.is_known, l.is_early
), per_student AS (
  SELECT e.student_id, k.key, count(*)::int AS of, ARRAY[count(*) FILTER (WHERE e.is_known)]::int[] AS counts
    FROM exposed e CROSS JOIN LATERAL (
      SELECT 'ALL' AS key UNION ALL SELECT CASE WHEN e.is_early THEN 'EARLY' ELSE 'LATE' END UNION ALL
      SELECT kind || CASE WHEN kind = ANY (coalesce(e.kinds, '{}')) THEN ' WITH' ELSE ' WITHOUT' END
        FROM unnest(ARRAY['THANK_YOU', 'STATUS_CHECK', 'FEEDBACK_REQUEST']) AS kind WHERE NOT e.is_early) k
   GROUP BY e.student_id, k.key)`;

const THEMES = `coded AS (
  SELECT f.id, p.student_id FROM follow_ups f JOIN prospects p ON p.center_id = $1 AND p.id = f.prospect_id
   WHERE f.center_id = $1 AND f.happened_at < $3::timestamptz
     AND EXISTS (SELECT FROM follow_up_feedback_themes t WHERE t.center_id = $1 AND t.follow_up_id = f.id)
), of_students AS (SELECT student_id, count(*)::int AS of FROM coded GROUP BY student_id
), per_student AS (
  SELECT s.student_id, t.id::text AS key, s.of, ARRAY[count(x.theme_id)]::int[] AS counts
    FROM of_students s CROSS JOIN feedback_themes t
    JOIN coded c ON c.student_id = s.student_id
    LEFT JOIN follow_up_feedback_themes x ON x.center_id = $1 AND x.follow_up_id = c.id AND x.theme_id = t.id
   WHERE t.center_id = $1 GROUP BY s.student_id, t.id, s.of)`;

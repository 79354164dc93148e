import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { Day } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import { Database } from '../platform/database/index.js';

/**
 * Reads a center for statistics: one line for each candidacy with an interview, of numbers and a few ids.
 *
 * PostgreSQL finds the first follow-up of each kind, the ending and the interviews by index and hash, and streams them with COPY;
 * the cut into start-stop rows is left to typed arrays. It could be done here with window functions over all changes, but that sorts
 * every fact of the center and sends two and a half rows of ten columns for each line.
 */
@Injectable()
export class CandidacyLinesStore {
  constructor(private readonly database: Database) {}

  /** What happened before `asOf`, which is the end of `day`, as CSV under a header; fields as `readCandidacies` wants them. */
  lines(centerId: string, asOf: Instant, day: Day): Promise<Readable> {
    const select = selectOf({
      center: pg.escapeLiteral(centerId),
      asOf: pg.escapeLiteral(new Date(asOf).toISOString()),
      day: pg.escapeLiteral(day),
    });
    const copy = { select, options: 'FORMAT csv, HEADER', joins: 'WHOLE_TABLES' } as const;
    return this.database.copyOut(centerId, copy, () => Promise.resolve());
  }

  /** What the transactions see that begin now. Asked before the lines are read, it is never newer than they are. */
  async snapshot(): Promise<string> {
    const [row] = await this.database.call<{ snapshot: string }>({
      name: 'analytics-snapshot',
      text: 'SELECT pg_current_snapshot()::text AS snapshot',
      values: [],
    });
    return row!.snapshot;
  }

  /** Whether anything was audited in the center that the snapshot could not see: every change of a fact is, in its own transaction. */
  async hasChangedSince(centerId: string, snapshot: string): Promise<boolean> {
    const [row] = await this.database.read<{ changed: boolean }>(centerId, {
      name: 'analytics-changed-since',
      text: `SELECT EXISTS (
               SELECT FROM audit_entries
                WHERE center_id = $1 AND transaction_id >= pg_snapshot_xmin($2::pg_snapshot)
                  AND NOT pg_visible_in_snapshot(transaction_id, $2::pg_snapshot)
                  AND subject_type <> ALL ('{Person,Delivery,Export}')) AS changed`,
      values: [centerId, snapshot],
    });
    return row!.changed;
  }
}

interface Asked {
  readonly center: string;
  readonly asOf: string;
  readonly day: string;
}

const selectOf = (asked: Asked): string => `
  WITH held AS (${held(asked)}), ended AS (${ended(asked)}), done AS (${done(asked)}), members AS (${members(asked)})
  SELECT s.number, s.cohort_id, s.counselor_id, t.tier, s.score, ${ms('h.zero')}, e.ending, ${ms('e.at')}, e.learned, ${ms('e.known_at')},
         ${ms('d.thanked')}, ${ms('d.asked')}, ${ms('d.feedback_asked')},
         ${ms('d.thanked_in_time')}, ${ms('d.asked_in_time')}, ${ms('d.feedback_asked_in_time')}, h.told
    FROM held h
    JOIN prospects p ON p.center_id = ${asked.center} AND p.id = h.prospect_id
    JOIN members s ON s.id = p.student_id
    LEFT JOIN employer_tiers t ON t.center_id = ${asked.center} AND t.employer_id = p.employer_id
    LEFT JOIN ended e ON e.prospect_id = h.prospect_id
    LEFT JOIN done d ON d.prospect_id = h.prospect_id`;

/**
 * The promise is that of a game plan only: a day that was named in answer to a status check is a consequence of the check. A promised day
 * has passed when it ends where the interview was, a promised week when its Friday does.
 */
const held = ({ center, asOf }: Asked): string => `
  SELECT i.prospect_id, min(i.ends_at) AS zero,
         string_agg(concat_ws(':', ${ms('i.ends_at')}, i.round, (i.format = 'IN_PERSON')::int, coalesce(${ms(PROMISED_BY)}::text, '')), ' '
                    ORDER BY i.ends_at, i.id) AS told
    FROM interviews i
    LEFT JOIN game_plans g ON g.center_id = ${center} AND g.interview_id = i.id
   WHERE i.center_id = ${center} AND i.status = 'HELD' AND i.ends_at < ${asOf}::timestamptz
   GROUP BY i.prospect_id`;

/** What came first: an offer, or how it stands ended. What was reopened has not ended. Where nobody answered nothing is known. */
const ended = ({ center, asOf }: Asked): string => `
  SELECT DISTINCT ON (prospect_id) prospect_id, ending, at, learned, known_at, recorded_at
    FROM (SELECT prospect_id, 'OFFER' AS ending, received_at AS at, 0 AS learned, received_at AS known_at, recorded_at FROM offers WHERE center_id = ${center}
          UNION ALL
          SELECT prospect_id, ${ENDING_OF_OUTCOME}, coalesce(decided_at, learned_at), (decided_at IS NULL)::int,
                 CASE WHEN kind <> 'NO_RESPONSE' THEN learned_at END, recorded_at
            FROM outcomes WHERE center_id = ${center} AND reopened_at IS NULL) endings
   WHERE at < ${asOf}::timestamptz
   ORDER BY prospect_id, at, ending`;

const done = ({ center, asOf }: Asked): string => `
  SELECT f.prospect_id, ${firsts('true')}, ${firsts('e.recorded_at IS NULL OR f.recorded_at <= e.recorded_at', '_in_time')}
    FROM follow_ups f
    JOIN held h ON h.prospect_id = f.prospect_id AND f.happened_at >= h.zero
    LEFT JOIN ended e ON e.prospect_id = f.prospect_id
   WHERE f.center_id = ${center} AND f.happened_at < ${asOf}::timestamptz AND f.kind IN ('THANK_YOU', 'STATUS_CHECK', 'FEEDBACK_REQUEST')
   GROUP BY f.prospect_id`;

/** Students by number, each in one group, as in all other figures. */
const members = ({ center, day }: Asked): string => `
  SELECT s.id, row_number() OVER () AS number, m.cohort_id, a.counselor_id, r.score
    FROM students s
    LEFT JOIN readiness_scores r ON r.center_id = ${center} AND r.student_id = s.id
    LEFT JOIN (SELECT DISTINCT ON (student_id) student_id, cohort_id FROM cohort_memberships
                WHERE center_id = ${center} AND from_day <= ${day}::date
                ORDER BY student_id, from_day DESC, id DESC) m ON m.student_id = s.id
    LEFT JOIN (SELECT DISTINCT ON (student_id) student_id, counselor_id FROM caseload_assignments
                WHERE center_id = ${center} AND from_day <= ${day}::date AND (to_day IS NULL OR to_day >= ${day}::date)
                ORDER BY student_id, from_day DESC, id DESC) a ON a.student_id = s.id
   WHERE s.center_id = ${center}`;

/** Milliseconds since 1970, whole: no rounding can then move a day. */
const ms = (moment: string): string => `floor(extract(epoch FROM ${moment}) * 1000)::bigint`;

const PROMISED_BY = `((CASE g.precision WHEN 'WEEK' THEN date_trunc('week', g.promised_on)::date + 5 ELSE g.promised_on + 1 END)::timestamp
                      AT TIME ZONE i.zone)`;

const ENDING_OF_OUTCOME = `
  CASE kind WHEN 'OFFER_ACCEPTED' THEN 'OFFER' WHEN 'OFFER_DECLINED' THEN 'OFFER' WHEN 'REJECTED' THEN 'REJECTION'
            WHEN 'WITHDRAWN' THEN 'WITHDRAWAL' ELSE kind END`;

const firsts = (condition: string, ending = ''): string =>
  Object.entries({ thanked: 'THANK_YOU', asked: 'STATUS_CHECK', feedback_asked: 'FEEDBACK_REQUEST' })
    .map(
      ([name, kind]) => `min(f.happened_at) FILTER (WHERE f.kind = '${kind}' AND (${condition})) AS ${name}${ending}`,
    )
    .join(', ');

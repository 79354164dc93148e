import { Injectable } from '@nestjs/common';
import type { Instant } from '../kernel/instant.js';
import { Database } from '../platform/database/index.js';
import type { FeedItem } from './domain/feed-event.js';

/** What a calendar program gets for a token. */
export interface FetchedFeed {
  readonly id: string;
  readonly lastFetchedAt: Date | null;
  readonly items: readonly FeedItem[];
}

/** More than any phone shows; the nearest to now are kept. */
const MOST_ITEMS = 1_000;

@Injectable()
export class FeedItemsStore {
  constructor(private readonly database: Database) {}

  /** Everything under a token, in one statement; null: nobody who may sign in has this token. */
  async fetch(centerId: string, tokenHash: Buffer, now: Instant): Promise<FetchedFeed | null> {
    const [feed] = await this.database.read<FetchedFeed>(centerId, {
      name: 'calendar-feed',
      text: FEED,
      values: [centerId, tokenHash, new Date(now), MOST_ITEMS],
    });
    return feed ?? null;
  }
}

/** Milliseconds since 1970, as instants are told everywhere. */
const instant = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint`;

/** Recorded, or called off or held since. */
const INTERVIEW_CHANGED = 'greatest(i.recorded_at, CASE WHEN i.status_at <= $3 THEN i.status_at END)';

/** Recorded, or its deadline moved since. */
const OFFER_CHANGED = `greatest(o.recorded_at, (SELECT max(recorded_at) FROM offer_extensions WHERE center_id = $1 AND offer_id = o.id))`;

/**
 * A student sees their own interviews, steps and deadlines of open offers; a counselor those of the caseload of today, and of
 * the steps those that are the counselor's. The family name is shortened: calendars are synchronised to many places.
 * `OFFSET 0` keeps PostgreSQL from reading whole tables for a handful of prospects: how many there are it cannot know beforehand.
 */
const FEED = `
  WITH feed AS MATERIALIZED (
    SELECT f.id, f.last_fetched_at, f.user_id, u.roles && ARRAY['COUNSELOR', 'LEAD', 'ADMIN'] AS is_staff, ($3 AT TIME ZONE k.zone)::date AS today
      FROM calendar_feeds f
      JOIN users u ON u.center_id = $1 AND u.id = f.user_id AND u.disabled_at IS NULL
      JOIN center_calendars k ON k.center_id = $1
     WHERE f.center_id = $1 AND f.token_hash = $2
  ), student AS MATERIALIZED (
    SELECT s.id, s.user_id IS NOT DISTINCT FROM feed.user_id AS is_self,
           CASE WHEN s.user_id IS NOT DISTINCT FROM feed.user_id THEN NULL
                ELSE concat_ws(' ', s.given_name, nullif(left(s.family_name, 1), '') || '.') END AS name
      FROM feed
     CROSS JOIN LATERAL (
       SELECT own.id FROM students own WHERE own.center_id = $1 AND own.user_id = feed.user_id
       UNION
       SELECT looked_after FROM students_looked_after($1, feed.user_id, feed.today) AS looked_after WHERE feed.is_staff) member
      JOIN students s ON s.center_id = $1 AND s.id = member.id AND s.archived_at IS NULL
  ), prospect AS MATERIALIZED (
    SELECT p.id, p.position, e.name AS employer, student.name AS student, student.is_self,
           p.next_step_kind, p.next_step_channel, p.next_step_owner, p.next_step_due_at, p.next_step_due_on, p.next_step_why, p.planned_at
      FROM student
      JOIN prospects p ON p.center_id = $1 AND p.student_id = student.id
      CROSS JOIN LATERAL (SELECT name FROM employers WHERE center_id = $1 AND id = p.employer_id OFFSET 0) e
  ), item AS (
    SELECT i.starts_at AS at, json_build_object(
             'kind', 'INTERVIEW', 'id', i.id, 'version', i.version, 'round', i.round, 'status', i.status,
             'startsAt', ${instant('i.starts_at')}, 'endsAt', ${instant('i.ends_at')}, 'changedAt', ${instant(INTERVIEW_CHANGED)},
             'employerName', p.employer, 'position', p.position, 'studentName', p.student) AS told, i.id
      FROM prospect p CROSS JOIN LATERAL (
             SELECT * FROM interviews
              WHERE center_id = $1 AND prospect_id = p.id AND starts_at >= $3 - interval '90 days' OFFSET 0) i
    UNION ALL
    SELECT p.next_step_due_at, json_build_object(
             'kind', 'STEP', 'id', p.id, 'step', p.next_step_kind, 'channel', p.next_step_channel, 'dueOn', p.next_step_due_on,
             'why', p.next_step_why, 'dueAt', ${instant('p.next_step_due_at')}, 'plannedAt', ${instant('p.planned_at')},
             'employerName', p.employer, 'position', p.position, 'studentName', p.student), p.id
      FROM prospect p
     WHERE p.next_step_owner = CASE WHEN p.is_self THEN 'STUDENT' ELSE 'COUNSELOR' END
    UNION ALL
    SELECT o.deadline_at, json_build_object(
             'kind', 'OFFER', 'id', o.id, 'version', o.version,
             'deadlineAt', ${instant('o.deadline_at')}, 'changedAt', ${instant('o.changed_at')},
             'employerName', p.employer, 'position', p.position, 'studentName', p.student), o.id
      FROM prospect p CROSS JOIN LATERAL (
             SELECT o.id, o.version, o.deadline_at, ${OFFER_CHANGED} AS changed_at FROM open_offers
               JOIN offers o ON o.center_id = $1 AND o.id = open_offers.id
              WHERE open_offers.center_id = $1 AND open_offers.prospect_id = p.id AND o.deadline_at IS NOT NULL OFFSET 0) o
  ), nearest AS (
    SELECT * FROM item ORDER BY abs(extract(epoch FROM at - $3)), id LIMIT $4
  )
  SELECT feed.id, feed.last_fetched_at AS "lastFetchedAt",
         (SELECT coalesce(json_agg(told ORDER BY at, id), '[]') FROM nearest) AS items
    FROM feed`;

import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/index.js';
import type { Digest } from './digest.entity.js';
import type { Owed } from './domain/digest-outline.js';
import { OPEN } from './escalations.store.js';
import { type Recipient, RECIPIENT_COLUMNS, RECIPIENT_TABLES } from './recipient.js';
import { seenToBy } from './whose-escalations.js';

export type NewDigest = Omit<Digest, 'centerId'>;
export type DigestDay = Pick<Digest, 'personId' | 'day'>;

@Injectable()
export class DigestsStore {
  /** Plans digests, at most one for a person and day; answers those that had not been planned. Always in one order, so that two workers do not wait for each other in a circle. */
  plan(tx: Transaction, digests: readonly NewDigest[]): Promise<NewDigest[]> {
    if (digests.length === 0) return Promise.resolve([]);
    return tx.query<NewDigest>(
      `INSERT INTO digests (center_id, id, person_id, day, planned_for)
       SELECT $1, d.id, d."personId", d.day, d."plannedFor"
         FROM jsonb_to_recordset($2::jsonb) AS d (id uuid, "personId" uuid, day date, "plannedFor" timestamptz)
        ORDER BY d."personId", d.day
       ON CONFLICT (center_id, person_id, day) DO NOTHING
       RETURNING id, person_id AS "personId", day, planned_for AS "plannedFor"`,
      [tx.centerId, JSON.stringify(digests)],
    );
  }

  /** The digests of these people that are planned for the day named with each, or for a later one; by day. */
  plannedFrom(tx: Transaction, days: readonly DigestDay[]): Promise<DigestDay[]> {
    return tx.query<DigestDay>(
      `SELECT g.person_id AS "personId", g.day
         FROM unnest($2::uuid[], $3::date[]) AS since (person_id, day)
         JOIN digests g ON g.center_id = $1 AND g.person_id = since.person_id AND g.day >= since.day
        ORDER BY g.day`,
      [tx.centerId, days.map(({ personId }) => personId), days.map(({ day }) => day)],
    );
  }

  /** All that a digest is written from, as it is now; null: the person can no longer sign in. */
  async source(tx: Transaction, id: string, now: Date): Promise<DigestSource | null> {
    const [row] = await tx.query<DigestSource>(SOURCE, [tx.centerId, id, now, MOST_ITEMS]);
    return row ?? null;
  }
}

/** A longer list is not read. */
const MOST_ITEMS = 50;

/** A digest, its reader, and what the reader owes. */
export interface DigestSource extends Recipient {
  readonly day: Day;
  readonly center: string;
  /** A later digest of the person has come due too: that one says it all. */
  readonly isOutdated: boolean;
  readonly owed: Owed;
}

/** A list as `Listed`: its first items and how many there are. Nobody hears of an archived student. */
const listed = (rows: string): string => `
  SELECT json_build_object('total', coalesce(max(total), 0), 'items', coalesce(json_agg(item), '[]')) FROM (
    SELECT count(*) OVER () AS total,
           json_build_object('prospectId', p.id, 'employer', e.name, 'position', p.position,
                             'student', CASE WHEN p.student_id = me."studentId" THEN NULL ELSE s.given_name || ' ' || s.family_name END,
                             'kind', p.next_step_kind, 'channel', p.next_step_channel, 'dueAt', extract(epoch FROM p.next_step_due_at) * 1000,
                             'dueOn', p.next_step_due_on, 'why', p.next_step_why) AS item
      FROM (${rows}) p
      JOIN employers e ON e.center_id = $1 AND e.id = p.employer_id
      JOIN students s ON s.center_id = $1 AND s.id = p.student_id AND s.archived_at IS NULL
     ORDER BY p.next_step_due_at, p.id LIMIT $4) listed`;

/** A student's own steps; for staff those of the students whom they look after today, or of whom they were reminded. */
const OWN = `
  SELECT * FROM prospects
   WHERE center_id = $1 AND student_id = me."studentId" AND next_step_owner = 'STUDENT' AND next_step_due_at < me."dayEndsAt"
  UNION
  SELECT * FROM prospects
   WHERE center_id = $1 AND me."isStaff" AND next_step_owner = 'COUNSELOR' AND next_step_due_at < me."dayEndsAt"
     AND student_id IN (SELECT students_looked_after($1, me."personId", me.today))
  UNION
  SELECT p.* FROM reminders r JOIN prospects p ON p.center_id = $1 AND p.id = r.prospect_id
   WHERE r.center_id = $1 AND r.person_id = me."personId" AND me."isStaff" AND r.audience = 'COUNSELOR' AND r.occurrence <> 'ESCALATED'
     AND r.reminded_at > $3::timestamptz - interval '30 days'
     AND p.next_step_owner = 'COUNSELOR' AND p.next_step_key = r.step_key AND p.next_step_due_at = r.step_due_at`;

/** What the reader is to see to today, or was told of: once, also where it has come to both levels. */
const ESCALATED = `
  SELECT DISTINCT p.* FROM ${OPEN} AND e.acknowledged_at IS NULL AND me."isStaff"
    AND (e.id IN (${seenToBy('me."personId"', 'me.today')})
         OR e.assigned_id = me."personId" AND e.raised_at > $3::timestamptz - interval '30 days')`;

const SOON = `interval '5 days'`;

/** Open offers of the reader, or of students whom the reader looks after today, whose deadline is near. */
const OFFERS = `
  SELECT json_build_object('total', coalesce(max(total), 0), 'items', coalesce(json_agg(item), '[]')) FROM (
    SELECT count(*) OVER () AS total,
           json_build_object('prospectId', p.id, 'employer', e.name, 'position', p.position,
                             'student', CASE WHEN o.student_id = me."studentId" THEN NULL ELSE s.given_name || ' ' || s.family_name END,
                             'deadlineOn', (o.deadline_at AT TIME ZONE me.zone)::date) AS item
      FROM open_offers o
      JOIN prospects p ON p.center_id = $1 AND p.id = o.prospect_id
      JOIN employers e ON e.center_id = $1 AND e.id = p.employer_id
      JOIN students s ON s.center_id = $1 AND s.id = o.student_id AND s.archived_at IS NULL
     WHERE o.center_id = $1 AND coalesce(o.deadline_at, 'infinity') >= $3::timestamptz
       AND coalesce(o.deadline_at, 'infinity') < $3::timestamptz + ${SOON}
       AND (o.student_id = me."studentId" OR me."isStaff" AND o.student_id IN (SELECT students_looked_after($1, me."personId", me.today)))
     ORDER BY o.deadline_at, o.id LIMIT $4) listed`;

const SOURCE = `
  WITH reader AS MATERIALIZED (
    SELECT ${RECIPIENT_COLUMNS}, d.day, f.name AS center, u.roles && ARRAY['COUNSELOR', 'LEAD', 'ADMIN'] AS "isStaff",
           EXISTS (SELECT FROM digests later WHERE later.center_id = $1 AND later.person_id = d.person_id AND later.day > d.day
                      AND later.planned_for <= $3::timestamptz) AS "isOutdated"
      FROM digests d
      JOIN center_profiles f ON f.center_id = $1
      CROSS JOIN ${RECIPIENT_TABLES}
     WHERE d.center_id = $1 AND d.id = $2 AND u.center_id = $1 AND u.id = d.person_id AND u.disabled_at IS NULL
  ), me AS MATERIALIZED (
    SELECT *, ($3::timestamptz AT TIME ZONE zone)::date AS today,
           (($3::timestamptz AT TIME ZONE zone)::date + 1)::timestamp AT TIME ZONE zone AS "dayEndsAt"
      FROM reader)
  SELECT me.*, json_build_object('own', (${listed(OWN)}), 'escalated', (${listed(ESCALATED)}), 'offers', (${OFFERS})) AS owed FROM me`;

import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import { Prospect } from '../prospects/index.js';
import type { FollowUpRecord } from './domain/follow-up-outcomes.js';
import type { ParticipantScope } from './participant-records.store.js';

/** A prospect but for its follow-ups, which only a replay of the policy tells. */
export type FollowedProspect = Omit<FollowUpRecord, 'followUps'>;

@Injectable()
export class FollowedProspectsStore {
  /** The next prospects whose first interview was held in the period, behind a prospect, in the order of their ids. */
  next(tx: Transaction, scope: ParticipantScope, afterId: string | null, limit: number): Promise<FollowedProspect[]> {
    const { fromDay, toDay, cohortId, asOf, asOfDay } = scope;
    return tx.query<FollowedProspect>(FOLLOWED, [tx.centerId, fromDay, toDay, cohortId, asOfDay, asOf, afterId, limit]);
  }

  prospects(tx: Transaction, ids: readonly string[]): Promise<Prospect[]> {
    return tx.manager.find(Prospect, { where: { centerId: tx.centerId, id: In([...ids]) }, order: { id: 'ASC' } });
  }
}

/** All of it as it was recorded by the start of the run ($6): later batches are not to see more than earlier ones. */
const FOLLOWED = `
  WITH found AS (
    SELECT p.id, p.student_id, p.employer_id, p.policy_version_id, first.day, first.held, c.zone
      FROM prospects p
      JOIN center_calendars c ON c.center_id = $1
      CROSS JOIN LATERAL (
        SELECT (min(i.ends_at) AT TIME ZONE c.zone)::date AS day, count(*)::int AS held
          FROM interviews i
         WHERE i.center_id = $1 AND i.prospect_id = p.id AND i.status = 'HELD'
             AND i.ends_at <= $6::timestamptz AND i.recorded_at <= $6::timestamptz) first
     WHERE p.center_id = $1 AND ($7::uuid IS NULL OR p.id > $7) AND first.day BETWEEN $2::date AND $3::date
       AND ($4::uuid IS NULL OR p.student_id IN (SELECT students_in_cohort($1, $4, $5::date)))
     ORDER BY p.id LIMIT $8
  )
  SELECT f.id AS "prospectId", f.student_id AS "studentId", f.day AS "firstInterviewOn", f.held AS interviews, ended.kind AS outcome,
         (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('id', k.id, 'name', k.name)), '[]')
            FROM cohort_memberships m JOIN cohorts k ON k.center_id = $1 AND k.id = m.cohort_id
           WHERE m.center_id = $1 AND m.student_id = f.student_id AND m.from_day <= f.day AND (m.to_day IS NULL OR m.to_day >= f.day)) AS cohorts,
         (SELECT json_build_object('id', u.id, 'name', trim(u.given_name || ' ' || u.family_name))
            FROM caseload_assignments a JOIN users u ON u.center_id = $1 AND u.id = a.counselor_id
           WHERE a.center_id = $1 AND a.student_id = f.student_id AND a.from_day <= f.day AND (a.to_day IS NULL OR a.to_day >= f.day)
           ORDER BY a.from_day DESC, a.id LIMIT 1) AS counselor,
         json_build_object('id', coalesce(m.id, e.id), 'name', coalesce(m.name, e.name)) AS employer,
         json_build_object('id', v.id, 'name', (v.rules ->> 'name') || ', version ' || v.number) AS policy,
         (SELECT count(*)::int FROM follow_ups u WHERE u.center_id = $1 AND u.prospect_id = f.id AND u.contact_class = 'TWO_WAY'
             AND u.happened_at <= $6::timestamptz AND u.recorded_at <= $6::timestamptz) AS "twoWayContacts",
         offer.day IS NOT NULL AS "hasOffer",
         least(offer.day, (ended.decided_at AT TIME ZONE f.zone)::date) AS "decidedOn"
    FROM found f
    JOIN employers e ON e.center_id = $1 AND e.id = f.employer_id
    LEFT JOIN employers m ON m.center_id = $1 AND m.id = e.merged_into_id
    JOIN policy_versions v ON v.center_id = $1 AND v.id = f.policy_version_id
    CROSS JOIN LATERAL (
      SELECT (min(o.received_at) AT TIME ZONE f.zone)::date AS day FROM offers o
       WHERE o.center_id = $1 AND o.prospect_id = f.id AND o.recorded_at <= $6::timestamptz) offer
    LEFT JOIN LATERAL (
      SELECT o.kind, o.decided_at FROM outcomes o
       WHERE o.center_id = $1 AND o.prospect_id = f.id AND o.recorded_at <= $6::timestamptz
         AND (o.reopened_at IS NULL OR o.reopened_at > $6::timestamptz)
       ORDER BY o.id DESC LIMIT 1) ended ON true
   ORDER BY f.id`;

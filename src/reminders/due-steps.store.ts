import { Injectable } from '@nestjs/common';
import type { Pause } from '../calendars/index.js';
import type { StepKind, StepOwner, Why } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Channel } from '../kernel/fact.js';
import type { Transaction } from '../platform/database/index.js';
import { PAUSES } from '../prospects/index.js';

/** The next step of a prospect of which somebody is to be reminded. */
export interface DueStep {
  readonly prospectId: string;
  readonly studentId: string;
  /** The student's own account; null: the student cannot sign in. */
  readonly studentPersonId: string | null;
  readonly isArchived: boolean;
  readonly isOpen: boolean;
  readonly openedAt: Date;
  readonly key: string;
  readonly kind: StepKind;
  readonly channel: Channel | null;
  readonly owner: StepOwner;
  readonly dueAt: Date;
  readonly dueOn: Day;
  readonly zone: string;
  readonly why: Why;
  /** Of the prospect, its student, the student's cohorts and the employer, by first day. */
  readonly pauses: readonly Pause[];
  /** When the counselor's escalation of this step was acknowledged. */
  readonly acknowledgedAt: Date | null;
}

/** When to look at a prospect again; null: there is nothing more to say about its step. */
export interface MovedOn {
  readonly prospectId: string;
  readonly remindAt: Date | null;
}

/** The due queue: `remind_at` of the prospects. */
@Injectable()
export class DueStepsStore {
  /** Takes steps that have come up, those that waited longest first; what another worker holds is passed over. */
  claim(tx: Transaction, now: Date, limit: number): Promise<DueStep[]> {
    return tx.query<DueStep>(CLAIM, [tx.centerId, now, limit]);
  }

  async moveOn(tx: Transaction, moved: readonly MovedOn[]): Promise<void> {
    await tx.query(
      `UPDATE prospects p SET remind_at = moved.remind_at FROM unnest($2::uuid[], $3::timestamptz[]) AS moved (id, remind_at)
        WHERE p.center_id = $1 AND p.id = moved.id`,
      [tx.centerId, moved.map(({ prospectId }) => prospectId), moved.map(({ remindAt }) => remindAt)],
    );
  }
}

/** One key at a time, as the LIMITs say: a plan that was made while the tables were small stays good when they have grown. */
const CLAIM = `
  WITH claimed AS MATERIALIZED (
    SELECT p.* FROM prospects p
     WHERE p.center_id = $1 AND p.remind_at <= $2 AND p.next_step_due_at IS NOT NULL
     ORDER BY p.remind_at, p.id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
  SELECT p.id AS "prospectId", p.student_id AS "studentId", s."studentPersonId", s."isArchived",
         p.outcome IS NULL AS "isOpen", p.opened_at AS "openedAt", p.next_step_key AS key, p.next_step_kind AS kind,
         p.next_step_channel AS channel, p.next_step_owner AS owner, p.next_step_due_at AS "dueAt", p.next_step_due_on AS "dueOn",
         p.next_step_zone AS zone, p.next_step_why AS why, ${PAUSES} AS pauses,
         (SELECT e.acknowledged_at FROM escalations e
           WHERE e.center_id = $1 AND e.prospect_id = p.id AND e.step_key = p.next_step_key AND e.step_due_at = p.next_step_due_at
             AND e.level = 'COUNSELOR' LIMIT 1) AS "acknowledgedAt"
    FROM claimed p
    CROSS JOIN LATERAL (
      SELECT s.archived_at IS NOT NULL AS "isArchived",
             (SELECT u.id FROM users u WHERE u.center_id = $1 AND u.id = s.user_id AND u.disabled_at IS NULL LIMIT 1) AS "studentPersonId"
        FROM students s WHERE s.center_id = $1 AND s.id = p.student_id LIMIT 1) s`;

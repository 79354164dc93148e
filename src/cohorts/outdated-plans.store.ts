import type { Transaction } from '../platform/database/index.js';

/**
 * Sends the plans of students who join or leave a cohort that pauses to the sweeper. Prospects stand below cohorts, so
 * they cannot be asked to replan from here.
 */
export const outdatePlansOfMembers = (
  tx: Transaction,
  members: readonly { readonly cohortId: string; readonly studentId: string }[],
  now: Date,
): Promise<unknown> =>
  tx.query(
    `UPDATE prospects p SET plan_changes_at = $4
       FROM unnest($2::uuid[], $3::uuid[]) AS member (cohort_id, student_id)
      WHERE p.center_id = $1 AND p.student_id = member.student_id AND p.next_step_due_at IS NOT NULL
        AND EXISTS (SELECT FROM pauses a WHERE a.center_id = $1 AND a.cohort_id = member.cohort_id)`,
    [tx.centerId, members.map(({ cohortId }) => cohortId), members.map(({ studentId }) => studentId), now],
  );

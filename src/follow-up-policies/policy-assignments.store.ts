import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { PolicyAssignment } from './policy-assignment.entity.js';

/** For what a policy is set; all null: for the center. */
export type PolicySubject = Pick<PolicyAssignment, 'cohortId' | 'studentId' | 'prospectId'>;

@Injectable()
export class PolicyAssignmentsStore {
  async add(tx: Transaction, assignment: Omit<PolicyAssignment, 'centerId'>): Promise<void> {
    await tx.manager.insert(PolicyAssignment, { ...assignment, centerId: tx.centerId });
  }

  /** What is set for the subject now, held; null: nothing. */
  async openFor(tx: Transaction, { cohortId, studentId, prospectId }: PolicySubject): Promise<PolicyAssignment | null> {
    const [open] = await tx.query<PolicyAssignment>(
      `SELECT ${COLUMNS} FROM policy_assignments a
        WHERE a.center_id = $1 AND a.cohort_id IS NOT DISTINCT FROM $2 AND a.student_id IS NOT DISTINCT FROM $3
          AND a.prospect_id IS NOT DISTINCT FROM $4 AND a.until IS NULL FOR UPDATE`,
      [tx.centerId, cohortId, studentId, prospectId],
    );
    return open ?? null;
  }

  async end(tx: Transaction, id: string, until: Date): Promise<void> {
    await tx.manager.update(PolicyAssignment, { centerId: tx.centerId, id }, { until });
  }

  /** Ends whatever the policy is set for; answers what it was set for until then. */
  async endAllOf(tx: Transaction, policyId: string, until: Date): Promise<PolicyAssignment[]> {
    const ended = await tx.query<PolicyAssignment>(
      `UPDATE policy_assignments a SET until = $3 WHERE a.center_id = $1 AND a.policy_id = $2 AND a.until IS NULL RETURNING ${COLUMNS}`,
      [tx.centerId, policyId, until],
    );
    return ended.map((each) => ({ ...each, until: null }));
  }

  /** Whether the center has what is named: nothing named is the center itself. */
  async known(tx: Transaction, { cohortId, studentId, prospectId }: PolicySubject): Promise<boolean> {
    const [row] = await tx.query<{ known: boolean }>(
      `SELECT ($2::uuid IS NULL OR EXISTS (SELECT FROM cohorts WHERE center_id = $1 AND id = $2))
          AND ($3::uuid IS NULL OR EXISTS (SELECT FROM students WHERE center_id = $1 AND id = $3))
          AND ($4::uuid IS NULL OR EXISTS (SELECT FROM prospects WHERE center_id = $1 AND id = $4)) AS known`,
      [tx.centerId, cohortId, studentId, prospectId],
    );
    return row!.known;
  }

  /** The student of a prospect; null: there is no such prospect. */
  async studentOf(tx: Transaction, prospectId: string): Promise<string | null> {
    const [row] = await tx.query<{ student_id: string }>(
      'SELECT student_id FROM prospects WHERE center_id = $1 AND id = $2',
      [tx.centerId, prospectId],
    );
    return row?.student_id ?? null;
  }
}

const COLUMNS = `a.center_id AS "centerId", a.id, a.policy_id AS "policyId", a.cohort_id AS "cohortId", a.student_id AS "studentId",
  a.prospect_id AS "prospectId", a.since, a.until, a.created_by AS "createdBy"`;

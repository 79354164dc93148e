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

  async addAll(tx: Transaction, assignments: readonly Omit<PolicyAssignment, 'centerId'>[]): Promise<void> {
    const column = (field: keyof (typeof assignments)[number]) => assignments.map((each) => each[field]);
    await tx.query(
      `INSERT INTO policy_assignments (center_id, id, policy_id, version_id, cohort_id, student_id, prospect_id, since, created_by)
       SELECT $1, added.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::timestamptz[], $9::uuid[]) AS added`,
      [
        tx.centerId,
        ...(['id', 'policyId', 'versionId', 'cohortId', 'studentId', 'prospectId', 'since', 'createdBy'] as const).map(
          column,
        ),
      ],
    );
  }

  /** Ends those of them that are still open; answers them as they were. */
  async endAll(tx: Transaction, ids: readonly string[], until: Date): Promise<PolicyAssignment[]> {
    const ended = await tx.query<PolicyAssignment>(
      `UPDATE policy_assignments a SET until = greatest($3, a.since) WHERE a.center_id = $1 AND a.id = ANY ($2::uuid[]) AND a.until IS NULL RETURNING ${COLUMNS}`,
      [tx.centerId, ids, until],
    );
    return ended.map((each) => ({ ...each, until: null }));
  }

  /** Whether a version of the policy is set for somebody as this very version. */
  async hasPins(tx: Transaction, policyId: string): Promise<boolean> {
    const found = await tx.query(
      `SELECT 1 FROM policy_assignments
        WHERE center_id = $1 AND policy_id = $2 AND version_id IS NOT NULL AND until IS NULL LIMIT 1`,
      [tx.centerId, policyId],
    );
    return found.length > 0;
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

const COLUMNS = `a.center_id AS "centerId", a.id, a.policy_id AS "policyId", a.version_id AS "versionId", a.cohort_id AS "cohortId", a.student_id AS "studentId",
  a.prospect_id AS "prospectId", a.since, a.until, a.created_by AS "createdBy"`;

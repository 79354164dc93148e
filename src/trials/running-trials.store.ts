import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** A trial whose result is locked. */
export interface RunningTrial {
  readonly id: string;
  readonly name: string;
}

/** Who is in a running trial: so long nothing may tell its prospects apart by policy, which would tell them apart by arm. */
@Injectable()
export class RunningTrialsStore {
  /** The running trial of each of the students who is in one, alone or with a whole cohort. */
  async ofStudents(tx: Transaction, studentIds: readonly string[]): Promise<ReadonlyMap<string, RunningTrial>> {
    const rows = await tx.query<RunningTrial & { readonly studentId: string }>(RUNNING, [tx.centerId, studentIds]);
    return new Map(rows.map(({ studentId, id, name }) => [studentId, { id, name }]));
  }
}

const RUNNING = `
  SELECT DISTINCT ON (x.student_id) x.student_id AS "studentId", t.id, t.name
    FROM (SELECT e.student_id, e.trial_id FROM policy_trial_enrolments e
           WHERE e.center_id = $1 AND e.student_id = ANY ($2::uuid[])
          UNION ALL
          SELECT m.student_id, e.trial_id
            FROM cohort_memberships m
            JOIN policy_trial_enrolments e ON e.center_id = $1 AND e.cohort_id = m.cohort_id AND e.student_id IS NULL
           WHERE m.center_id = $1 AND m.student_id = ANY ($2::uuid[]) AND (m.to_day IS NULL OR m.to_day >= e.enrolled_at::date)) x
    JOIN policy_trials t ON t.center_id = $1 AND t.id = x.trial_id AND t.status = 'RUNNING'
   ORDER BY x.student_id, t.id`;

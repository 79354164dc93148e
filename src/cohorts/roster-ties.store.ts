import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import { grouped } from '../kernel/grouped.js';
import type { Transaction } from '../platform/database/index.js';
import type { CohortMembership } from './cohort.entity.js';
import { outdatePlansOfMembers } from './outdated-plans.store.js';

/** What a roster ties students to, whole lists at a time: cohorts and counselors. */
@Injectable()
export class RosterTiesStore {
  /** Those of the cohort names that exist, by name. */
  async cohorts(tx: Transaction, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const text = 'SELECT id, name FROM cohorts WHERE center_id = $1 AND name = ANY($2::text[])';
    const rows = await tx.query<{ id: string; name: string }>(text, [tx.centerId, names]);
    return new Map(rows.map((row) => [row.name, row.id]));
  }

  /** Staff who can sign in, e-mail address to id. */
  async staff(tx: Transaction, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; email: string }>(
      `SELECT id, email FROM users WHERE center_id = $1 AND email = ANY($2::text[]) AND disabled_at IS NULL AND roles && ARRAY['COUNSELOR', 'LEAD', 'ADMIN']`,
      [tx.centerId, emails],
    );
    return new Map(rows.map((row) => [row.email, row.id]));
  }

  /** Every membership of the students, the earliest first, by student. */
  async memberships(tx: Transaction, studentIds: readonly string[]): Promise<ReadonlyMap<string, CohortMembership[]>> {
    const rows = await tx.query<CohortMembership>(
      `SELECT center_id AS "centerId", id, cohort_id AS "cohortId", student_id AS "studentId", from_day AS "fromDay", to_day AS "toDay"
         FROM cohort_memberships WHERE center_id = $1 AND student_id = ANY($2::uuid[]) ORDER BY student_id, from_day`,
      [tx.centerId, studentIds],
    );
    return grouped(rows, (row) => row.studentId);
  }

  /** Who looks after the students on a day, student to counselor. */
  async counselors(tx: Transaction, studentIds: readonly string[], on: Day): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ student_id: string; counselor_id: string }>(
      `SELECT student_id, counselor_id FROM caseload_assignments
        WHERE center_id = $1 AND student_id = ANY($2::uuid[]) AND from_day <= $3 AND (to_day IS NULL OR to_day >= $3)`,
      [tx.centerId, studentIds, on],
    );
    return new Map(rows.map((row) => [row.student_id, row.counselor_id]));
  }

  /** Adds the memberships, and gives those that are there their new days. */
  async saveMemberships(tx: Transaction, memberships: readonly CohortMembership[], now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO cohort_memberships (center_id, id, cohort_id, student_id, from_day, to_day)
       SELECT $1, joined.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::date[]) AS joined
       ON CONFLICT (center_id, id) DO UPDATE SET from_day = EXCLUDED.from_day, to_day = EXCLUDED.to_day`,
      [
        tx.centerId,
        ...(['id', 'cohortId', 'studentId', 'fromDay', 'toDay'] as const).map((field) =>
          memberships.map((each) => each[field]),
        ),
      ],
    );
    await outdatePlansOfMembers(tx, memberships, now);
  }
}

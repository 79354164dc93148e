import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import { grouped } from '../kernel/grouped.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { CohortMembership } from './cohort.entity.js';

/** From a student's first day in a cohort to the last; null: until further notice. */
export interface Period {
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

/** More than a student ever has; the newest are kept. */
const MOST_OF_A_STUDENT = 100;

@Injectable()
export class MembershipsStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, memberships: readonly CohortMembership[]): Promise<void> {
    await tx.query(
      `INSERT INTO cohort_memberships (center_id, id, cohort_id, student_id, from_day, to_day)
       SELECT $1, joined.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[], $6::date[]) AS joined`,
      [
        tx.centerId,
        ...(['id', 'cohortId', 'studentId', 'fromDay', 'toDay'] as const).map((field) =>
          memberships.map((each) => each[field]),
        ),
      ],
    );
  }

  /** Those of the students who belong to the cohort on some day of the period. */
  async overlapping(
    tx: Transaction,
    cohortId: string,
    studentIds: readonly string[],
    { fromDay, toDay }: Period,
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ student_id: string }>(
      `SELECT DISTINCT student_id FROM cohort_memberships
        WHERE center_id = $1 AND cohort_id = $2 AND student_id = ANY($3::uuid[])
          AND (to_day IS NULL OR to_day >= $4) AND ($5::date IS NULL OR from_day <= $5)`,
      [tx.centerId, cohortId, studentIds, fromDay, toDay],
    );
    return new Set(rows.map((row) => row.student_id));
  }

  /** Lets the memberships in force on the day end with it; answers them as they are now. */
  leave(tx: Transaction, cohortId: string, studentIds: readonly string[], toDay: Day): Promise<CohortMembership[]> {
    return tx.query<CohortMembership>(
      `UPDATE cohort_memberships m SET to_day = $4
        WHERE center_id = $1 AND cohort_id = $2 AND student_id = ANY($3::uuid[]) AND from_day <= $4 AND (to_day IS NULL OR to_day >= $4)
        RETURNING ${COLUMNS}`,
      [tx.centerId, cohortId, studentIds, toDay],
    );
  }

  /** Each student's memberships, the latest first. */
  async ofStudents(centerId: string, studentIds: readonly string[]): Promise<ReadonlyMap<string, CohortMembership[]>> {
    const found = await this.database.read<CohortMembership>(centerId, {
      name: 'memberships-of-students',
      text: `SELECT latest.* FROM unnest($2::uuid[]) AS student (id) CROSS JOIN LATERAL (
               SELECT ${COLUMNS} FROM cohort_memberships m
                WHERE m.center_id = $1 AND m.student_id = student.id ORDER BY m.from_day DESC, m.id DESC LIMIT ${MOST_OF_A_STUDENT}) latest`,
      values: [centerId, studentIds],
    });
    return grouped(found, (membership) => membership.studentId);
  }
}

const COLUMNS = `m.center_id AS "centerId", m.id, m.cohort_id AS "cohortId", m.student_id AS "studentId", m.from_day AS "fromDay", m.to_day AS "toDay"`;

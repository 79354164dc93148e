import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { CaseloadAssignment } from './caseload.entity.js';

/** Who looks after a student today. */
export interface LookedAfter {
  readonly studentId: string;
  readonly counselorId: string;
  /** Who stands in for an absent counselor; null: nobody has to. */
  readonly coveringId: string | null;
}

@Injectable()
export class CaseloadsStore {
  constructor(private readonly database: Database) {}

  /** Those of the students whom this counselor looks after from the day on in any case. */
  async staying(
    tx: Transaction,
    studentIds: readonly string[],
    counselorId: string,
    fromDay: Day,
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ student_id: string }>(
      `SELECT student_id FROM caseload_assignments
        WHERE center_id = $1 AND student_id = ANY($2::uuid[]) AND counselor_id = $3 AND from_day <= $4 AND to_day IS NULL`,
      [tx.centerId, studentIds, counselorId, fromDay],
    );
    return new Set(rows.map((row) => row.student_id));
  }

  /** Ends what is in force the day before; answers what ended. */
  end(tx: Transaction, studentIds: readonly string[], fromDay: Day): Promise<CaseloadAssignment[]> {
    return tx.query<CaseloadAssignment>(
      `UPDATE caseload_assignments a SET to_day = $3::date - 1
        WHERE center_id = $1 AND student_id = ANY($2::uuid[]) AND from_day < $3 AND (to_day IS NULL OR to_day >= $3) RETURNING ${COLUMNS}`,
      [tx.centerId, studentIds, fromDay],
    );
  }

  /** Takes back what would have begun on the day or later; answers what was taken back. */
  takeBack(tx: Transaction, studentIds: readonly string[], fromDay: Day): Promise<CaseloadAssignment[]> {
    return tx.query<CaseloadAssignment>(
      `DELETE FROM caseload_assignments a WHERE center_id = $1 AND student_id = ANY($2::uuid[]) AND from_day >= $3 RETURNING ${COLUMNS}`,
      [tx.centerId, studentIds, fromDay],
    );
  }

  async add(tx: Transaction, assignments: readonly CaseloadAssignment[]): Promise<void> {
    await tx.query(
      `INSERT INTO caseload_assignments (center_id, id, student_id, counselor_id, from_day)
       SELECT $1, assigned.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::date[]) AS assigned`,
      [
        tx.centerId,
        ...(['id', 'studentId', 'counselorId', 'fromDay'] as const).map((field) =>
          assignments.map((each) => each[field]),
        ),
      ],
    );
  }

  /** Who looks after these students on the day that `now` is in the center's zone. */
  async today(centerId: string, studentIds: readonly string[], now: Date): Promise<ReadonlyMap<string, LookedAfter>> {
    const rows = await this.database.read<LookedAfter>(centerId, {
      name: 'looked-after-today',
      text: TODAY,
      values: [centerId, studentIds, now],
    });
    return new Map(rows.map((row) => [row.studentId, row]));
  }
}

const COLUMNS = `a.center_id AS "centerId", a.id, a.student_id AS "studentId", a.counselor_id AS "counselorId", a.from_day AS "fromDay", a.to_day AS "toDay"`;

const TODAY = `
  SELECT a.student_id AS "studentId", a.counselor_id AS "counselorId", v.covering_id AS "coveringId"
    FROM (SELECT ($3::timestamptz AT TIME ZONE zone)::date AS day FROM center_calendars WHERE center_id = $1) today
    JOIN caseload_assignments a
      ON a.center_id = $1 AND a.student_id = ANY($2::uuid[]) AND a.from_day <= today.day AND (a.to_day IS NULL OR a.to_day >= today.day)
    LEFT JOIN caseload_covers v
      ON v.center_id = $1 AND v.absent_id = a.counselor_id AND v.from_day <= today.day AND v.to_day >= today.day`;

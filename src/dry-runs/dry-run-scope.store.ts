import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import { Prospect } from '../prospects/index.js';
import type { Care, Cover } from './domain/looked-after.js';
import type { DryRun } from './dry-run.entity.js';

type Scope = Pick<DryRun, 'cohortId' | 'fromDay' | 'toDay'>;

/** Longer than anything stays owed after a prospect has ended. */
const AFTERCARE_DAYS = 366;

/** Which prospects a dry run replays, and whose their students were. */
@Injectable()
export class DryRunScopeStore {
  async count(tx: Transaction, scope: Scope): Promise<number> {
    const { text, values } = concerned(tx, scope, null);
    const [row] = await tx.query<{ count: number }>(`SELECT count(*) ${text}`, values);
    return row!.count;
  }

  /** The next prospects behind an id, in the order of their ids. */
  async next(tx: Transaction, scope: Scope, afterId: string | null, limit: number): Promise<Prospect[]> {
    const { text, values } = concerned(tx, scope, afterId);
    const found = await tx.query<{ id: string }>(`SELECT p.id ${text} ORDER BY p.id LIMIT ${limit}`, values);
    const ids = found.map(({ id }) => id);
    return tx.manager.find(Prospect, { where: { centerId: tx.centerId, id: In(ids) }, order: { id: 'ASC' } });
  }

  /** Who looked after the students within the period, by student. */
  async caresOf(
    tx: Transaction,
    studentIds: readonly string[],
    { fromDay, toDay }: Scope,
  ): Promise<ReadonlyMap<string, readonly Care[]>> {
    const rows = await tx.query<{ studentId: string; cares: Care[] }>(
      `SELECT student_id AS "studentId", json_agg(json_build_object('counselorId', counselor_id, 'fromDay', from_day, 'toDay', to_day)) AS cares
         FROM caseload_assignments
        WHERE center_id = $1 AND student_id = ANY ($2::uuid[]) AND from_day <= $4 AND (to_day IS NULL OR to_day >= $3)
        GROUP BY student_id`,
      [tx.centerId, studentIds, fromDay, toDay],
    );
    return new Map(rows.map(({ studentId, cares }) => [studentId, cares]));
  }

  coversIn(tx: Transaction, { fromDay, toDay }: Scope): Promise<Cover[]> {
    return tx.query<Cover>(
      `SELECT absent_id AS "absentId", covering_id AS "coveringId", from_day AS "fromDay", to_day AS "toDay"
         FROM caseload_covers WHERE center_id = $1 AND from_day <= $3 AND to_day >= $2`,
      [tx.centerId, fromDay, toDay],
    );
  }
}

const concerned = (tx: Transaction, { cohortId, fromDay, toDay }: Scope, afterId: string | null) => {
  const values: unknown[] = [tx.centerId, fromDay];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const ofCohort = (): string => `p.student_id IN (SELECT m.student_id FROM cohort_memberships m
    WHERE m.center_id = $1 AND m.cohort_id = ${place(cohortId)} AND m.from_day <= ${place(toDay)} AND (m.to_day IS NULL OR m.to_day >= $2::date))`;
  const conditions = [cohortId && ofCohort(), afterId && `p.id > ${place(afterId)}`].filter(Boolean);
  const text = `FROM prospects p WHERE p.center_id = $1 AND (p.outcome IS NULL OR p.last_activity_at >= $2::date - ${AFTERCARE_DAYS})${conditions.map((each) => ` AND ${each}`).join('')}`;
  return { text, values };
};

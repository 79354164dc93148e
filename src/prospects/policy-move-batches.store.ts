import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { MoveScope } from '../follow-up-policies/index.js';
import type { Day } from '../kernel/day.js';
import type { Transaction } from '../platform/database/index.js';
import { Prospect } from './prospect.entity.js';

/** Open prospects that a move to a version concerns, on a day. */
export interface Moved extends MoveScope {
  readonly toVersionId: string;
  /** Today in the center: who belongs to a cohort. */
  readonly today: Day;
}

export interface LockedBatch {
  readonly lastId: string;
  readonly prospects: readonly Prospect[];
}

interface Found {
  readonly id: string;
  readonly studentId: string;
}

/** Which prospects a move concerns, in the order of their ids. */
@Injectable()
export class PolicyMoveBatchesStore {
  async count(tx: Transaction, moved: Moved): Promise<number> {
    const { text, values } = concerned(tx, moved, null);
    const [row] = await tx.query<{ count: number }>(`SELECT count(*) ${text}`, values);
    return row!.count;
  }

  /** The next prospects behind an id. */
  async next(tx: Transaction, moved: Moved, afterId: string | null, limit: number): Promise<Prospect[]> {
    return this.read(tx, idsOf(await this.find(tx, moved, afterId, limit)));
  }

  /**
   * The same, held until the transaction ends, and the id of the last one that was looked at; null: there are none left.
   * The students come first, as in every recording, so that nobody waits in a circle. Who is no longer concerned by the
   * time the locks are taken is left out.
   */
  async lockNext(tx: Transaction, moved: Moved, afterId: string | null, limit: number): Promise<LockedBatch | null> {
    const found = await this.find(tx, moved, afterId, limit);
    const last = found.at(-1);
    if (!last) return null;
    const students = found.map((row) => row.studentId);
    await tx.query(
      'SELECT id FROM students WHERE center_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [tx.centerId, students],
    );
    const { text, values } = concerned(tx, moved, null);
    const locked = await tx.query<Found>(
      `SELECT p.id ${text} AND p.id = ANY ($${values.push(idsOf(found))}::uuid[]) ORDER BY p.id FOR UPDATE OF p`,
      values,
    );
    return { lastId: last.id, prospects: await this.read(tx, idsOf(locked)) };
  }

  private find(tx: Transaction, moved: Moved, afterId: string | null, limit: number): Promise<Found[]> {
    const { text, values } = concerned(tx, moved, afterId);
    return tx.query<Found>(`SELECT p.id, p.student_id AS "studentId" ${text} ORDER BY p.id LIMIT ${limit}`, values);
  }

  private async read(tx: Transaction, ids: string[]): Promise<Prospect[]> {
    return tx.manager.find(Prospect, { where: { centerId: tx.centerId, id: In(ids) }, order: { id: 'ASC' } });
  }
}

const idsOf = (found: readonly Found[]): string[] => found.map(({ id }) => id);

/** The condition is put together from what the scope names, so that each statement goes by the index of that. */
const concerned = (tx: Transaction, moved: Moved, afterId: string | null) => {
  const values: unknown[] = [tx.centerId, moved.toVersionId];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    moved.prospectId && `p.id = ${place(moved.prospectId)}`,
    moved.studentId && `p.student_id = ${place(moved.studentId)}`,
    moved.cohortId &&
      `p.student_id IN (SELECT m.student_id FROM cohort_memberships m WHERE m.center_id = $1 AND m.cohort_id = ${place(moved.cohortId)}
          AND m.from_day <= ${place(moved.today)} AND (m.to_day IS NULL OR m.to_day >= ${place(moved.today)}))`,
    moved.fromVersionId && `p.policy_version_id = ${place(moved.fromVersionId)}`,
    moved.fromPolicyId &&
      `p.policy_version_id IN (SELECT v.id FROM policy_versions v WHERE v.center_id = $1 AND v.policy_id = ${place(moved.fromPolicyId)})`,
    afterId && `p.id > ${place(afterId)}`,
  ].filter(Boolean);
  const text = `FROM prospects p WHERE p.center_id = $1 AND p.outcome IS NULL AND p.policy_version_id <> $2${conditions.map((each) => ` AND ${each}`).join('')}`;
  return { text, values };
};

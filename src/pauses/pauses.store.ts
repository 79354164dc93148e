import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { Pause } from './pause.entity.js';
import type { SubjectField } from './pauses.input.js';

export interface PauseFilter extends Readonly<Record<SubjectField, string | null>> {
  /** Only pauses of this student or of a prospect of theirs; null: all. */
  readonly onlyStudentId: string | null;
  readonly after: { readonly firstDay: string; readonly id: string } | null;
  readonly limit: number;
}

@Injectable()
export class PausesStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken. */
  add(tx: Transaction, pause: Omit<Pause, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, Pause, pause);
  }

  /** Holds the pause until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<Pause | null> {
    return tx.manager.findOne(Pause, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async change(tx: Transaction, id: string, changes: Partial<Pause>): Promise<void> {
    await tx.manager.update(Pause, { centerId: tx.centerId, id }, changes);
  }

  /** Pauses, the latest first day at the top, one page. */
  latestFirst(centerId: string, filter: PauseFilter): Promise<Pause[]> {
    const { cohortId, studentId, employerId, prospectId, onlyStudentId, after, limit } = filter;
    return this.database.read<Pause>(centerId, {
      name: 'pauses',
      text: `SELECT ${COLUMNS} FROM pauses a
              WHERE a.center_id = $1
                AND ($2::uuid IS NULL OR a.cohort_id = $2) AND ($3::uuid IS NULL OR a.student_id = $3)
                AND ($4::uuid IS NULL OR a.employer_id = $4) AND ($5::uuid IS NULL OR a.prospect_id = $5)
                AND ($6::uuid IS NULL OR a.student_id = $6
                     OR EXISTS (SELECT FROM prospects p WHERE p.center_id = $1 AND p.id = a.prospect_id AND p.student_id = $6))
                AND ($7::date IS NULL OR (a.first_day, a.id) < ($7, $8::uuid))
              ORDER BY a.first_day DESC, a.id DESC LIMIT $9`,
      values: [
        centerId,
        cohortId,
        studentId,
        employerId,
        prospectId,
        onlyStudentId,
        after?.firstDay ?? null,
        after?.id ?? null,
        limit,
      ],
    });
  }
}

const COLUMNS = `a.center_id AS "centerId", a.id, a.cohort_id AS "cohortId", a.student_id AS "studentId", a.employer_id AS "employerId",
  a.prospect_id AS "prospectId", a.kind, a.words, a.first_day AS "firstDay", a.last_day AS "lastDay",
  a.planned_last_day AS "plannedLastDay", a.started_at AS "startedAt", a.started_by AS "startedBy",
  a.ended_at AS "endedAt", a.ended_by AS "endedBy", a.version`;

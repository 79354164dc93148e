import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/index.js';
import type { RowQuestion } from '../row-question.js';
import { Export } from './export.entity.js';

export type NewExport = Pick<Export, 'id' | 'rowSet' | 'format' | 'filter' | 'createdAt' | 'createdBy' | 'scheduleId'>;

/** An export as it is shown. */
export type ShownExport = Omit<Export, 'fileKey' | 'leaseUntil' | 'leaseToken' | 'attempts' | 'runs'>;

export interface ExportPage {
  /** Whose; null: everybody's. */
  readonly personId: string | null;
  readonly afterId: string | null;
  readonly limit: number;
  readonly now: Date;
}

@Injectable()
export class KeptExportsStore {
  constructor(private readonly database: Database) {}

  add(tx: Transaction, given: NewExport): void {
    tx.insert(Export, { ...given, status: 'RUNNING' } as Export);
  }

  byId(tx: Transaction, id: string): Promise<Export | null> {
    return tx.find(Export, { id });
  }

  /** Holds the export until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<Export | null> {
    return tx.manager.findOne(Export, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  change(tx: Transaction, id: string, changes: Partial<Export>): void {
    tx.update(Export, { id }, changes);
  }

  /** Until the transaction ends nobody else in the center counts. */
  async countRunning(tx: Transaction): Promise<number> {
    tx.write('SELECT 1 FROM center_profiles WHERE center_id = $1 FOR NO KEY UPDATE', [tx.centerId]);
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*) FROM exports WHERE center_id = $1 AND status = 'RUNNING'`,
      [tx.centerId],
    );
    return row!.count;
  }

  /** Whether the center has the cohort and the person that a filter names; what it does not name is known. */
  async knows(
    tx: Transaction,
    { cohortId, counselorId }: Pick<RowQuestion, 'cohortId' | 'counselorId'>,
  ): Promise<{ readonly cohort: boolean; readonly counselor: boolean }> {
    const [row] = await tx.query<{ cohort: boolean; counselor: boolean }>(
      `SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM cohorts WHERE center_id = $1 AND id = $2) AS cohort,
              $3::uuid IS NULL OR EXISTS (SELECT FROM users WHERE center_id = $1 AND id = $3) AS counselor`,
      [tx.centerId, cohortId, counselorId],
    );
    return row!;
  }

  /** Those that have expired, the longest ago first. */
  async expired(tx: Transaction, now: Date, limit: number): Promise<Pick<Export, 'id' | 'fileKey'>[]> {
    return tx.query(
      `SELECT id, file_key AS "fileKey" FROM exports WHERE center_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [tx.centerId, now, limit],
    );
  }

  remove(tx: Transaction, ids: readonly string[]): void {
    tx.write('DELETE FROM exports WHERE center_id = $1 AND id = ANY ($2::uuid[])', [tx.centerId, ids]);
  }

  /** Those that the person may see. */
  async byIds(
    centerId: string,
    ids: readonly string[],
    { personId, now }: Pick<ExportPage, 'personId' | 'now'>,
  ): Promise<ReadonlyMap<string, ShownExport>> {
    const found = await this.database.read<ShownExport>(centerId, {
      name: 'exports-by-id',
      text: `SELECT ${COLUMNS} FROM exports WHERE center_id = $1 AND id = ANY ($2::uuid[]) AND ${IS_SHOWN('$3', '$4')}`,
      values: [centerId, ids, personId, now],
    });
    return new Map(found.map((each) => [each.id, each]));
  }

  /** Exports, the newest first, one page. */
  newestFirst(centerId: string, { personId, afterId, limit, now }: ExportPage): Promise<ShownExport[]> {
    return this.database.read<ShownExport>(centerId, {
      name: 'exports',
      text: `SELECT ${COLUMNS} FROM exports
              WHERE center_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ${IS_SHOWN('$3', '$4')} ORDER BY id DESC LIMIT $5`,
      values: [centerId, afterId, personId, now, limit],
    });
  }
}

const IS_SHOWN = (person: string, now: string): string =>
  `(${person}::uuid IS NULL OR created_by = ${person}) AND (expires_at IS NULL OR expires_at > ${now})`;

const COLUMNS = `center_id AS "centerId", id, row_set AS "rowSet", format, filter, status, rows_done AS "rowsDone", rows_estimated AS "rowsEstimated",
  as_of AS "asOf", bytes, sha256, failure, created_at AS "createdAt", created_by AS "createdBy", schedule_id AS "scheduleId", finished_at AS "finishedAt", expires_at AS "expiresAt"`;

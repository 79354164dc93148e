import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { ReportRun } from './report-run.entity.js';

export type NewReportRun = Pick<
  ReportRun,
  | 'id'
  | 'standard'
  | 'ruleVersion'
  | 'asOf'
  | 'asOfDay'
  | 'fromDay'
  | 'toDay'
  | 'cohortId'
  | 'program'
  | 'createdAt'
  | 'createdBy'
>;

@Injectable()
export class ReportRunsStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, run: NewReportRun): Promise<void> {
    await tx.manager.insert(ReportRun, { ...run, status: 'RUNNING', centerId: tx.centerId } as object);
  }

  byId(tx: Transaction, id: string): Promise<ReportRun | null> {
    return tx.manager.findOneBy(ReportRun, { centerId: tx.centerId, id });
  }

  async change(tx: Transaction, id: string, changes: Partial<ReportRun>): Promise<void> {
    await tx.manager.update(ReportRun, { centerId: tx.centerId, id }, changes as object);
  }

  async knowsCohort(tx: Transaction, id: string): Promise<boolean> {
    const found = await tx.query('SELECT 1 FROM cohorts WHERE center_id = $1 AND id = $2', [tx.centerId, id]);
    return found.length > 0;
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ReportRun>> {
    const found = await this.database.read<ReportRun>(centerId, {
      name: 'report-runs-by-id',
      text: `SELECT ${COLUMNS} FROM report_runs WHERE center_id = $1 AND id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(found.map((run) => [run.id, run]));
  }

  /** Runs, the newest first, one page. */
  newestFirst(centerId: string, { afterId, limit }: { afterId: string | null; limit: number }): Promise<ReportRun[]> {
    return this.database.read<ReportRun>(centerId, {
      name: 'report-runs',
      text: `SELECT ${COLUMNS} FROM report_runs WHERE center_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      values: [centerId, afterId, limit],
    });
  }
}

const COLUMNS = `center_id AS "centerId", id, standard, rule_version AS "ruleVersion", as_of AS "asOf", as_of_day AS "asOfDay",
  from_day AS "fromDay", to_day AS "toDay", cohort_id AS "cohortId", program, status, figures, last_id AS "lastId", done, failure,
  lease_until AS "leaseUntil", lease_token AS "leaseToken", attempts, created_at AS "createdAt", created_by AS "createdBy",
  finished_at AS "finishedAt"`;

import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { DryRun } from './dry-run.entity.js';

export type NewDryRun = Pick<
  DryRun,
  | 'id'
  | 'policyId'
  | 'policyVersionId'
  | 'rules'
  | 'cohortId'
  | 'fromDay'
  | 'toDay'
  | 'until'
  | 'createdAt'
  | 'createdBy'
>;

/** A dry run as it is shown. */
export type ShownDryRun = Omit<DryRun, 'rules' | 'until' | 'lastId' | 'leaseUntil' | 'leaseToken' | 'attempts'> & {
  readonly policyName: string;
};

export interface DryRunPage {
  readonly afterId: string | null;
  readonly limit: number;
}

@Injectable()
export class DryRunsStore {
  constructor(private readonly database: Database) {}

  /** Adds a dry run; the database refuses a second one while one is under way. */
  async add(tx: Transaction, run: NewDryRun): Promise<void> {
    await tx.manager.insert(DryRun, { ...run, status: 'RUNNING', centerId: tx.centerId } as object);
  }

  byId(tx: Transaction, id: string): Promise<DryRun | null> {
    return tx.manager.findOneBy(DryRun, { centerId: tx.centerId, id });
  }

  underWay(tx: Transaction): Promise<DryRun | null> {
    return tx.manager.findOneBy(DryRun, { centerId: tx.centerId, status: 'RUNNING' });
  }

  /** Holds the dry run until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<DryRun | null> {
    return tx.manager.findOne(DryRun, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async change(tx: Transaction, id: string, changes: Partial<DryRun>): Promise<void> {
    await tx.manager.update(DryRun, { centerId: tx.centerId, id }, changes as object);
  }

  async knowsCohort(tx: Transaction, id: string): Promise<boolean> {
    const found = await tx.query('SELECT 1 FROM cohorts WHERE center_id = $1 AND id = $2', [tx.centerId, id]);
    return found.length > 0;
  }

  /** Those that have ended, but for the newest; they can be made again at any time. */
  async endedBefore(tx: Transaction, newest: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM dry_runs WHERE center_id = $1 AND status <> 'RUNNING' ORDER BY id DESC OFFSET $2`,
      [tx.centerId, newest],
    );
    return rows.map(({ id }) => id);
  }

  remove(tx: Transaction, ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const table of ['dry_run_counts', 'dry_run_prospects'])
      tx.write(`DELETE FROM ${table} WHERE center_id = $1 AND dry_run_id = ANY ($2::uuid[])`, [tx.centerId, ids]);
    tx.write('DELETE FROM dry_runs WHERE center_id = $1 AND id = ANY ($2::uuid[])', [tx.centerId, ids]);
  }

  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ShownDryRun>> {
    const found = await this.database.read<ShownDryRun>(centerId, {
      name: 'dry-runs-by-id',
      text: `SELECT ${COLUMNS} FROM dry_runs d WHERE d.center_id = $1 AND d.id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(found.map((run) => [run.id, run]));
  }

  /** Dry runs, the newest first, one page. */
  newestFirst(centerId: string, { afterId, limit }: DryRunPage): Promise<ShownDryRun[]> {
    return this.database.read<ShownDryRun>(centerId, {
      name: 'dry-runs',
      text: `SELECT ${COLUMNS} FROM dry_runs d
              WHERE d.center_id = $1 AND ($2::uuid IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3`,
      values: [centerId, afterId, limit],
    });
  }
}

const COLUMNS = `d.center_id AS "centerId", d.id, d.policy_id AS "policyId", d.policy_version_id AS "policyVersionId", d.rules ->> 'name' AS "policyName",
  d.cohort_id AS "cohortId", d.from_day AS "fromDay", d.to_day AS "toDay", d.status, d.done, d.listed, d.total, d.failure,
  d.created_at AS "createdAt", d.created_by AS "createdBy", d.finished_at AS "finishedAt"`;

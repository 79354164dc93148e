import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** The right of one worker to go on with a dry run, until it runs out. */
export interface DryRunLease {
  readonly dryRunId: string;
  readonly token: string;
}

/** What one batch added, in prospects. */
export interface DryRunProgress {
  readonly lastId: string;
  readonly done: number;
  readonly listed: number;
}

/** Much longer than a batch takes; told by the clock of the database, which all workers share. */
const LASTS = `interval '60 seconds'`;

@Injectable()
export class DryRunLeasesStore {
  /** Takes the dry run up, unless another worker holds it or it has ended; answers for how many times now without a batch written. */
  async take(tx: Transaction, { dryRunId, token }: DryRunLease): Promise<number | null> {
    const [row] = await tx.query<{ attempts: number }>(
      `UPDATE dry_runs SET lease_until = now() + ${LASTS}, lease_token = $3, attempts = attempts + 1
        WHERE center_id = $1 AND id = $2 AND status = 'RUNNING' AND (lease_until IS NULL OR lease_until < now()) RETURNING attempts`,
      [tx.centerId, dryRunId, token],
    );
    return row?.attempts ?? null;
  }

  /** Holds the dry run for one batch and renews the lease. False: it was cancelled, or another worker has taken over. */
  async renew(tx: Transaction, { dryRunId, token }: DryRunLease): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE dry_runs SET lease_until = now() + ${LASTS}
        WHERE center_id = $1 AND id = $2 AND status = 'RUNNING' AND lease_token = $3 RETURNING id`,
      [tx.centerId, dryRunId, token],
    );
    return rows.length === 1;
  }

  /** Says how far it is, in the transaction of the batch. */
  progress(tx: Transaction, { dryRunId }: DryRunLease, { lastId, done, listed }: DryRunProgress): void {
    tx.write(
      `UPDATE dry_runs SET last_id = $3, done = done + $4, listed = listed + $5, attempts = 0 WHERE center_id = $1 AND id = $2`,
      [tx.centerId, dryRunId, lastId, done, listed],
    );
  }

  /** Lets another worker take over at once. */
  release(tx: Transaction, { dryRunId, token }: DryRunLease): void {
    tx.write('UPDATE dry_runs SET lease_until = NULL WHERE center_id = $1 AND id = $2 AND lease_token = $3', [
      tx.centerId,
      dryRunId,
      token,
    ]);
  }

  /** Dry runs that should be worked on and are not. */
  async abandoned(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM dry_runs WHERE center_id = $1 AND status = 'RUNNING' AND (lease_until IS NULL OR lease_until < now())`,
      [tx.centerId],
    );
    return rows.map((row) => row.id);
  }
}

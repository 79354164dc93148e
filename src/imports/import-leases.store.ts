import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** The right of one worker to apply an import, until it runs out. */
export interface Lease {
  readonly importId: string;
  readonly token: string;
}

/** Much longer than a batch takes; told by the clock of the database, which all workers share. */
const LASTS = `interval '60 seconds'`;

@Injectable()
export class ImportLeasesStore {
  /** Takes the import up, unless another worker holds it or there is nothing to apply; answers for how many times now without a batch written. */
  async take(tx: Transaction, { importId, token }: Lease): Promise<number | null> {
    const [row] = await tx.query<{ attempts: number }>(
      `UPDATE imports SET lease_until = now() + ${LASTS}, lease_token = $3, attempts = attempts + 1
        WHERE center_id = $1 AND id = $2 AND status = 'APPLYING' AND (lease_until IS NULL OR lease_until < now()) RETURNING attempts`,
      [tx.centerId, importId, token],
    );
    return row?.attempts ?? null;
  }

  /** Holds the import for one batch and renews the lease. False: it was cancelled, or another worker has taken over. */
  async renew(tx: Transaction, { importId, token }: Lease): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE imports SET lease_until = now() + ${LASTS}
        WHERE center_id = $1 AND id = $2 AND status = 'APPLYING' AND lease_token = $3 RETURNING id`,
      [tx.centerId, importId, token],
    );
    return rows.length === 1;
  }

  async progress(tx: Transaction, { importId }: Lease, rowsDone: number): Promise<void> {
    await tx.query('UPDATE imports SET rows_done = $3, attempts = 0 WHERE center_id = $1 AND id = $2', [
      tx.centerId,
      importId,
      rowsDone,
    ]);
  }

  /** Lets another worker take over at once. */
  async release(tx: Transaction, { importId, token }: Lease): Promise<void> {
    await tx.query('UPDATE imports SET lease_until = NULL WHERE center_id = $1 AND id = $2 AND lease_token = $3', [
      tx.centerId,
      importId,
      token,
    ]);
  }

  /** Imports that should be worked on and are not. */
  async abandoned(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM imports WHERE center_id = $1 AND status = 'APPLYING' AND (lease_until IS NULL OR lease_until < now()) ORDER BY id`,
      [tx.centerId],
    );
    return rows.map((row) => row.id);
  }
}

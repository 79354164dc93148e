import type { Transaction } from '../platform/database/index.js';

/** The right of one worker to go on with a job, until it runs out. */
export interface Lease {
  readonly id: string;
  readonly token: string;
}

/** Much longer than a batch takes; told by the clock of the database, which all workers share. */
const LASTS = `interval '60 seconds'`;
const IS_FREE = '(lease_until IS NULL OR lease_until < now())';

/** The leases of one kind of job: `table` has a row for each job, `working` is the status of those to be worked on. */
export class Leases {
  constructor(
    private readonly table: string,
    private readonly working: string,
  ) {}

  /** Takes the job up, unless another worker holds it or it has ended; answers for how many times now without a batch written. */
  async take(tx: Transaction, { id, token }: Lease): Promise<number | null> {
    const [row] = await tx.query<{ attempts: number }>(
      `UPDATE ${this.table} SET lease_until = now() + ${LASTS}, lease_token = $3, attempts = attempts + 1
        WHERE center_id = $1 AND id = $2 AND status = '${this.working}' AND ${IS_FREE} RETURNING attempts`,
      [tx.centerId, id, token],
    );
    return row?.attempts ?? null;
  }

  /** Holds the job for one batch and renews the lease. False: it was cancelled, or another worker has taken over. */
  async renew(tx: Transaction, { id, token }: Lease): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE ${this.table} SET lease_until = now() + ${LASTS}, attempts = 0
        WHERE center_id = $1 AND id = $2 AND status = '${this.working}' AND lease_token = $3 RETURNING id`,
      [tx.centerId, id, token],
    );
    return rows.length === 1;
  }

  /** Lets another worker take over at once. */
  release(tx: Transaction, { id, token }: Lease): void {
    tx.write(`UPDATE ${this.table} SET lease_until = NULL WHERE center_id = $1 AND id = $2 AND lease_token = $3`, [
      tx.centerId,
      id,
      token,
    ]);
  }

  /** Jobs that should be worked on and are not. */
  async abandoned(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM ${this.table} WHERE center_id = $1 AND status = '${this.working}' AND ${IS_FREE} ORDER BY id`,
      [tx.centerId],
    );
    return rows.map(({ id }) => id);
  }
}

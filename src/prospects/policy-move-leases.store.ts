import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** The right of one worker to go on with a move, until it runs out. */
export interface MoveLease {
  readonly moveId: string;
  readonly token: string;
}

/** How far a move has come, in prospects. */
export interface MoveProgress {
  readonly lastId: string;
  readonly done: number;
  readonly changed: number;
}

/** Much longer than a batch takes; told by the clock of the database, which all workers share. */
const LASTS = `interval '60 seconds'`;

@Injectable()
export class PolicyMoveLeasesStore {
  /** Takes the move up, unless another worker holds it or it has ended; answers for how many times now without a batch written. */
  async take(tx: Transaction, { moveId, token }: MoveLease): Promise<number | null> {
    const [row] = await tx.query<{ attempts: number }>(
      `UPDATE policy_moves SET lease_until = now() + ${LASTS}, lease_token = $3, attempts = attempts + 1
        WHERE center_id = $1 AND id = $2 AND status = 'MOVING' AND (lease_until IS NULL OR lease_until < now()) RETURNING attempts`,
      [tx.centerId, moveId, token],
    );
    return row?.attempts ?? null;
  }

  /** Holds the move for one batch and renews the lease. False: it was cancelled, or another worker has taken over. */
  async renew(tx: Transaction, { moveId, token }: MoveLease): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE policy_moves SET lease_until = now() + ${LASTS}
        WHERE center_id = $1 AND id = $2 AND status = 'MOVING' AND lease_token = $3 RETURNING id`,
      [tx.centerId, moveId, token],
    );
    return rows.length === 1;
  }

  /** Says how far it is, in the transaction of the batch. */
  async progress(tx: Transaction, { moveId }: MoveLease, { lastId, done, changed }: MoveProgress): Promise<void> {
    await tx.query(
      `UPDATE policy_moves SET last_id = $3, done = done + $4, changed = changed + $5, attempts = 0 WHERE center_id = $1 AND id = $2`,
      [tx.centerId, moveId, lastId, done, changed],
    );
  }

  /** Lets another worker take over at once. */
  async release(tx: Transaction, { moveId, token }: MoveLease): Promise<void> {
    await tx.query('UPDATE policy_moves SET lease_until = NULL WHERE center_id = $1 AND id = $2 AND lease_token = $3', [
      tx.centerId,
      moveId,
      token,
    ]);
  }

  /** Moves that should be worked on and are not. */
  async abandoned(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM policy_moves WHERE center_id = $1 AND status = 'MOVING' AND (lease_until IS NULL OR lease_until < now())`,
      [tx.centerId],
    );
    return rows.map((row) => row.id);
  }
}

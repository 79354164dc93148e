import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';

export interface KeyClaim {
  readonly userId: string;
  readonly key: string;
  readonly mutation: string;
  readonly requestHash: Buffer;
  readonly at: Date;
}

export interface StoredAnswer {
  readonly requestHash: Buffer;
  readonly answer: unknown;
}

@Injectable()
export class IdempotencyStore {
  /** Takes the key. False: it is taken already; waits for a transaction that holds it. */
  async claim(tx: Transaction, claim: KeyClaim): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO idempotency_keys (center_id, user_id, key, mutation, request_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (center_id, user_id, key) DO NOTHING RETURNING key`,
      [tx.centerId, claim.userId, claim.key, claim.mutation, claim.requestHash, claim.at],
    );
    return rows.length === 1;
  }

  async find(tx: Transaction, userId: string, key: string): Promise<StoredAnswer> {
    const [row] = await tx.query<{ request_hash: Buffer; answer: unknown }>(
      `SELECT request_hash, answer FROM idempotency_keys WHERE center_id = $1 AND user_id = $2 AND key = $3`,
      [tx.centerId, userId, key],
    );
    return { requestHash: row!.request_hash, answer: row!.answer };
  }

  keep(tx: Transaction, userId: string, key: string, answer: unknown): void {
    tx.write(`UPDATE idempotency_keys SET answer = $4 WHERE center_id = $1 AND user_id = $2 AND key = $3`, [
      tx.centerId,
      userId,
      key,
      JSON.stringify(answer),
    ]);
  }

  /** Forgets keys made before `before`; answers how many. */
  async forget(tx: Transaction, before: Date): Promise<number> {
    const rows = await tx.query(`DELETE FROM idempotency_keys WHERE center_id = $1 AND created_at < $2 RETURNING key`, [
      tx.centerId,
      before,
    ]);
    return rows.length;
  }
}

import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** The people who look after students. */
@Injectable()
export class StaffStore {
  /** Those of the ids that are staff and can sign in, held until the transaction ends, always in the same order. */
  async lockAll(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await tx.query<{ id: string }>(
      `SELECT id FROM users WHERE center_id = $1 AND id = ANY($2::uuid[]) AND disabled_at IS NULL AND roles && ARRAY['COUNSELOR', 'LEAD', 'ADMIN']
        ORDER BY id FOR NO KEY UPDATE`,
      [tx.centerId, ids],
    );
    return new Set(found.map((person) => person.id));
  }
}

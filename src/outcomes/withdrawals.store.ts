import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';

/** More open prospects than anybody keeps up with. */
export const MOST_AT_ONCE = 200;

const OPEN =
  'SELECT id FROM prospects WHERE center_id = $1 AND student_id = $2 AND outcome IS NULL ORDER BY id LIMIT $3';

@Injectable()
export class WithdrawalsStore {
  constructor(private readonly database: Database) {}

  /** Ids of a student's open prospects, oldest first. */
  async open(tx: Transaction, studentId: string): Promise<readonly string[]> {
    return idsIn(await tx.query<{ id: string }>(OPEN, [tx.centerId, studentId, MOST_AT_ONCE]));
  }

  /** The same, outside a transaction, once the student has accepted an offer; nothing before. */
  async withdrawable(centerId: string, studentId: string): Promise<readonly string[]> {
    const values = [centerId, studentId, MOST_AT_ONCE];
    const text = `SELECT * FROM (${OPEN}) open WHERE EXISTS (${ACCEPTED})`;
    return idsIn(await this.database.read<{ id: string }>(centerId, { name: 'withdrawable', text, values }));
  }

  async hasAccepted(tx: Transaction, studentId: string): Promise<boolean> {
    return (await tx.query(`${ACCEPTED} LIMIT 1`, [tx.centerId, studentId])).length > 0;
  }
}

const ACCEPTED = `SELECT a.id FROM prospects a WHERE a.center_id = $1 AND a.student_id = $2 AND a.outcome = 'OFFER_ACCEPTED'`;

const idsIn = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

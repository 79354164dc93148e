import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { type Recipient, RECIPIENT_COLUMNS, RECIPIENT_TABLES } from './recipient.js';

/** People to whom something can be said. */
@Injectable()
export class RecipientsStore {
  /** Those of the people who can sign in, by id. */
  async byIds(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Recipient>> {
    const rows = await tx.query<Recipient>(
      `SELECT ${RECIPIENT_COLUMNS} FROM ${RECIPIENT_TABLES}
        WHERE u.center_id = $1 AND u.id = ANY ($2::uuid[]) AND u.disabled_at IS NULL`,
      [tx.centerId, ids],
    );
    return new Map(rows.map((recipient) => [recipient.personId, recipient]));
  }

  /** Whom escalations go to in the end: the leads, or the admins where there is no lead. */
  async leads(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string; isLead: boolean }>(
      `SELECT id, 'LEAD' = ANY (roles) AS "isLead" FROM users
        WHERE center_id = $1 AND disabled_at IS NULL AND roles && ARRAY['LEAD', 'ADMIN'] ORDER BY id`,
      [tx.centerId],
    );
    const leads = rows.filter(({ isLead }) => isLead);
    return (leads.length > 0 ? leads : rows).map(({ id }) => id);
  }

  /** How many steps the student who is this person owes and has not done in time. */
  async overdueOf(tx: Transaction, personId: string, now: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*) FROM students s JOIN prospects p ON p.center_id = $1 AND p.student_id = s.id
        WHERE s.center_id = $1 AND s.user_id = $2 AND s.archived_at IS NULL AND p.next_step_owner = 'STUDENT' AND p.next_step_due_at <= $3`,
      [tx.centerId, personId, now],
    );
    return row!.count;
  }
}

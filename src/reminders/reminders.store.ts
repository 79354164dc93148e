import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Reminder } from './reminder.entity.js';

export type NewReminder = Omit<Reminder, 'centerId' | 'readAt'>;

/** An entry of the inbox. */
export interface InboxEntry extends Reminder {
  /** Whether the step is owed still. */
  readonly isOwed: boolean;
}

export interface InboxPage {
  readonly personId: string;
  readonly onlyUnread: boolean;
  readonly beforeId: string | null;
  readonly limit: number;
}

@Injectable()
export class RemindersStore {
  constructor(private readonly database: Database) {}

  /** Writes down who is reminded of what; answers the ids of those that had not been said before. */
  async add(tx: Transaction, reminders: readonly NewReminder[]): Promise<ReadonlySet<string>> {
    if (reminders.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO reminders (center_id, id, prospect_id, person_id, audience, occurrence,
                              step_key, step_kind, step_channel, step_due_at, step_due_on, step_why, reminded_at)
       SELECT $1, r.id, r."prospectId", r."personId", r.audience, r.occurrence,
              r."stepKey", r."stepKind", r."stepChannel", r."stepDueAt", r."stepDueOn", r."stepWhy", r."remindedAt"
         FROM jsonb_to_recordset($2::jsonb) AS r (
           id uuid, "prospectId" uuid, "personId" uuid, audience text, occurrence text, "stepKey" text, "stepKind" text,
           "stepChannel" text, "stepDueAt" timestamptz, "stepDueOn" date, "stepWhy" jsonb, "remindedAt" timestamptz)
       ON CONFLICT (center_id, prospect_id, step_key, step_due_at, audience, occurrence) DO NOTHING RETURNING id`,
      [tx.centerId, JSON.stringify(reminders)],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** What a person was reminded of, newest first, one page. */
  inbox(centerId: string, page: InboxPage): Promise<InboxEntry[]> {
    return this.database.read<InboxEntry>(centerId, {
      name: 'inbox',
      text: INBOX,
      values: [centerId, page.personId, page.onlyUnread, page.beforeId, page.limit],
    });
  }

  /** Entries that the person has not read, up to a bound beyond which nobody counts. */
  async unread(centerId: string, personId: string): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(centerId, {
      name: 'unread-reminders',
      text: `SELECT count(*) FROM (SELECT FROM reminders WHERE center_id = $1 AND person_id = $2 AND read_at IS NULL LIMIT ${MOST_COUNTED}) counted`,
      values: [centerId, personId],
    });
    return row!.count;
  }

  /** Those of the entries that are this person's. */
  async ofPerson(tx: Transaction, personId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM reminders WHERE center_id = $1 AND person_id = $2 AND id = ANY ($3::uuid[]) ORDER BY id FOR NO KEY UPDATE',
      [tx.centerId, personId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  async markRead(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
    await tx.query(
      'UPDATE reminders SET read_at = $3 WHERE center_id = $1 AND id = ANY ($2::uuid[]) AND read_at IS NULL',
      [tx.centerId, ids, at],
    );
  }
}

const MOST_COUNTED = 1_000;

const INBOX = `
  SELECT r.center_id AS "centerId", r.id, r.prospect_id AS "prospectId", r.person_id AS "personId", r.audience,
         r.occurrence, r.step_key AS "stepKey", r.step_kind AS "stepKind", r.step_channel AS "stepChannel", r.step_due_at AS "stepDueAt",
         r.step_due_on AS "stepDueOn", r.step_why AS "stepWhy", r.reminded_at AS "remindedAt", r.read_at AS "readAt",
         p.next_step_key IS NOT DISTINCT FROM r.step_key AND p.next_step_due_at IS NOT DISTINCT FROM r.step_due_at AS "isOwed"
    FROM reminders r JOIN prospects p ON p.center_id = $1 AND p.id = r.prospect_id
   WHERE r.center_id = $1 AND r.person_id = $2 AND (NOT $3::boolean OR r.read_at IS NULL) AND ($4::uuid IS NULL OR r.id < $4)
   ORDER BY r.id DESC LIMIT $5`;

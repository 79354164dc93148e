import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import type { ReminderPreferences } from './preferences.entity.js';
import { type Recipient, RECIPIENT_COLUMNS, RECIPIENT_TABLES } from './recipient.js';

export type PreferencesGiven = Pick<
  ReminderPreferences,
  'personId' | 'wantsEmail' | 'wantsPush' | 'digestMinute' | 'quietFromMinute' | 'quietUntilMinute' | 'optedOutAt'
>;

@Injectable()
export class PreferencesStore {
  constructor(private readonly database: Database) {}

  /** How these people want to hear of things, also when they have never said so. */
  async byPersonIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Recipient>> {
    const rows = await this.database.read<Recipient>(centerId, {
      name: 'reminder-preferences',
      text: `SELECT ${RECIPIENT_COLUMNS} FROM ${RECIPIENT_TABLES} WHERE u.center_id = $1 AND u.id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(rows.map((each) => [each.personId, each]));
  }

  /** The same of one person, held until the transaction ends: the person too, because there may be no preferences yet. */
  async toChange(tx: Transaction, personId: string): Promise<Recipient | null> {
    const [row] = await tx.query<Recipient>(
      `SELECT ${RECIPIENT_COLUMNS} FROM ${RECIPIENT_TABLES} WHERE u.center_id = $1 AND u.id = $2 FOR NO KEY UPDATE OF u`,
      [tx.centerId, personId],
    );
    return row ?? null;
  }

  async put(tx: Transaction, given: PreferencesGiven): Promise<void> {
    await tx.query(
      `INSERT INTO reminder_preferences AS r (center_id, person_id, wants_email, wants_push, digest_minute, quiet_from_minute, quiet_until_minute, opted_out_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (center_id, person_id) DO UPDATE
         SET wants_email = EXCLUDED.wants_email, wants_push = EXCLUDED.wants_push, digest_minute = EXCLUDED.digest_minute,
             quiet_from_minute = EXCLUDED.quiet_from_minute, quiet_until_minute = EXCLUDED.quiet_until_minute,
             opted_out_at = EXCLUDED.opted_out_at, version = r.version + 1`,
      [
        tx.centerId,
        given.personId,
        given.wantsEmail,
        given.wantsPush,
        given.digestMinute,
        given.quietFromMinute,
        given.quietUntilMinute,
        given.optedOutAt,
      ],
    );
  }

  /** Remembers that the address which the person has now does not exist. */
  async addressRefused(tx: Transaction, personId: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO reminder_preferences (center_id, person_id, refused_address, refused_at)
       SELECT $1, u.id, u.email, $3 FROM users u WHERE u.center_id = $1 AND u.id = $2
       ON CONFLICT (center_id, person_id) DO UPDATE SET refused_address = EXCLUDED.refused_address, refused_at = EXCLUDED.refused_at`,
      [tx.centerId, personId, at],
    );
  }
}

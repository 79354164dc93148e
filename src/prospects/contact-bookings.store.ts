import { Injectable } from '@nestjs/common';
import type { Day } from '../kernel/day.js';
import { anyOf, type Transaction } from '../platform/database/index.js';
import { ContactBooking } from './contact-booking.entity.js';

/** A day on which a contact is called: booked ahead, or at a moment at which somebody did call. */
export interface TakenDay {
  readonly contactId: string;
  readonly prospectId: string;
  readonly day: Day | null;
  readonly calledAt: Date | null;
}

@Injectable()
export class ContactBookingsStore {
  /** Holds contacts until the transaction ends, always in the same order: who comes later sees what was booked before. */
  lockContacts(tx: Transaction, contactIds: readonly string[]): void {
    tx.write(`SELECT id FROM contacts WHERE center_id = $1 AND id = ${anyOf('$2')} ORDER BY id FOR NO KEY UPDATE`, [
      tx.centerId,
      contactIds,
    ]);
  }

  /** Days booked with the contacts from a day on, and calls made to them since a moment. */
  taken(tx: Transaction, contactIds: readonly string[], from: Day, since: Date): Promise<TakenDay[]> {
    return tx.query<TakenDay>(
      `SELECT contact_id AS "contactId", prospect_id AS "prospectId", day::text AS day, NULL::timestamptz AS "calledAt"
         FROM contact_bookings WHERE center_id = $1 AND contact_id = ${anyOf('$2')} AND day >= $3
        UNION ALL
       SELECT contact_id, prospect_id, NULL, happened_at
         FROM follow_ups WHERE center_id = $1 AND contact_id = ${anyOf('$2')} AND happened_at >= $4
          AND kind = 'STATUS_CHECK' AND channel = 'PHONE'`,
      [tx.centerId, contactIds, from, since],
    );
  }

  release(tx: Transaction, prospectIds: readonly string[]): void {
    tx.write('DELETE FROM contact_bookings WHERE center_id = $1 AND prospect_id = ANY ($2::uuid[])', [
      tx.centerId,
      prospectIds,
    ]);
  }

  add(tx: Transaction, bookings: readonly Omit<ContactBooking, 'centerId'>[]): void {
    tx.insert(ContactBooking, ...bookings);
  }
}

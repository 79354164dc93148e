import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';

export interface ContactCounts {
  readonly attempts: number;
  readonly twoWayContacts: number;
  readonly services: number;
  readonly ownWork: number;
}

export const NO_CONTACTS: ContactCounts = { attempts: 0, twoWayContacts: 0, services: 0, ownWork: 0 };

/** Counts follow-ups by class, for many prospects or students at once. */
@Injectable()
export class ContactCountsStore {
  constructor(private readonly database: Database) {}

  ofProspects(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ContactCounts>> {
    const text = `SELECT f.prospect_id AS id, ${COUNTS} FROM follow_ups f
                   WHERE f.center_id = $1 AND f.prospect_id = ANY ($2::uuid[]) GROUP BY f.prospect_id`;
    return this.counted(centerId, { name: 'contacts-of-prospects', text, values: [centerId, ids] });
  }

  ofStudents(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ContactCounts>> {
    const text = `SELECT p.student_id AS id, ${COUNTS}
                    FROM prospects p JOIN follow_ups f ON f.center_id = p.center_id AND f.prospect_id = p.id
                   WHERE p.center_id = $1 AND p.student_id = ANY ($2::uuid[]) GROUP BY p.student_id`;
    return this.counted(centerId, { name: 'contacts-of-students', text, values: [centerId, ids] });
  }

  private async counted(
    centerId: string,
    query: { name: string; text: string; values: unknown[] },
  ): Promise<ReadonlyMap<string, ContactCounts>> {
    const rows = await this.database.read<ContactCounts & { id: string }>(centerId, query);
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }
}

const COUNTS = `(count(*) FILTER (WHERE f.contact_class = 'ATTEMPT'))::int AS attempts,
  (count(*) FILTER (WHERE f.contact_class = 'TWO_WAY'))::int AS "twoWayContacts",
  (count(*) FILTER (WHERE f.contact_class = 'SERVICE'))::int AS services,
  (count(*) FILTER (WHERE f.contact_class = 'OWN_WORK'))::int AS "ownWork"`;

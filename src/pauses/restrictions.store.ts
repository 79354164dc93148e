import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Channel } from '../kernel/fact.js';
import { grouped } from '../kernel/grouped.js';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import { ContactRestriction } from './restriction.entity.js';

@Injectable()
export class RestrictionsStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken. */
  add(tx: Transaction, restriction: Omit<ContactRestriction, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, ContactRestriction, restriction);
  }

  /** Holds the restriction until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<ContactRestriction | null> {
    const where = { centerId: tx.centerId, id };
    return tx.manager.findOne(ContactRestriction, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** What the answer of a follow-up made and nobody lifted, held until the transaction ends. */
  madeByToChange(tx: Transaction, followUpId: string): Promise<ContactRestriction[]> {
    const where = { centerId: tx.centerId, followUpId, liftedAt: IsNull() };
    return tx.manager.find(ContactRestriction, { where, lock: { mode: 'pessimistic_write' } });
  }

  async change(tx: Transaction, id: string, changes: Partial<ContactRestriction>): Promise<void> {
    await tx.manager.update(ContactRestriction, { centerId: tx.centerId, id }, changes);
  }

  /** Whether somebody was not to be contacted about the prospect by that means at that moment. */
  async isClosed(
    tx: Transaction,
    prospect: Prospect,
    { contactId, channel, at }: { contactId: string | null; channel: Channel; at: Date },
  ): Promise<boolean> {
    const rows = await tx.query(
      `SELECT r.id FROM contact_restrictions r JOIN center_calendars k ON k.center_id = r.center_id
        WHERE r.center_id = $1 AND r.lifted_at IS NULL AND r.since <= $5 AND $6 = ANY (r.channels)
          AND (r.until IS NULL OR (r.until + 1)::timestamp AT TIME ZONE k.zone > $5)
          AND (r.prospect_id = $2 OR r.employer_id = $3 OR r.contact_id = $4)
        LIMIT 1`,
      [tx.centerId, prospect.id, prospect.agencyId ?? prospect.employerId, contactId, at, channel],
    );
    return rows.length > 0;
  }

  /** What holds for each contact, employer or prospect, those recorded first at the top, at most 100. */
  async standingOf(
    centerId: string,
    subject: 'contact_id' | 'employer_id' | 'prospect_id',
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, ContactRestriction[]>> {
    const found = await this.database.read<ContactRestriction & { subjectId: string }>(centerId, {
      name: `restrictions-by-${subject}`,
      text: `SELECT r.*, subject.id AS "subjectId" FROM unnest($2::uuid[]) AS subject (id) CROSS JOIN LATERAL (
               SELECT ${COLUMNS} FROM contact_restrictions r
                WHERE r.center_id = $1 AND r.${subject} = subject.id AND r.lifted_at IS NULL ORDER BY r.id LIMIT 100) r`,
      values: [centerId, ids],
    });
    return grouped(found, (row) => row.subjectId);
  }
}

const COLUMNS = `r.center_id AS "centerId", r.id, r.contact_id AS "contactId", r.employer_id AS "employerId", r.prospect_id AS "prospectId",
  r.channels, r.source, r.words, r.since, r.until, r.follow_up_id AS "followUpId", r.recorded_by AS "recordedBy", r.lifted_at AS "liftedAt", r.lifted_by AS "liftedBy", r.version`;

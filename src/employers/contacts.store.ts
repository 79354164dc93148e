import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import { grouped } from '../kernel/grouped.js';
import { Contact } from './contact.entity.js';

@Injectable()
export class ContactsStore {
  constructor(private readonly database: Database) {}

  add(tx: Transaction, contact: Omit<Contact, 'centerId' | 'version'>): void {
    tx.insert(Contact, contact);
  }

  /** False: the id is taken. */
  addIfFree(tx: Transaction, contact: Omit<Contact, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, Contact, contact);
  }

  /** Holds the contact until the transaction ends. */
  byIdToChange(tx: Transaction, id: string): Promise<Contact | null> {
    return tx.manager.findOne(Contact, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async change(tx: Transaction, id: string, changes: Partial<Contact>): Promise<void> {
    await tx.manager.update(Contact, { centerId: tx.centerId, id }, changes);
  }

  /** Those of the ids that exist in the center, by id, inside a transaction. */
  async known(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
    if (ids.length === 0) return new Map();
    const found = await tx.manager.findBy(Contact, { centerId: tx.centerId, id: In([...ids]) });
    return new Map(found.map((contact) => [contact.id, contact]));
  }

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Contact>> {
    const text = `SELECT ${COLUMNS} FROM contacts c WHERE c.center_id = $1 AND c.id = ANY($2::uuid[])`;
    const found = await this.database.read<Contact>(centerId, {
      name: 'contacts-by-id',
      text,
      values: [centerId, ids],
    });
    return new Map(found.map((contact) => [contact.id, contact]));
  }

  /** The first `limit` contacts of each employer after an id, by id, that is as they were added. */
  async ofEmployers(
    centerId: string,
    employerIds: readonly string[],
    afterId: string | null,
    limit: number,
  ): Promise<ReadonlyMap<string, Contact[]>> {
    const found = await this.database.read<Contact>(centerId, {
      name: 'contacts-of-employers',
      text: `SELECT c.* FROM unnest($2::uuid[]) AS employer (id) CROSS JOIN LATERAL (
               SELECT ${COLUMNS} FROM contacts c
                WHERE c.center_id = $1 AND c.employer_id = employer.id AND ($3::uuid IS NULL OR c.id > $3)
                ORDER BY c.id LIMIT $4) c`,
      values: [centerId, employerIds, afterId, limit],
    });
    return grouped(found, (contact) => contact.employerId);
  }
}

const COLUMNS = `c.center_id AS "centerId", c.id, c.employer_id AS "employerId", c.name, c.title, c.role, c.phone, c.email, c.zone,
  c.created_at AS "createdAt", c.version`;

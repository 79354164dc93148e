import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { type KnownPerson, searchNameOf } from './domain/person.js';
import { User } from './user.entity.js';

export type NewUser = Omit<User, 'centerId' | 'searchName' | 'version'>;

/** The rows of people, with what they sign in with; for reading about people there is the people store. */
@Injectable()
export class UsersStore {
  add(tx: Transaction, user: NewUser): Promise<unknown> {
    return tx.manager.insert(User, rowOf(tx, user));
  }

  /** False: the id or the e-mail address is taken. */
  async addUnlessThere(tx: Transaction, user: NewUser): Promise<boolean> {
    const added = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(User)
      .values(rowOf(tx, user))
      .orIgnore()
      .returning('id')
      .execute();
    return added.raw.length === 1;
  }

  byEmail(tx: Transaction, email: string): Promise<User | null> {
    return tx.manager.findOneBy(User, { centerId: tx.centerId, email });
  }

  byId(tx: Transaction, id: string): Promise<User | null> {
    return tx.manager.findOneBy(User, { centerId: tx.centerId, id });
  }

  /** Holds the person against changes until the transaction ends; others may hold the same. */
  holdUnchanged(tx: Transaction, id: string): Promise<User | null> {
    return tx.manager.findOne(User, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_read' } });
  }

  /** Holds the person for oneself until the transaction ends. */
  hold(tx: Transaction, id: string): Promise<User | null> {
    return tx.manager.findOne(User, { where: { centerId: tx.centerId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /**
   * Holds all who can let people in, and answers their ids. Ask before holding anybody else: always in the same order,
   * so that two admins who act at once wait for each other instead of standing in each other's way.
   */
  async holdActiveAdmins(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM users
        WHERE center_id = $1 AND 'ADMIN' = ANY (roles) AND disabled_at IS NULL AND password_hash IS NOT NULL
        ORDER BY id FOR UPDATE`,
      [tx.centerId],
    );
    return rows.map((row) => row.id);
  }

  async change(tx: Transaction, { id, ...after }: KnownPerson): Promise<void> {
    await tx.manager.update(User, { centerId: tx.centerId, id }, { ...after, searchName: searchNameOf(after) });
  }

  async setPassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
    await tx.manager.update(User, { centerId: tx.centerId, id }, { passwordHash });
  }

  /** The student record of a person, when the person is a student. */
  async studentIdOf(tx: Transaction, userId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>('SELECT id FROM students WHERE center_id = $1 AND user_id = $2', [
      tx.centerId,
      userId,
    ]);
    return row?.id ?? null;
  }
}

const rowOf = (tx: Transaction, user: NewUser) => ({ ...user, centerId: tx.centerId, searchName: searchNameOf(user) });

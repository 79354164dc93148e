import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { User } from './user.entity.js';

@Injectable()
export class UsersStore {
  add(tx: Transaction, user: Omit<User, 'centerId' | 'version'>): Promise<unknown> {
    return tx.manager.insert(User, { ...user, centerId: tx.centerId });
  }

  byEmail(tx: Transaction, email: string): Promise<User | null> {
    return tx.manager.findOneBy(User, { centerId: tx.centerId, email });
  }

  byId(tx: Transaction, id: string): Promise<User | null> {
    return tx.manager.findOneBy(User, { centerId: tx.centerId, id });
  }

  /** The student record of a person, when the person is a student. */
  async studentIdOf(tx: Transaction, userId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>('SELECT id FROM students WHERE center_id = $1 AND user_id = $2', [tx.centerId, userId]);
    return row?.id ?? null;
  }
}

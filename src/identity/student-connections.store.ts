import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';

/** A student record, as far as signing in goes. */
export interface StudentRecord {
  /** Null: nobody signs in as this student yet. */
  readonly userId: string | null;
}

/** Which person a student record belongs to. */
@Injectable()
export class StudentConnectionsStore {
  /** Holds the record until the transaction ends; null: there is none. */
  async hold(tx: Transaction, studentId: string): Promise<StudentRecord | null> {
    const [row] = await tx.query<StudentRecord>(
      'SELECT user_id AS "userId" FROM students WHERE center_id = $1 AND id = $2 FOR UPDATE',
      [tx.centerId, studentId],
    );
    return row ?? null;
  }

  async connect(tx: Transaction, studentId: string, userId: string): Promise<void> {
    await tx.query('UPDATE students SET user_id = $3, version = version + 1 WHERE center_id = $1 AND id = $2', [
      tx.centerId,
      studentId,
      userId,
    ]);
  }
}

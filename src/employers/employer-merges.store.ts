import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { Employer } from './employer.entity.js';

/** How many rows changed their employer. */
export interface Moved {
  readonly contacts: number;
  readonly prospects: number;
}

@Injectable()
export class EmployerMergesStore {
  /** Holds both until the transaction ends, always in the same order, so that two merges never wait for each other. */
  async lockBoth(tx: Transaction, fromId: string, intoId: string): Promise<ReadonlyMap<string, Employer>> {
    const employers = await tx.manager
      .createQueryBuilder(Employer, 'e')
      .where('e.centerId = :centerId AND e.id IN (:...ids)', { centerId: tx.centerId, ids: [fromId, intoId] })
      .orderBy('e.id')
      .setLock('pessimistic_write')
      .getMany();
    return new Map(employers.map((employer) => [employer.id, employer]));
  }

  /**
   * Lets everything of one employer hang on the other. Prospects stand below employers, so it is done here in SQL: a
   * merge is one transaction, and a prospect only ever points at its employer, it does not copy it.
   */
  async moveAll(tx: Transaction, fromId: string, intoId: string): Promise<Moved> {
    const contacts = await this.move(tx, 'contacts', 'employer_id', fromId, intoId);
    const asEmployer = await this.move(tx, 'prospects', 'employer_id', fromId, intoId);
    const asAgency = await this.move(tx, 'prospects', 'agency_id', fromId, intoId);
    await this.move(tx, 'contact_restrictions', 'employer_id', fromId, intoId);
    await this.move(tx, 'pauses', 'employer_id', fromId, intoId);
    return { contacts, prospects: asEmployer + asAgency };
  }

  /** Marks the one as merged, and what was merged into it before: the way to a live employer is one step long. */
  async markMerged(tx: Transaction, fromId: string, intoId: string): Promise<void> {
    await tx.query('UPDATE employers SET merged_into_id = $3, version = version + 1 WHERE center_id = $1 AND id = $2', [
      tx.centerId,
      fromId,
      intoId,
    ]);
    await tx.query('UPDATE employers SET merged_into_id = $3 WHERE center_id = $1 AND merged_into_id = $2', [
      tx.centerId,
      fromId,
      intoId,
    ]);
  }

  private async move(
    tx: Transaction,
    table: 'contacts' | 'prospects' | 'pauses' | 'contact_restrictions',
    column: 'employer_id' | 'agency_id',
    fromId: string,
    intoId: string,
  ): Promise<number> {
    const moved = await tx.query(
      `UPDATE ${table} SET ${column} = $3 WHERE center_id = $1 AND ${column} = $2 RETURNING id`,
      [tx.centerId, fromId, intoId],
    );
    return moved.length;
  }
}

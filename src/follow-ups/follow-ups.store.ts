import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { grouped } from '../kernel/grouped.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { FollowUp } from './follow-up.entity.js';

@Injectable()
export class FollowUpsStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, followUp: Omit<FollowUp, 'centerId' | 'version'>): Promise<FollowUp> {
    const row = { ...followUp, centerId: tx.centerId, version: 1 };
    await tx.manager.insert(FollowUp, row);
    return row;
  }

  /** Adds many without waiting for them. */
  enterAll(tx: Transaction, followUps: readonly Omit<FollowUp, 'centerId' | 'version'>[]): void {
    tx.insertAll(FollowUp, followUps);
  }

  byId(tx: Transaction, id: string): Promise<FollowUp | null> {
    return tx.manager.findOneBy(FollowUp, { centerId: tx.centerId, id });
  }

  async change(tx: Transaction, before: FollowUp, changes: Partial<FollowUp>): Promise<FollowUp> {
    const after = { ...before, ...changes, version: before.version + 1 };
    await tx.manager.update(FollowUp, { centerId: tx.centerId, id: before.id }, after);
    return after;
  }

  /** Follow-ups of several prospects, by prospect, oldest first. */
  async ofProspects(centerId: string, prospectIds: readonly string[]): Promise<ReadonlyMap<string, FollowUp[]>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.find(FollowUp, {
        where: { centerId, prospectId: In([...prospectIds]) },
        order: { happenedAt: 'ASC', id: 'ASC' },
      }),
    );
    return grouped(found, (followUp) => followUp.prospectId);
  }
}

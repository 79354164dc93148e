import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { Snooze } from './snooze.entity.js';

@Injectable()
export class SnoozesStore {
  async add(tx: Transaction, snooze: Omit<Snooze, 'centerId'>): Promise<void> {
    await tx.manager.insert(Snooze, { ...snooze, centerId: tx.centerId });
  }

  byId(tx: Transaction, id: string): Promise<Snooze | null> {
    return tx.manager.findOneBy(Snooze, { centerId: tx.centerId, id });
  }
}

import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { AuditEntry } from './audit.entity.js';

@Injectable()
export class AuditStore {
  /** Appends; the app role may neither change nor remove an entry. */
  async append(tx: Transaction, entry: Omit<AuditEntry, 'centerId'>): Promise<void> {
    await tx.manager.insert(AuditEntry, { ...entry, centerId: tx.centerId });
  }
}

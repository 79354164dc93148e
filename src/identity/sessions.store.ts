import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { RefreshToken, Session } from './session.entity.js';

@Injectable()
export class SessionsStore {
  add(tx: Transaction, session: Omit<Session, 'centerId' | 'endedAt' | 'endReason'>): Promise<unknown> {
    return tx.manager.insert(Session, { ...session, centerId: tx.centerId });
  }

  addRefreshToken(tx: Transaction, token: Omit<RefreshToken, 'centerId' | 'usedAt'>): Promise<unknown> {
    return tx.manager.insert(RefreshToken, { ...token, centerId: tx.centerId });
  }
}

import { Injectable } from '@nestjs/common';
import { Audit, type Doer } from '../audit/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { EndedSessions } from './ended-sessions.js';
import type { SessionEnd } from './session.entity.js';
import { SessionsStore } from './sessions.store.js';

/** How the audit trail calls each reason. */
const ACTIONS: Record<SessionEnd, string> = {
  SIGNED_OUT: 'person.signed-out',
  SIGNED_OUT_EVERYWHERE: 'person.signed-out-everywhere',
  TOKEN_REUSED: 'person.session-ended-by-reused-token',
  PERSON_CHANGED: 'person.sessions-ended-by-change',
  PASSWORD_CHANGED: 'person.sessions-ended-by-password',
};

/** Whose sessions end: one of them, or all. */
export interface Ending {
  readonly userId: string;
  /** Null: all. */
  readonly sessionId: string | null;
  readonly reason: SessionEnd;
}

/** Ends sessions; their rows stay. */
@Injectable()
export class SessionEndings {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly ended: EndedSessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers how many ended. This process refuses their access tokens even before the transaction commits: should that
   * fail, somebody has to wait or sign in again, which is better than a token that outlives its session.
   */
  async end(tx: Transaction, by: Doer, { userId, sessionId, reason }: Ending): Promise<number> {
    const ids = await this.sessions.end(tx, userId, sessionId, reason, new Date(this.clock.now()));
    if (ids.length === 0) return 0;
    this.ended.add(ids);
    await this.audit.record(tx, by, {
      action: ACTIONS[reason],
      subjectType: 'Person',
      subjectId: userId,
      after: { sessionIds: ids },
    });
    return ids.length;
  }
}

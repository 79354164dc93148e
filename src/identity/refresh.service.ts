import { Injectable } from '@nestjs/common';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { useOf } from './domain/refresh-token-use.js';
import { readSecretToken } from './secret-token.js';
import { SessionEndings } from './session-endings.js';
import { SessionTokens, type SignedIn } from './session-tokens.js';
import { type HeldSession, SessionsStore, type TokenStanding } from './sessions.store.js';

const ENDED = fail('SESSION_ENDED', 'This session has ended or never was; sign in again.', 'refreshToken');
const REUSED = fail(
  'TOKEN_REUSED',
  'This refresh token was used before, so somebody else may have it, and the session has been ended; sign in again.',
  'refreshToken',
);

/** Goes on with a session: a refresh token for the next pair of tokens. */
@Injectable()
export class RefreshService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsStore,
    private readonly tokens: SessionTokens,
    private readonly endings: SessionEndings,
  ) {}

  /** Commits even when it refuses, because a reused token must end the session. */
  async refresh(refreshToken: string, requestId: string): Promise<Result<SignedIn>> {
    const token = readSecretToken(refreshToken);
    if (!token) return ENDED;
    return this.database.inCenter(token.centerId, async (tx) => {
      const session = await this.sessions.holdByToken(tx, token.hash);
      if (!session || session.endedAt || session.expiresAt.getTime() <= this.clock.now()) return ENDED;
      const standing = await this.sessions.standingOf(tx, token.hash);
      return this.isReused(standing) ? this.endStolen(tx, session, requestId) : this.goOn(tx, session, standing.id);
    });
  }

  private isReused({ usedAt, ...relatives }: TokenStanding): boolean {
    return useOf({ ...relatives, usedAt: usedAt?.getTime() ?? null }, this.clock.now()) === 'REUSED';
  }

  private async goOn(tx: Transaction, session: HeldSession, tokenId: string): Promise<Result<SignedIn>> {
    const signedIn = await this.tokens.renew(tx, session, tokenId);
    return signedIn ? ok(signedIn) : ENDED;
  }

  /** Nobody is named as the doer: it may have been the thief or the owner. */
  private async endStolen(tx: Transaction, { id, userId }: HeldSession, requestId: string): Promise<Result<never>> {
    await this.endings.end(tx, { userId: null, requestId }, { userId, sessionId: id, reason: 'TOKEN_REUSED' });
    return REUSED;
  }
}

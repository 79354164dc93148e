import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { RefreshToken, Session, type SessionEnd } from './session.entity.js';

/** A session that somebody wants to go on with. */
export type HeldSession = Pick<Session, 'id' | 'userId' | 'expiresAt' | 'endedAt'>;

/** A refresh token and what became of those given for it. */
export interface TokenStanding {
  readonly id: string;
  readonly usedAt: Date | null;
  readonly successorUsed: boolean;
  readonly siblingUsed: boolean;
}

@Injectable()
export class SessionsStore {
  add(tx: Transaction, session: Omit<Session, 'centerId' | 'endedAt' | 'endReason'>): Promise<unknown> {
    return tx.manager.insert(Session, { ...session, centerId: tx.centerId });
  }

  addRefreshToken(tx: Transaction, token: Omit<RefreshToken, 'centerId' | 'usedAt'>): Promise<unknown> {
    return tx.manager.insert(RefreshToken, { ...token, centerId: tx.centerId });
  }

  /** Holds the session of a refresh token until the transaction ends; null: there is no such token. */
  async holdByToken(tx: Transaction, tokenHash: Buffer): Promise<HeldSession | null> {
    const [row] = await tx.query<HeldSession>(
      `SELECT s.id, s.user_id AS "userId", s.expires_at AS "expiresAt", s.ended_at AS "endedAt"
         FROM refresh_tokens t JOIN sessions s ON s.center_id = t.center_id AND s.id = t.session_id
        WHERE t.center_id = $1 AND t.token_hash = $2 FOR UPDATE OF s`,
      [tx.centerId, tokenHash],
    );
    return row ?? null;
  }

  /** How a token stands. To be asked once its session is held: the statement that waited for it still sees the tokens of before. */
  async standingOf(tx: Transaction, tokenHash: Buffer): Promise<TokenStanding> {
    const [row] = await tx.query<TokenStanding>(
      `SELECT t.id, t.used_at AS "usedAt",
              EXISTS (SELECT FROM refresh_tokens s WHERE s.center_id = $1 AND s.replaces_id = t.id AND s.used_at IS NOT NULL) AS "successorUsed",
              EXISTS (SELECT FROM refresh_tokens s WHERE s.center_id = $1 AND s.replaces_id = t.replaces_id AND s.id <> t.id
                         AND s.used_at IS NOT NULL) AS "siblingUsed"
         FROM refresh_tokens t WHERE t.center_id = $1 AND t.token_hash = $2`,
      [tx.centerId, tokenHash],
    );
    return row!;
  }

  /** Notes the use of a token; only the first use counts. */
  async markUsed(tx: Transaction, sessionId: string, tokenId: string, at: Date): Promise<void> {
    await tx.query('UPDATE refresh_tokens SET used_at = $3 WHERE center_id = $1 AND id = $2 AND used_at IS NULL', [
      tx.centerId,
      tokenId,
      at,
    ]);
    await tx.query('UPDATE sessions SET last_used_at = $3 WHERE center_id = $1 AND id = $2', [
      tx.centerId,
      sessionId,
      at,
    ]);
  }

  /** Ends one session of the person, or all when `sessionId` is null; answers the ids of those that had not ended. */
  async end(
    tx: Transaction,
    userId: string,
    sessionId: string | null,
    reason: SessionEnd,
    at: Date,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE sessions SET ended_at = $4, end_reason = $5
        WHERE center_id = $1 AND user_id = $2 AND ($3::uuid IS NULL OR id = $3) AND ended_at IS NULL RETURNING id`,
      [tx.centerId, userId, sessionId, at, reason],
    );
    return rows.map((row) => row.id);
  }

  /** Removes sessions that expired before that moment; their refresh tokens go with them. */
  async forgetExpired(tx: Transaction, before: Date): Promise<void> {
    await tx.query('DELETE FROM sessions WHERE center_id = $1 AND expires_at < $2', [tx.centerId, before]);
  }
}

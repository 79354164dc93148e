import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { MINUTE } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type KnownPerson, knownPerson } from './domain/person.js';
import { newSecretToken } from './secret-token.js';
import { type HeldSession, SessionsStore } from './sessions.store.js';
import { UsersStore } from './users.store.js';

/** What a person gets for signing in. */
export interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
}

/** Who signed in, and with what to go on. */
export interface SignedIn {
  readonly tokens: Tokens;
  readonly user: KnownPerson;
}

/** Makes the two tokens of a session: a short-lived one to act with, and one to get the next pair. */
@Injectable()
export class SessionTokens {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    private readonly sessions: SessionsStore,
    private readonly users: UsersStore,
  ) {}

  /** The next pair of a session, for a refresh token; null: its person may no longer sign in. */
  async renew(tx: Transaction, session: HeldSession, tokenId: string): Promise<SignedIn | null> {
    const user = await this.users.byId(tx, session.userId);
    if (!user || user.disabledAt) return null;
    await this.sessions.markUsed(tx, session.id, tokenId, new Date(this.clock.now()));
    return { user: knownPerson(user), tokens: await this.issue(tx, user, session.id, tokenId) };
  }

  /** A pair for the session; `replacesId` is the refresh token it is given for, null at the start. */
  async issue(tx: Transaction, user: KnownPerson, sessionId: string, replacesId: string | null): Promise<Tokens> {
    const now = this.clock.now();
    const refresh = newSecretToken(tx.centerId);
    await this.sessions.addRefreshToken(tx, {
      id: newId(),
      sessionId,
      tokenHash: refresh.hash,
      issuedAt: new Date(now),
      replacesId,
    });
    const student = await this.users.studentIdOf(tx, user.id);
    const expiresAt = now + this.config.accessTokenMinutes * MINUTE;
    const claims = {
      sub: user.id,
      center: tx.centerId,
      session: sessionId,
      roles: user.roles,
      student,
      iat: inSeconds(now),
      exp: inSeconds(expiresAt),
    };
    return {
      accessToken: this.jwt.sign(claims),
      accessTokenExpiresAt: new Date(expiresAt),
      refreshToken: refresh.text,
    };
  }
}

const inSeconds = (instant: number): number => Math.floor(instant / 1000);

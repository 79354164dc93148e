import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { DAY, MINUTE } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Transaction } from '../platform/database/index.js';
import { newSecretToken } from './secret-token.js';
import { SessionsStore } from './sessions.store.js';
import type { User } from './user.entity.js';
import { UsersStore } from './users.store.js';

/** What a person gets for signing in. */
export interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
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

  async startSession(tx: Transaction, user: User): Promise<Tokens> {
    const now = this.clock.now();
    const id = newId();
    const expiresAt = new Date(now + this.config.refreshTokenDays * DAY);
    await this.sessions.add(tx, { id, userId: user.id, startedAt: new Date(now), lastUsedAt: new Date(now), expiresAt });
    return this.issue(tx, user, id);
  }

  /** A new pair for a session that goes on. */
  async issue(tx: Transaction, user: User, sessionId: string): Promise<Tokens> {
    const now = this.clock.now();
    const refresh = newSecretToken(tx.centerId);
    await this.sessions.addRefreshToken(tx, { id: newId(), sessionId, tokenHash: refresh.hash, issuedAt: new Date(now) });
    const student = await this.users.studentIdOf(tx, user.id);
    const expiresAt = now + this.config.accessTokenMinutes * MINUTE;
    const claims = { sub: user.id, center: tx.centerId, session: sessionId, roles: user.roles, student, iat: inSeconds(now), exp: inSeconds(expiresAt) };
    return { accessToken: this.jwt.sign(claims), accessTokenExpiresAt: new Date(expiresAt), refreshToken: refresh.text };
  }
}

const inSeconds = (instant: number): number => Math.floor(instant / 1000);

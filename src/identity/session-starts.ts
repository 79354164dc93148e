import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { DAY } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type KnownPerson, knownPerson } from './domain/person.js';
import { SessionTokens, type SignedIn } from './session-tokens.js';
import { SessionsStore } from './sessions.store.js';

/** What let the person in, as the audit trail calls it, and in which request. */
export interface Entrance {
  readonly action: 'person.signed-in' | 'person.accepted-invitation' | 'person.changed-password';
  readonly requestId: string;
}

/** Starts sessions. One lasts REFRESH_TOKEN_DAYS from here, however often it is refreshed. */
@Injectable()
export class SessionStarts {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly sessions: SessionsStore,
    private readonly tokens: SessionTokens,
    private readonly audit: Audit,
  ) {}

  async start(tx: Transaction, user: KnownPerson, { action, requestId }: Entrance): Promise<SignedIn> {
    const now = this.clock.now();
    const sessionId = newId();
    const expiresAt = new Date(now + this.config.refreshTokenDays * DAY);
    await this.sessions.add(tx, {
      id: sessionId,
      userId: user.id,
      startedAt: new Date(now),
      lastUsedAt: new Date(now),
      expiresAt,
    });
    await this.audit.record(
      tx,
      { userId: user.id, requestId },
      { action, subjectType: 'Person', subjectId: user.id, after: { sessionId } },
    );
    return { user: knownPerson(user), tokens: await this.tokens.issue(tx, user, sessionId, null) };
  }
}

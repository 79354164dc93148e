import { Inject, Injectable } from '@nestjs/common';
import { MINUTE } from '../kernel/instant.js';
import { Clock } from '../platform/clock/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';

/**
 * Sessions that ended here and whose access tokens may not have run out yet. This process refuses those tokens at
 * once. It tells no other: there they are good until they run out, at most ACCESS_TOKEN_MINUTES later, and no refresh
 * token of the session works anywhere from the moment it ended.
 */
@Injectable()
export class EndedSessions {
  /** By session id, until when; the oldest first, because all are kept equally long. */
  private readonly keptUntil = new Map<string, number>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  add(sessionIds: readonly string[]): void {
    const now = this.clock.now();
    this.forgetUntil(now);
    for (const id of sessionIds) this.keptUntil.set(id, now + this.config.accessTokenMinutes * MINUTE);
  }

  has(sessionId: string): boolean {
    return this.keptUntil.has(sessionId);
  }

  private forgetUntil(now: number): void {
    for (const [id, until] of this.keptUntil) {
      if (until > now) return;
      this.keptUntil.delete(id);
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { UseCases } from '../platform/idempotency/index.js';
import { type Ending, SessionEndings } from './session-endings.js';

export interface SignedOut {
  readonly sessionsEnded: number;
}

@Injectable()
export class SignOutService {
  constructor(
    private readonly useCases: UseCases,
    private readonly endings: SessionEndings,
  ) {}

  /** Ends the session of the request. */
  signOut(actor: Actor): Promise<Result<SignedOut>> {
    return this.end('signOut', actor, { userId: actor.userId, sessionId: actor.sessionId, reason: 'SIGNED_OUT' });
  }

  /** Ends all sessions of the person, that of the request too. */
  signOutEverywhere(actor: Actor): Promise<Result<SignedOut>> {
    return this.end('signOutEverywhere', actor, {
      userId: actor.userId,
      sessionId: null,
      reason: 'SIGNED_OUT_EVERYWHERE',
    });
  }

  private end(name: string, actor: Actor, ending: Ending): Promise<Result<SignedOut>> {
    return this.useCases.run(actor, { name, input: {} }, async (tx) =>
      ok({ sessionsEnded: await this.endings.end(tx, actor, ending) }),
    );
  }
}

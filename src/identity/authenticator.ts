import { Injectable } from '@nestjs/common';
import passport from 'passport';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../platform/clock/index.js';
import { ApiTokenHolder } from './api-token-holder.js';
import { EndedSessions } from './ended-sessions.js';
import type { TokenHolder } from './jwt.strategy.js';

/** As much of a request as signing in needs. */
export interface IncomingRequest {
  readonly id: string;
  readonly headers: { readonly authorization?: string | undefined };
}

const MOST_REMEMBERED = 10_000;

/**
 * Finds out on whose behalf a request comes. A verified token is remembered until it expires. The token of a session
 * that ended in this process is refused at once; another process goes on believing it until it expires.
 */
@Injectable()
export class Authenticator {
  private readonly verified = new Map<string, TokenHolder>();

  constructor(
    private readonly clock: Clock,
    private readonly ended: EndedSessions,
    private readonly apiTokens: ApiTokenHolder,
  ) {}

  /** The actor of the request's bearer token; null without a token or with one that is wrong, too old or signed out. */
  async actorOf(request: IncomingRequest): Promise<Actor | null> {
    const token = request.headers.authorization;
    if (!token) return null;
    const program = this.apiTokens.actorOf(token, request.id);
    if (program) return program;
    const holder = this.remembered(token) ?? (await this.verify(token));
    if (!holder || this.ended.has(holder.sessionId)) return null;
    return { ...holder, requestId: request.id };
  }

  private remembered(token: string): TokenHolder | null {
    const holder = this.verified.get(token);
    return holder && holder.expiresAt * 1000 > this.clock.now() ? holder : null;
  }

  private async verify(token: string): Promise<TokenHolder | null> {
    const holder = await askPassport(token);
    if (holder) this.remember(token, holder);
    else this.verified.delete(token);
    return holder;
  }

  private remember(token: string, holder: TokenHolder): void {
    if (this.verified.size >= MOST_REMEMBERED) this.verified.clear();
    this.verified.set(token, holder);
  }
}

const askPassport = (token: string): Promise<TokenHolder | null> =>
  new Promise((resolve, reject) => {
    const answer = (error: unknown, holder: TokenHolder | false): void =>
      error ? reject(error) : resolve(holder || null);
    passport.authenticate('jwt', { session: false }, answer)({ headers: { authorization: token } }, {}, reject);
  });

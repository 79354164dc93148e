import { Injectable } from '@nestjs/common';
import { MINUTE } from '../kernel/instant.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../platform/clock/index.js';
import { ApiTokensStore, type UsableToken } from './api-tokens.store.js';
import { newSecretToken, readSecretToken, type SecretToken } from './secret-token.js';

/** Tells an API token from an access token, and a scanner of leaked secrets that it is one of ours. */
const PREFIX = 'ft_';
const HEADER = /^bearer +ft_(\S+)$/i;

/** The use of a token is noted at most so often. */
const NOTED_EVERY = 5 * MINUTE;

export const newApiToken = (centerId: string): SecretToken => {
  const { text, hash } = newSecretToken(centerId);
  return { text: `${PREFIX}${text}`, hash };
};

/**
 * Finds out for whom an API token speaks. It is looked up for every request, so that a token that is revoked, or whose
 * maker is no admin any more, is refused by every process at once.
 */
@Injectable()
export class ApiTokenHolder {
  constructor(
    private readonly store: ApiTokensStore,
    private readonly clock: Clock,
  ) {}

  /** Undefined: the header carries no API token. Null: it carries one that may not be used. */
  actorOf(header: string, requestId: string): Promise<Actor | null> | undefined {
    const text = HEADER.exec(header)?.[1];
    return text === undefined ? undefined : this.holderOf(text, requestId);
  }

  private async holderOf(text: string, requestId: string): Promise<Actor | null> {
    const read = readSecretToken(text);
    if (!read) return null;
    const token = await this.store.usable(read.centerId, read.hash, new Date(this.clock.now()));
    if (!token) return null;
    await this.noteUse(read.centerId, token);
    return {
      centerId: read.centerId,
      userId: token.createdBy,
      roles: ['ADMIN'],
      studentId: null,
      sessionId: token.id,
      requestId,
      apiToken: { id: token.id, scopes: token.scopes },
    };
  }

  private async noteUse(centerId: string, { id, lastUsedAt }: UsableToken): Promise<void> {
    const now = this.clock.now();
    const unlessAfter = new Date(now - NOTED_EVERY);
    if (lastUsedAt && lastUsedAt > unlessAfter) return;
    await this.store.noteUse(centerId, id, new Date(now), unlessAfter);
  }
}

import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { DAY } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { newApiToken } from './api-token-holder.js';
import type { CreateApiTokenInput, RevokeApiTokenInput } from './api-tokens.graphql.js';
import { NewApiToken, Revocation } from './api-tokens.input.js';
import { ApiTokensStore, type KnownApiToken } from './api-tokens.store.js';

const LONGEST = 366 * DAY;
const MOST_USABLE = 100;

/** What is kept for replays: without the secret, but with what tells whether it was made just now. */
interface Made {
  readonly apiToken: KnownApiToken;
  readonly making: string;
}

export interface ShownApiToken {
  readonly apiToken: KnownApiToken;
  /** Null: it was shown before. */
  readonly secret: string | null;
}

@Injectable()
export class ApiTokensService {
  constructor(
    private readonly useCases: UseCases,
    private readonly store: ApiTokensStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Makes a token that acts in the actor's name, and shows its secret in the answer of the request that made it. */
  async create(actor: Actor, input: CreateApiTokenInput): Promise<Result<ShownApiToken>> {
    const { text, hash } = newApiToken(actor.centerId);
    const making = newId();
    const result = await this.useCases.run<Made>(actor, { name: 'createApiToken', input }, async (tx) => {
      const parsed = parse(NewApiToken, input);
      if (!parsed.ok) return parsed;
      const allowed = await this.allow(tx, parsed.value.expiresAt);
      if (!allowed.ok) return allowed;
      const added = await this.add(tx, actor, this.tokenOf(actor, parsed.value), hash);
      return added.ok ? ok({ apiToken: added.value, making }) : added;
    });
    if (!result.ok) return result;
    return ok({ apiToken: result.value.apiToken, secret: result.value.making === making ? text : null });
  }

  /** From now on the token is refused; revoking it again changes nothing. */
  revoke(actor: Actor, input: RevokeApiTokenInput): Promise<Result<{ apiToken: KnownApiToken }>> {
    return this.useCases.run(actor, { name: 'revokeApiToken', input }, async (tx) => {
      const parsed = parse(Revocation, input);
      if (!parsed.ok) return parsed;
      const before = await this.store.hold(tx, parsed.value.id);
      if (!before) return fail('API_TOKEN_NOT_FOUND', 'There is no API token with this id.', 'id');
      if (before.revokedAt) return ok({ apiToken: before });
      const after = { ...before, revokedAt: new Date(this.clock.now()) };
      await this.store.revoke(tx, after.id, after.revokedAt);
      await this.audit.record(tx, actor, {
        action: 'api-token.revoked',
        subjectType: 'ApiToken',
        subjectId: after.id,
        before,
        after,
      });
      return ok({ apiToken: after });
    });
  }

  private async allow(tx: Transaction, expiresAt: number): Promise<Result<null>> {
    const now = this.clock.now();
    if (expiresAt <= now)
      return fail('DATE_IN_THE_PAST', 'expiresAt: must lie in the future, at most 366 days from now.', 'expiresAt');
    if (expiresAt > now + LONGEST)
      return fail('DATE_TOO_FAR_AWAY', 'expiresAt: must be at most 366 days from now.', 'expiresAt');
    if ((await this.store.countUsable(tx, new Date(now))) >= MOST_USABLE)
      return fail('TOO_MANY_API_TOKENS', `A center has at most ${MOST_USABLE} usable tokens; revoke one first.`);
    return ok(null);
  }

  private tokenOf(actor: Actor, { id, name, scopes, expiresAt }: z.output<typeof NewApiToken>): KnownApiToken {
    return {
      id: id ?? newId(),
      name,
      scopes,
      createdBy: actor.userId,
      createdAt: new Date(this.clock.now()),
      expiresAt: new Date(expiresAt),
      lastUsedAt: null,
      revokedAt: null,
    };
  }

  private async add(
    tx: Transaction,
    actor: Actor,
    apiToken: KnownApiToken,
    tokenHash: Buffer,
  ): Promise<Result<KnownApiToken>> {
    if (!(await this.store.add(tx, { ...apiToken, tokenHash })))
      return fail('ID_TAKEN', 'This id is used already; make a new UUIDv7.', 'id');
    await this.audit.record(tx, actor, {
      action: 'api-token.created',
      subjectType: 'ApiToken',
      subjectId: apiToken.id,
      after: apiToken,
    });
    return ok(apiToken);
  }
}

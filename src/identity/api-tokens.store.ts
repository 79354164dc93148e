import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import type { Scope } from './api-token-scopes.js';
import { ApiToken } from './api-token.entity.js';

/** A token as people see it: never the secret, nor its hash. */
export type KnownApiToken = Omit<ApiToken, 'centerId' | 'tokenHash'>;

/** A token that may be used now, in the name of an admin who still is one. */
export interface UsableToken {
  readonly id: string;
  readonly createdBy: string;
  readonly scopes: readonly Scope[];
  readonly lastUsedAt: Date | null;
}

@Injectable()
export class ApiTokensStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken. */
  add(tx: Transaction, token: Omit<ApiToken, 'centerId'>): Promise<boolean> {
    return insertIfFree(tx, ApiToken, token);
  }

  /** How many tokens could be used now. */
  async countUsable(tx: Transaction, now: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM api_tokens WHERE center_id = $1 AND revoked_at IS NULL AND expires_at > $2',
      [tx.centerId, now],
    );
    return row!.count;
  }

  /** Holds the token until the transaction ends. */
  async hold(tx: Transaction, id: string): Promise<KnownApiToken | null> {
    const [row] = await tx.query<KnownApiToken>(
      `SELECT ${COLUMNS} FROM api_tokens WHERE center_id = $1 AND id = $2 FOR UPDATE`,
      [tx.centerId, id],
    );
    return row ?? null;
  }

  async revoke(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.query('UPDATE api_tokens SET revoked_at = $3 WHERE center_id = $1 AND id = $2', [tx.centerId, id, at]);
  }

  /** The token with this hash; null: there is none, it is over or revoked, or who made it is no admin any more. */
  async usable(centerId: string, tokenHash: Buffer, now: Date): Promise<UsableToken | null> {
    const [row] = await this.database.read<UsableToken>(centerId, {
      name: 'usable-api-token',
      text: `SELECT t.id, t.created_by AS "createdBy", t.scopes, t.last_used_at AS "lastUsedAt"
               FROM api_tokens t JOIN users u ON u.center_id = t.center_id AND u.id = t.created_by
              WHERE t.center_id = $1 AND t.token_hash = $2 AND t.revoked_at IS NULL AND t.expires_at > $3
                AND u.disabled_at IS NULL AND 'ADMIN' = ANY (u.roles)`,
      values: [centerId, tokenHash, now],
    });
    return row ?? null;
  }

  /** Notes the use, unless one after `unlessAfter` is noted already. */
  async noteUse(centerId: string, id: string, at: Date, unlessAfter: Date): Promise<void> {
    await this.database.inCenter(centerId, (tx) =>
      tx.query(
        `UPDATE api_tokens SET last_used_at = $3
          WHERE center_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at <= $4)`,
        [centerId, id, at, unlessAfter],
      ),
    );
  }

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, KnownApiToken>> {
    const rows = await this.database.read<KnownApiToken>(centerId, {
      name: 'api-tokens-by-id',
      text: `SELECT ${COLUMNS} FROM api_tokens WHERE center_id = $1 AND id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(rows.map((token) => [token.id, token]));
  }

  /** Tokens, the newest first, one page. */
  page(centerId: string, beforeId: string | null, limit: number): Promise<KnownApiToken[]> {
    return this.database.read<KnownApiToken>(centerId, {
      name: 'api-tokens-page',
      text: `SELECT ${COLUMNS} FROM api_tokens
              WHERE center_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      values: [centerId, beforeId, limit],
    });
  }
}

const COLUMNS = `id, name, scopes, created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

import { Injectable } from '@nestjs/common';
import { Database, insertIfFree, type Transaction } from '../platform/database/index.js';
import type { EventTypeName } from './domain/event-types.js';
import { type KnownEndpoint, WebhookEndpoint } from './webhook-endpoint.entity.js';

@Injectable()
export class WebhookEndpointsStore {
  constructor(private readonly database: Database) {}

  /** False: the id is taken. */
  add(tx: Transaction, endpoint: Omit<WebhookEndpoint, 'centerId' | 'version'>): Promise<boolean> {
    return insertIfFree(tx, WebhookEndpoint, endpoint);
  }

  /** Holds the endpoint until the transaction ends. */
  hold(tx: Transaction, id: string): Promise<WebhookEndpoint | null> {
    return tx.manager.findOne(WebhookEndpoint, {
      where: { centerId: tx.centerId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  byId(tx: Transaction, id: string): Promise<WebhookEndpoint | null> {
    return tx.manager.findOneBy(WebhookEndpoint, { centerId: tx.centerId, id });
  }

  async change(tx: Transaction, id: string, changes: Partial<WebhookEndpoint>): Promise<void> {
    await tx.manager.update(WebhookEndpoint, { centerId: tx.centerId, id }, changes);
  }

  /** The last attempt did not fail. */
  async noteHealthy(tx: Transaction, id: string): Promise<void> {
    await tx.query(
      'UPDATE webhook_endpoints SET failing_since = NULL WHERE center_id = $1 AND id = $2 AND failing_since IS NOT NULL',
      [tx.centerId, id],
    );
  }

  async enabled(tx: Transaction): Promise<{ id: string; eventTypes: EventTypeName[] }[]> {
    return tx.query(
      'SELECT id, event_types AS "eventTypes" FROM webhook_endpoints WHERE center_id = $1 AND disabled_at IS NULL',
      [tx.centerId],
    );
  }

  async isAnyEnabled(centerId: string): Promise<boolean> {
    const rows = await this.database.read(centerId, {
      name: 'any-enabled-webhook-endpoint',
      text: 'SELECT id FROM webhook_endpoints WHERE center_id = $1 AND disabled_at IS NULL LIMIT 1',
      values: [centerId],
    });
    return rows.length > 0;
  }

  /** Those of the ids that exist in the center, by id. */
  async byIds(centerId: string, ids: readonly string[]): Promise<ReadonlyMap<string, KnownEndpoint>> {
    const rows = await this.database.read<KnownEndpoint>(centerId, {
      name: 'webhook-endpoints-by-id',
      text: `SELECT ${COLUMNS} FROM webhook_endpoints WHERE center_id = $1 AND id = ANY ($2::uuid[])`,
      values: [centerId, ids],
    });
    return new Map(rows.map((endpoint) => [endpoint.id, endpoint]));
  }

  /** Endpoints, the newest first, one page. */
  page(centerId: string, beforeId: string | null, limit: number): Promise<KnownEndpoint[]> {
    return this.database.read<KnownEndpoint>(centerId, {
      name: 'webhook-endpoints-page',
      text: `SELECT ${COLUMNS} FROM webhook_endpoints
              WHERE center_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      values: [centerId, beforeId, limit],
    });
  }
}

const COLUMNS = `id, url, description, event_types AS "eventTypes", previous_secret_until AS "previousSecretUntil",
  failing_since AS "failingSince", disabled_at AS "disabledAt", disabled_reason AS "disabledReason", created_by AS "createdBy",
  created_at AS "createdAt", version`;

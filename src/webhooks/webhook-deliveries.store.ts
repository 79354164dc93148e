import { Injectable } from '@nestjs/common';
import { grouped } from '../kernel/grouped.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { ToldEntry } from './domain/event-payload.js';
import type { EventTypeName } from './domain/event-types.js';
import type { WebhookDelivery, WebhookStatus } from './webhook-delivery.entity.js';
import type { Secrets } from './webhook-secrets.js';

export type NewWebhookDelivery = Pick<WebhookDelivery, 'id' | 'endpointId' | 'entryId' | 'eventType'>;
export type KnownWebhookDelivery = Omit<WebhookDelivery, 'centerId'>;

/** All that is needed to send an event: the entry that is told, and to whom. */
export interface EventToSend extends ToldEntry, Secrets {
  readonly id: string;
  readonly endpointId: string;
  readonly entryId: string;
  readonly eventType: EventTypeName;
  readonly url: string;
  readonly disabledAt: Date | null;
}

/** How an attempt went. */
export interface Attempt {
  readonly at: Date;
  readonly httpStatus: number | null;
  readonly error: string | null;
}

/** An entry of the audit trail that is to be told. */
export interface EntryToTell {
  readonly entryId: string;
  readonly action: string;
}

@Injectable()
export class WebhookDeliveriesStore {
  constructor(private readonly database: Database) {}

  async add(tx: Transaction, deliveries: readonly NewWebhookDelivery[], requestedAt: Date): Promise<void> {
    await tx.query(
      `INSERT INTO webhook_deliveries (center_id, id, endpoint_id, entry_id, event_type, status, requested_at)
       SELECT $1, d.id, d."endpointId", d."entryId", d."eventType", 'WAITING', $3
         FROM jsonb_to_recordset($2::jsonb) AS d (id uuid, "endpointId" uuid, "entryId" uuid, "eventType" text)`,
      [tx.centerId, JSON.stringify(deliveries), requestedAt],
    );
  }

  async byId(tx: Transaction, id: string): Promise<KnownWebhookDelivery | null> {
    const [row] = await tx.query<KnownWebhookDelivery>(
      `SELECT ${COLUMNS} FROM webhook_deliveries d WHERE d.center_id = $1 AND d.id = $2`,
      [tx.centerId, id],
    );
    return row ?? null;
  }

  async toSend(tx: Transaction, id: string): Promise<EventToSend | null> {
    const [row] = await tx.query<EventToSend>(TO_SEND, [tx.centerId, id]);
    return row ?? null;
  }

  async noteAttempt(tx: Transaction, id: string, { at, httpStatus, error }: Attempt): Promise<void> {
    await tx.query(
      `UPDATE webhook_deliveries SET attempts = attempts + 1, last_attempt_at = $3, last_http_status = $4, last_error = $5
        WHERE center_id = $1 AND id = $2`,
      [tx.centerId, id, at, httpStatus, error],
    );
  }

  async end(tx: Transaction, id: string, status: WebhookStatus, reason: string | null, at: Date): Promise<void> {
    await tx.query(
      `UPDATE webhook_deliveries SET status = $3, last_error = coalesce($4, last_error), ended_at = $5
        WHERE center_id = $1 AND id = $2`,
      [tx.centerId, id, status, reason, at],
    );
  }

  /** Entries since then that were told or could have been, the oldest first. */
  entriesSince(tx: Transaction, actions: readonly string[], since: Date, limit: number): Promise<EntryToTell[]> {
    return tx.query<EntryToTell>(
      `SELECT id AS "entryId", action FROM audit_entries
        WHERE center_id = $1 AND at >= $2 AND action = ANY ($3) ORDER BY at, id LIMIT $4`,
      [tx.centerId, since, actions, limit],
    );
  }

  /** The newest `limit` deliveries of each endpoint before an id. */
  async ofEndpoints(
    centerId: string,
    endpointIds: readonly string[],
    beforeId: string | null,
    limit: number,
  ): Promise<ReadonlyMap<string, KnownWebhookDelivery[]>> {
    const rows = await this.database.read<KnownWebhookDelivery>(centerId, {
      name: 'webhook-deliveries-of-endpoints',
      text: `SELECT d.* FROM unnest($2::uuid[]) AS endpoint (id) CROSS JOIN LATERAL (
               SELECT ${COLUMNS} FROM webhook_deliveries d
                WHERE d.center_id = $1 AND d.endpoint_id = endpoint.id AND ($3::uuid IS NULL OR d.id < $3)
                ORDER BY d.id DESC LIMIT $4) d`,
      values: [centerId, endpointIds, beforeId, limit],
    });
    return grouped(rows, (delivery) => delivery.endpointId);
  }

  async forget(tx: Transaction, before: Date): Promise<void> {
    await tx.query('DELETE FROM webhook_deliveries WHERE center_id = $1 AND requested_at < $2', [tx.centerId, before]);
  }
}

const COLUMNS = `d.id, d.endpoint_id AS "endpointId", d.entry_id AS "entryId", d.event_type AS "eventType", d.status, d.attempts,
  d.last_attempt_at AS "lastAttemptAt", d.last_http_status AS "lastHttpStatus", d.last_error AS "lastError",
  d.requested_at AS "requestedAt", d.ended_at AS "endedAt"`;

const TO_SEND = `
  SELECT d.id, d.endpoint_id AS "endpointId", d.entry_id AS "entryId", d.event_type AS "eventType",
         e.url, e.disabled_at AS "disabledAt", e.secret, e.previous_secret AS "previousSecret",
         e.previous_secret_until AS "previousSecretUntil",
         a.at, a.subject_type AS "subjectType", a.subject_id AS "subjectId", a.after, p.student_id AS "studentId"
    FROM webhook_deliveries d
    JOIN webhook_endpoints e ON e.center_id = d.center_id AND e.id = d.endpoint_id
    JOIN audit_entries a ON a.center_id = d.center_id AND a.id = d.entry_id
    LEFT JOIN prospects p ON p.center_id = d.center_id
         AND p.id = CASE a.subject_type WHEN 'Prospect' THEN a.subject_id ELSE (a.after ->> 'prospectId')::uuid END
   WHERE d.center_id = $1 AND d.id = $2`;

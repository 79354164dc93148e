import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EventTypeName } from './domain/event-types.js';

export const WEBHOOK_STATUSES = ['WAITING', 'DELIVERED', 'FAILED', 'SKIPPED'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** One event for one endpoint, and what came of it. */
@Entity('webhook_deliveries')
export class WebhookDelivery {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') endpointId: string;
  @Column('uuid') entryId: string;
  @Column('text') eventType: EventTypeName;
  @Column('text') status: WebhookStatus;
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { nullable: true }) lastAttemptAt: Date | null;
  @Column('smallint', { nullable: true }) lastHttpStatus: number | null;
  @Column('text', { nullable: true }) lastError: string | null;
  @Column('timestamptz') requestedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}

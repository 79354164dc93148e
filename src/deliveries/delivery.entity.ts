import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from './delivery.js';

export const DELIVERY_STATES = ['PENDING', 'SENT', 'SKIPPED', 'DEAD'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Something that is to be said once, and how far it has come. */
@Entity('deliveries')
export class DeliveryRow {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: string;
  @Column('text') topic: string;
  @Column('uuid') subjectId: string;
  @Column('uuid', { nullable: true }) recipientId: string | null;
  @Column('text') channel: Channel;
  @Column('timestamptz') dueAt: Date;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
  @Column('text', { default: 'PENDING' }) state: DeliveryState;
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('timestamptz') nextAttemptAt: Date;
  @Column('timestamptz', { nullable: true }) leasedUntil: Date | null;
  @Column('bigint', { default: 0 }) fence: number;
  @Column('text', { nullable: true }) lastError: string | null;
  @Column('text', { nullable: true }) receipt: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
}

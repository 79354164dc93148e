import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisabledReason } from './domain/endpoint-health.js';
import type { EventTypeName } from './domain/event-types.js';

/** Who is told of what happens. */
@Entity('webhook_endpoints')
export class WebhookEndpoint {
  @PrimaryColumn('uuid') centerId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') url: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text', { array: true }) eventTypes: EventTypeName[];
  @Column('text') secret: string;
  @Column('text', { nullable: true }) previousSecret: string | null;
  @Column('timestamptz', { nullable: true }) previousSecretUntil: Date | null;
  @Column('timestamptz', { nullable: true }) failingSince: Date | null;
  @Column('timestamptz', { nullable: true }) disabledAt: Date | null;
  @Column('text', { nullable: true }) disabledReason: DisabledReason | null;
  @Column('uuid') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
}

/** What everybody but the signer may see. */
export type KnownEndpoint = Omit<WebhookEndpoint, 'centerId' | 'secret' | 'previousSecret'>;

export const knownEndpoint = (endpoint: WebhookEndpoint): KnownEndpoint => {
  const { centerId: _centerId, secret: _secret, previousSecret: _previousSecret, ...known } = endpoint;
  return known;
};

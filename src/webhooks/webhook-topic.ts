import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Composed, type Delivery, type Ending, type Topic, Topics } from '../deliveries/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { payloadOf } from './domain/event-payload.js';
import type { WebhookMessage } from './webhook-carrier.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import { WEBHOOK_TOPIC } from './webhook-enqueueing.js';
import { signingSecrets } from './webhook-secrets.js';

const ENDED = { SENT: 'DELIVERED', SKIPPED: 'SKIPPED', DEAD: 'FAILED' } as const;

/** Knows what an endpoint is to be told, and keeps what came of it. */
@Injectable()
export class WebhookTopic implements Topic, OnModuleInit {
  readonly name = WEBHOOK_TOPIC;

  constructor(
    private readonly topics: Topics,
    private readonly store: WebhookDeliveriesStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.topics.register(this);
  }

  async compose(tx: Transaction, { subjectId }: Delivery): Promise<Composed<WebhookMessage>> {
    const event = await this.store.toSend(tx, subjectId);
    if (!event) return { skip: 'It was asked for too long ago.' };
    if (event.disabledAt) return { skip: 'The endpoint is disabled.' };
    return {
      send: {
        deliveryId: event.id,
        endpointId: event.endpointId,
        eventId: event.entryId,
        url: event.url,
        secrets: signingSecrets(event, this.clock.now()),
        body: JSON.stringify(payloadOf(event.eventType, event)),
      },
    };
  }

  ended(tx: Transaction, { subjectId }: Delivery, { state, reason }: Ending): Promise<void> {
    return this.store.end(tx, subjectId, ENDED[state], reason, new Date(this.clock.now()));
  }
}

import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/index.js';
import { DAY } from '../kernel/instant.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { type EventTypeName, eventTypeOf } from './domain/event-types.js';
import { type EntryToTell, type NewWebhookDelivery, WebhookDeliveriesStore } from './webhook-deliveries.store.js';

export const WEBHOOK_TOPIC = 'webhook';

/** An event that could not be delivered for so long is given up; it can be sent again by hand. */
const WORTH_SENDING_FOR = 3 * DAY;
const AT_ONCE = 500;

/** Who is to be told of which events. */
export interface Listener {
  readonly id: string;
  readonly eventTypes: readonly EventTypeName[];
}

/** Makes of entries of the audit trail what is to be sent, in the transaction that says so. */
@Injectable()
export class WebhookEnqueueing {
  constructor(
    private readonly store: WebhookDeliveriesStore,
    private readonly deliveries: Deliveries,
    private readonly clock: Clock,
  ) {}

  /** Enqueues each entry for each listener that wants such events; answers how many deliveries that makes. */
  async tell(tx: Transaction, listeners: readonly Listener[], entries: readonly EntryToTell[]): Promise<number> {
    const wanted = entries.flatMap((entry) => listeners.flatMap((listener) => deliveryOf(listener, entry)));
    for (let done = 0; done < wanted.length; done += AT_ONCE)
      await this.enqueue(tx, wanted.slice(done, done + AT_ONCE));
    return wanted.length;
  }

  async enqueue(tx: Transaction, wanted: readonly NewWebhookDelivery[]): Promise<void> {
    const now = new Date(this.clock.now());
    await this.store.add(tx, wanted, now);
    await this.deliveries.enqueue(
      tx,
      wanted.map(({ id }) => ({
        key: `${WEBHOOK_TOPIC}/${id}`,
        topic: WEBHOOK_TOPIC,
        subjectId: id,
        recipientId: null,
        channel: 'WEBHOOK' as const,
        dueAt: now,
        expiresAt: new Date(now.getTime() + WORTH_SENDING_FOR),
      })),
    );
  }
}

const deliveryOf = (
  { id: endpointId, eventTypes }: Listener,
  { entryId, action }: EntryToTell,
): NewWebhookDelivery[] => {
  const eventType = eventTypeOf(action);
  return eventType && eventTypes.includes(eventType) ? [{ id: newId(), endpointId, entryId, eventType }] : [];
};

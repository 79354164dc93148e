import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { DAY } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { actionsOf } from './domain/event-types.js';
import { type KnownWebhookDelivery, WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';
import { WebhookEnqueueing } from './webhook-enqueueing.js';
import type { RedeliverWebhookEventInput, RedeliverWebhookEventsInput } from './webhooks.inputs.graphql.js';
import { DeliveriesSince, OneDelivery } from './webhooks.input.js';

const FARTHEST_BACK = 30 * DAY;
const MOST_AT_ONCE = 10_000;

/** Sends events again, for an endpoint that was away or lost what it had; each keeps its id. */
@Injectable()
export class WebhookRedelivery {
  constructor(
    private readonly useCases: UseCases,
    private readonly deliveries: WebhookDeliveriesStore,
    private readonly endpoints: WebhookEndpointsStore,
    private readonly enqueueing: WebhookEnqueueing,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  one(actor: Actor, input: RedeliverWebhookEventInput): Promise<Result<{ delivery: KnownWebhookDelivery }>> {
    return this.useCases.run(actor, { name: 'redeliverWebhookEvent', input }, async (tx) => {
      const parsed = parse(OneDelivery, input);
      if (!parsed.ok) return parsed;
      const before = await this.deliveries.byId(tx, parsed.value.deliveryId);
      if (!before) return fail('WEBHOOK_DELIVERY_NOT_FOUND', 'There is no delivery with this id.', 'deliveryId');
      const endpoint = await this.listening(tx, before.endpointId, 'deliveryId');
      if (!endpoint.ok) return endpoint;
      const { entryId, endpointId, eventType } = before;
      const again = { id: newId(), entryId, endpointId, eventType };
      await this.enqueueing.enqueue(tx, [again]);
      await this.record(tx, actor, endpointId, { deliveries: 1, entryId });
      return ok({ delivery: (await this.deliveries.byId(tx, again.id))! });
    });
  }

  all(actor: Actor, input: RedeliverWebhookEventsInput): Promise<Result<{ deliveries: number }>> {
    return this.useCases.run(actor, { name: 'redeliverWebhookEvents', input }, async (tx) => {
      const parsed = parse(DeliveriesSince, input);
      if (!parsed.ok) return parsed;
      const { endpointId, since } = parsed.value;
      const endpoint = await this.listening(tx, endpointId, 'endpointId');
      if (!endpoint.ok) return endpoint;
      if (since < this.clock.now() - FARTHEST_BACK)
        return fail('DATE_TOO_FAR_AWAY', 'since: must be at most 30 days ago.', 'since');
      return this.allSince(tx, actor, endpoint.value, new Date(since));
    });
  }

  private async allSince(tx: Transaction, actor: Actor, endpoint: WebhookEndpoint, since: Date) {
    const actions = actionsOf(endpoint.eventTypes);
    const entries = await this.deliveries.entriesSince(tx, actions, since, MOST_AT_ONCE + 1);
    if (entries.length > MOST_AT_ONCE)
      return fail('TOO_MANY_EVENTS', `since: more than ${MOST_AT_ONCE} events; choose a later time.`, 'since');
    const deliveries = await this.enqueueing.tell(tx, [endpoint], entries);
    await this.record(tx, actor, endpoint.id, { deliveries, since });
    return ok({ deliveries });
  }

  private async listening(tx: Transaction, id: string, field: string): Promise<Result<WebhookEndpoint>> {
    const endpoint = await this.endpoints.byId(tx, id);
    if (!endpoint) return fail('WEBHOOK_ENDPOINT_NOT_FOUND', 'There is no endpoint with this id.', field);
    if (endpoint.disabledAt)
      return fail('WEBHOOK_ENDPOINT_DISABLED', 'This endpoint is disabled; enable it first.', field);
    return ok(endpoint);
  }

  private record(tx: Transaction, actor: Actor, subjectId: string, after: object): Promise<void> {
    return this.audit.record(tx, actor, {
      action: 'webhook-endpoint.redelivered',
      subjectType: 'WebhookEndpoint',
      subjectId,
      after,
    });
  }
}

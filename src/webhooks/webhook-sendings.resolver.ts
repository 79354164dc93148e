import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf } from '../platform/graphql/index.js';
import { WebhookRedelivery } from './webhook-redelivery.service.js';
import { WebhookTrial } from './webhook-trial.service.js';
import {
  RedeliverWebhookEventPayload,
  RedeliverWebhookEventsPayload,
  TestWebhookEndpointPayload,
} from './webhooks.graphql.js';
import {
  RedeliverWebhookEventInput,
  RedeliverWebhookEventsInput,
  TestWebhookEndpointInput,
} from './webhooks.inputs.graphql.js';

@Resolver()
export class WebhookSendingsResolver {
  constructor(
    private readonly trial: WebhookTrial,
    private readonly redelivery: WebhookRedelivery,
  ) {}

  @Allow('webhook.manage')
  @Mutation(() => TestWebhookEndpointPayload, {
    description: 'Sends the event `webhook.test` now and shows what is answered within 10 seconds.',
  })
  async testWebhookEndpoint(@SignedInActor() actor: Actor, @Args('input') input: TestWebhookEndpointInput) {
    return payloadOf(await this.trial.send(actor, input));
  }

  @Allow('webhook.manage')
  @Mutation(() => RedeliverWebhookEventPayload, { description: 'Sends an event again, with the same webhook-id.' })
  async redeliverWebhookEvent(@SignedInActor() actor: Actor, @Args('input') input: RedeliverWebhookEventInput) {
    return payloadOf(await this.redelivery.one(actor, input), input.clientMutationId);
  }

  @Allow('webhook.manage')
  @Mutation(() => RedeliverWebhookEventsPayload, {
    description:
      'Sends all events since a time again, as after an outage of the endpoint. `TOO_MANY_EVENTS` above 10,000.',
  })
  async redeliverWebhookEvents(@SignedInActor() actor: Actor, @Args('input') input: RedeliverWebhookEventsInput) {
    return payloadOf(await this.redelivery.all(actor, input), input.clientMutationId);
  }
}

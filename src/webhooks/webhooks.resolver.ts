import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, Person, PeopleStore, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { WebhookDeliveriesStore } from './webhook-deliveries.store.js';
import type { KnownEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEndpointEdits } from './webhook-endpoint-edits.service.js';
import { WebhookEndpoints } from './webhook-endpoints.service.js';
import { WebhookEndpointsStore } from './webhook-endpoints.store.js';
import {
  ChangeWebhookEndpointPayload,
  WebhookDeliveryConnection,
  WebhookEndpointConnection,
  WebhookEndpointType,
  WebhookSecretPayload,
} from './webhooks.graphql.js';
import {
  AddWebhookEndpointInput,
  ChangeWebhookEndpointInput,
  RotateWebhookSecretInput,
} from './webhooks.inputs.graphql.js';

@Resolver(() => WebhookEndpointType)
export class WebhooksResolver {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly edits: WebhookEndpointEdits,
    private readonly store: WebhookEndpointsStore,
    private readonly deliveryRows: WebhookDeliveriesStore,
    private readonly people: PeopleStore,
  ) {}

  @Allow('webhook.manage')
  @Query(() => WebhookEndpointType, {
    nullable: true,
    description: 'One endpoint; null when there is none with this id.',
  })
  webhookEndpoint(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('webhookEndpoint', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('webhook.manage')
  @Query(() => WebhookEndpointConnection, {
    description: 'The endpoints of the center, the newest first; disabled ones too.',
  })
  async webhookEndpoints(@SignedInActor() actor: Actor, @Args() { first, after }: PageArgs) {
    const rows = await this.store.page(actor.centerId, idIn(after), rowsToRead(first));
    return toConnection(pageOf(rows, first, (endpoint) => [endpoint.id]));
  }

  @ResolveField(() => Person, { description: 'Who added it.' })
  createdBy(@CurrentRequest() request: RequestContext, @Parent() { createdBy }: KnownEndpoint) {
    return request.load('person', createdBy, (ids) => this.people.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => WebhookDeliveryConnection, { description: 'What it was or will be sent, the newest first.' })
  async deliveries(
    @CurrentRequest() request: RequestContext,
    @Parent() { id }: KnownEndpoint,
    @Args() { first, after }: PageArgs,
  ) {
    const limit = rowsToRead(first);
    const beforeId = idIn(after);
    const rows = await request.load(`webhookDeliveries ${limit} ${beforeId}`, id, (ids) =>
      this.deliveryRows.ofEndpoints(request.signedIn.centerId, ids, beforeId, limit),
    );
    return toConnection(pageOf(rows ?? [], first, (delivery) => [delivery.id]));
  }

  @Allow('webhook.manage')
  @Mutation(() => WebhookSecretPayload, {
    description:
      'Adds an endpoint and shows its secret, once. It is told of what happens from now on. `TOO_MANY_WEBHOOK_ENDPOINTS` when 20 are enabled.',
  })
  async addWebhookEndpoint(@SignedInActor() actor: Actor, @Args('input') input: AddWebhookEndpointInput) {
    return payloadOf(await this.endpoints.add(actor, input), input.clientMutationId);
  }

  @Allow('webhook.manage')
  @Mutation(() => ChangeWebhookEndpointPayload, { description: 'Changes, disables or enables an endpoint.' })
  async changeWebhookEndpoint(@SignedInActor() actor: Actor, @Args('input') input: ChangeWebhookEndpointInput) {
    return payloadOf(await this.edits.change(actor, input), input.clientMutationId);
  }

  @Allow('webhook.manage')
  @Mutation(() => WebhookSecretPayload, {
    description: 'Gives an endpoint another secret. For 24 hours both sign, so that the receiver can change over.',
  })
  async rotateWebhookSecret(@SignedInActor() actor: Actor, @Args('input') input: RotateWebhookSecretInput) {
    return payloadOf(await this.edits.rotate(actor, input), input.clientMutationId);
  }
}

/** The id to go on behind. */
const idIn = (after: string | null | undefined): string | null => {
  const keys = keysOf(after, 'id');
  return keys && keys[0];
};

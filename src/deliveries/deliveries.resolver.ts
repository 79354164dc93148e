import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, PeopleStore, Person, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
} from '../platform/graphql/index.js';
import { DeadDeliveriesService } from './dead-deliveries.service.js';
import { DeadDeliveriesStore } from './dead-deliveries.store.js';
import {
  DeliveryConnection,
  DeliveryFiguresType,
  DeliveryType,
  RedriveDeliveriesInput,
  RedriveDeliveriesPayload,
} from './deliveries.graphql.js';
import type { DeliveryRow } from './delivery.entity.js';

@Resolver(() => DeliveryType)
export class DeliveriesResolver {
  constructor(
    private readonly dead: DeadDeliveriesService,
    private readonly store: DeadDeliveriesStore,
    private readonly people: PeopleStore,
  ) {}

  @Allow('delivery.see')
  @Query(() => DeliveryConnection, {
    description: 'What was given up, newest first, with the reason of the last attempt.',
  })
  async deadDeliveries(@SignedInActor() actor: Actor, @Args() { first, after }: PageArgs) {
    const keys = keysOf(after, 'id');
    const rows = await this.store.newest(actor.centerId, keys && keys[0], rowsToRead(first));
    return toConnection(pageOf(rows, first, ({ id }) => [id]));
  }

  @Allow('delivery.see')
  @Query(() => DeliveryFiguresType, { description: 'How much waits to be sent, and how much was given up.' })
  deliveryFigures(@SignedInActor() actor: Actor) {
    return this.store.figures(actor.centerId);
  }

  @Allow('delivery.redrive')
  @Mutation(() => RedriveDeliveriesPayload, {
    description:
      'Tries deliveries anew that were given up. One that has grown old meanwhile is skipped. `DELIVERY_NOT_DEAD` when one was not given up; then nothing is done.',
  })
  async redriveDeliveries(@SignedInActor() actor: Actor, @Args('input') input: RedriveDeliveriesInput) {
    return payloadOf(await this.dead.redrive(actor, input), input.clientMutationId);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Whom it is for; null: nobody of the center.' })
  recipient(@CurrentRequest() request: RequestContext, @Parent() { recipientId }: DeliveryRow) {
    return (
      recipientId && request.load('person', recipientId, (ids) => this.people.byIds(request.signedIn.centerId, ids))
    );
  }
}

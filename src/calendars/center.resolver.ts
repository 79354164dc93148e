import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { CentersService, CentersStore, CenterType, ChangeCenterInput, ChangeCenterPayload } from '../centers/index.js';
import { Allow, SignedInActor } from '../identity/index.js';
import { payloadOf } from '../platform/graphql/index.js';

/** Stands here and not in `centers`, which stands above identity and so cannot ask who may. */
@Resolver(() => CenterType)
export class CenterResolver {
  constructor(
    private readonly centers: CentersService,
    private readonly store: CentersStore,
  ) {}

  @Allow('center.see')
  @Query(() => CenterType, { description: 'The center of the person who is signed in.' })
  center(@SignedInActor() actor: Actor) {
    return this.store.profile(actor.centerId);
  }

  @Allow('center.change')
  @Mutation(() => ChangeCenterPayload, { description: 'Changes what the center says of itself.' })
  async changeCenter(@SignedInActor() actor: Actor, @Args('input') input: ChangeCenterInput) {
    return payloadOf(await this.centers.change(actor, input), input.clientMutationId);
  }
}

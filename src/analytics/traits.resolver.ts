import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf } from '../platform/graphql/index.js';
import { RankEmployersInput, RecordReadinessInput, TraitsPayload } from './traits.graphql.js';
import { Traits } from './traits.service.js';

@Resolver()
export class TraitsResolver {
  constructor(private readonly traits: Traits) {}

  @Allow('readiness.record')
  @Mutation(() => TraitsPayload, {
    description:
      'Records how ready students are, all or none of the list. Comparisons of outcomes allow for it; students do not see it.',
  })
  async recordReadiness(@SignedInActor() actor: Actor, @Args('input') input: RecordReadinessInput) {
    return payloadOf(await this.traits.recordReadiness(actor, input), input.clientMutationId);
  }

  @Allow('employer.rank')
  @Mutation(() => TraitsPayload, {
    description: 'Records how selective employers are, all or none of the list. Comparisons of outcomes allow for it.',
  })
  async rankEmployers(@SignedInActor() actor: Actor, @Args('input') input: RankEmployersInput) {
    return payloadOf(await this.traits.rankEmployers(actor, input), input.clientMutationId);
  }
}

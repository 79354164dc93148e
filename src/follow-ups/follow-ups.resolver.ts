import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, type RequestContext } from '../platform/graphql/index.js';
import { type Prospect, ProspectType } from '../prospects/index.js';
import type { FollowUp } from './follow-up.entity.js';
import {
  CorrectFollowUpInput,
  FollowUpPayload,
  FollowUpType,
  RecordFollowUpInput,
} from './follow-ups.inputs.graphql.js';
import { FollowUpsService } from './follow-ups.service.js';
import { FollowUpsStore } from './follow-ups.store.js';

@Resolver(() => ProspectType)
export class FollowUpsResolver {
  constructor(
    private readonly followUpsService: FollowUpsService,
    private readonly store: FollowUpsStore,
  ) {}

  @ResolveField(() => [FollowUpType], { description: 'What was done about it, oldest first.' })
  async followUps(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<FollowUp[]> {
    return (
      (await request.load('follow-ups-of-prospect', prospect.id, (ids) =>
        this.store.ofProspects(request.signedIn.centerId, ids),
      )) ?? []
    );
  }

  @Allow('follow-up.record')
  @Mutation(() => FollowUpPayload, {
    description: 'Records what was done and what came of it; the answer carries the step that is owed next, and why.',
  })
  async recordFollowUp(@SignedInActor() actor: Actor, @Args('input') input: RecordFollowUpInput) {
    return payloadOf(await this.followUpsService.record(actor, input), input.clientMutationId);
  }

  @Allow('follow-up.record')
  @Mutation(() => FollowUpPayload, {
    description: 'Corrects a follow-up. An answer that ended the prospect or brought an offer is not changed here.',
  })
  async correctFollowUp(@SignedInActor() actor: Actor, @Args('input') input: CorrectFollowUpInput) {
    return payloadOf(await this.followUpsService.correct(actor, input), input.clientMutationId);
  }
}

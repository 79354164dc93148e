import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type FollowUp, FollowUpPayload, FollowUpType } from '../follow-ups/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, RequestContext } from '../platform/graphql/index.js';
import { RecordPracticeInput, ScriptPracticeType } from './practices.graphql.js';
import { PracticesService } from './practices.service.js';
import { PracticesStore } from './practices.store.js';

@Resolver(() => FollowUpType)
export class PracticesResolver {
  constructor(
    private readonly practices: PracticesService,
    private readonly store: PracticesStore,
  ) {}

  @ResolveField(() => ScriptPracticeType, {
    nullable: true,
    description: 'With REHEARSAL: what was practised out loud and for how long; null: not told.',
  })
  practice(@Parent() followUp: FollowUp, @CurrentRequest() request: RequestContext) {
    return followUp.kind === 'REHEARSAL'
      ? request.load('practice', followUp.id, (ids) => this.store.ofFollowUps(request.signedIn.centerId, ids))
      : null;
  }

  @Allow('follow-up.record')
  @Mutation(() => FollowUpPayload, {
    description:
      'Records that a script was practised out loud: a follow-up REHEARSAL on the timeline, which settles the step REHEARSE. Nobody is called and nothing is sent.',
  })
  async recordPractice(@SignedInActor() actor: Actor, @Args('input') input: RecordPracticeInput) {
    return payloadOf(await this.practices.record(actor, input), input.clientMutationId);
  }
}

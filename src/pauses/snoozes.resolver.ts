import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf } from '../platform/graphql/index.js';
import { ProspectType } from '../prospects/index.js';
import { SnoozePayload, SnoozeStepInput } from './snoozes.graphql.js';
import { SnoozesService } from './snoozes.service.js';

@Resolver(() => ProspectType)
export class SnoozesResolver {
  constructor(private readonly snoozes: SnoozesService) {}

  @Allow('step.snooze')
  @Mutation(() => SnoozePayload, {
    description:
      'Puts the next step of a prospect off with a reason: twice in a row at most, and not past an interview or the deadline of an offer.',
  })
  async snoozeStep(@SignedInActor() actor: Actor, @Args('input') input: SnoozeStepInput) {
    return payloadOf(await this.snoozes.snooze(actor, input), input.clientMutationId);
  }
}

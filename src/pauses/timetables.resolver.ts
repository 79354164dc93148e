import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, type RequestContext } from '../platform/graphql/index.js';
import { type Prospect, ProspectType } from '../prospects/index.js';
import { ClearTimetableInput, SetTimetableInput, TimetablePayload, TimetableType } from './timetables.graphql.js';
import { TimetablesService } from './timetables.service.js';
import { TimetablesStore } from './timetables.store.js';

@Resolver(() => ProspectType)
export class TimetablesResolver {
  constructor(
    private readonly timetables: TimetablesService,
    private readonly store: TimetablesStore,
  ) {}

  @ResolveField(() => TimetableType, {
    nullable: true,
    description: 'When the employer announced that it decides; null: it did not.',
  })
  timetable(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext) {
    const load = (ids: readonly string[]) => this.store.ofProspects(request.signedIn.centerId, ids);
    return request.load('timetable of prospect', prospect.id, load);
  }

  @Allow('timetable.record')
  @Mutation(() => TimetablePayload, {
    description:
      'Records when the employer announced that it decides: nobody asks where the decision stands before the business day after.',
  })
  async setTimetable(@SignedInActor() actor: Actor, @Args('input') input: SetTimetableInput) {
    return payloadOf(await this.timetables.set(actor, input), input.clientMutationId);
  }

  @Allow('timetable.record')
  @Mutation(() => TimetablePayload, { description: 'Takes a timetable back, and replans without it.' })
  async clearTimetable(@SignedInActor() actor: Actor, @Args('input') input: ClearTimetableInput) {
    return payloadOf(await this.timetables.clear(actor, input), input.clientMutationId);
  }
}

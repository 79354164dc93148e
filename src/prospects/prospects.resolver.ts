import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, onlyStudentOf, reaches, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../platform/clock/index.js';
import { PageArgs, payloadOf, RequestContext, toConnection, Uuid } from '../platform/graphql/index.js';
import { NextStepsArgs, ProspectsArgs } from './prospect-lists.graphql.js';
import { ProspectLists } from './prospect-lists.store.js';
import { ProspectConnection, ProspectType } from './prospect.graphql.js';
import {
  ChangeProspectInput,
  ChangeProspectPayload,
  OpenProspectInput,
  OpenProspectPayload,
} from './prospects.inputs.graphql.js';
import { ProspectsService } from './prospects.service.js';
import { ProspectsStore } from './prospects.store.js';
import { Sweeper } from './sweeper.service.js';

@Resolver(() => ProspectType)
export class ProspectsResolver {
  constructor(
    private readonly prospectsService: ProspectsService,
    private readonly store: ProspectsStore,
    private readonly lists: ProspectLists,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  @Allow('prospect.see')
  @Query(() => ProspectType, { nullable: true, description: 'One prospect; null when there is none with this id.' })
  async prospect(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    const prospect = await request.load('prospect', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
    return prospect && reaches(request.signedIn, prospect.studentId) ? prospect : null;
  }

  @Allow('prospect.see')
  @Query(() => ProspectConnection, { description: 'Prospects, newest first; a student sees their own.' })
  async prospects(@SignedInActor() actor: Actor, @Args() page: PageArgs, @Args() filter: ProspectsArgs) {
    return toConnection(
      await this.lists.newestFirst(
        actor.centerId,
        { ...filter, studentId: onlyStudentOf(actor) ?? filter.studentId ?? null },
        page,
      ),
    );
  }

  @Allow('prospect.see')
  @Query(() => ProspectConnection, { description: 'Prospects that owe a step, soonest due first: today’s list.' })
  async nextSteps(@SignedInActor() actor: Actor, @Args() page: PageArgs, @Args() { mine, ...filter }: NextStepsArgs) {
    const own = onlyStudentOf(actor);
    const lookedAfter = mine && own === null ? { by: actor.userId, at: new Date(this.clock.now()) } : null;
    return toConnection(
      await this.lists.soonestDueFirst(
        actor.centerId,
        { ...filter, studentId: own ?? filter.studentId ?? null, lookedAfter },
        page,
      ),
    );
  }

  @Allow('neglect.see')
  @Query(() => Int, {
    description:
      'Open prospects without a next step. Always 0: the database refuses anything else, and this proves it. Those whose next step is long overdue are `neglected` in the header of `caseload`.',
  })
  leftHanging(@SignedInActor() actor: Actor) {
    return this.sweeper.leftHanging(actor.centerId);
  }

  @Allow('prospect.open')
  @Mutation(() => OpenProspectPayload, {
    description: 'Opens a prospect. From then on it owes a next step until it has an outcome.',
  })
  async openProspect(@SignedInActor() actor: Actor, @Args('input') input: OpenProspectInput) {
    return payloadOf(await this.prospectsService.open(actor, input), input.clientMutationId);
  }

  @Allow('prospect.change')
  @Mutation(() => ChangeProspectPayload, { description: 'Corrects what a prospect says of its position.' })
  async changeProspect(@SignedInActor() actor: Actor, @Args('input') input: ChangeProspectInput) {
    return payloadOf(await this.prospectsService.change(actor, input), input.clientMutationId);
  }
}

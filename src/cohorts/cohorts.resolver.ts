import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
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
import {
  AddCohortInput,
  ChangeCohortInput,
  CohortConnection,
  CohortPayload,
  CohortType,
  JoinCohortInput,
  LeaveCohortInput,
  MembershipsPayload,
} from './cohorts.graphql.js';
import { CohortsService } from './cohorts.service.js';
import { CohortsStore } from './cohorts.store.js';
import { MembershipsService } from './memberships.service.js';

@Resolver(() => CohortType)
export class CohortsResolver {
  constructor(
    private readonly cohortsService: CohortsService,
    private readonly memberships: MembershipsService,
    private readonly store: CohortsStore,
  ) {}

  @Allow('cohort.see')
  @Query(() => CohortType, { nullable: true, description: 'One cohort; null when there is none with this id.' })
  cohort(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('cohort', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('cohort.see')
  @Query(() => CohortConnection, { description: 'Cohorts by name.' })
  async cohorts(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'text', 'id');
    const rows = await this.store.list(actor.centerId, {
      after: after && { name: after[0], id: after[1] },
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, (cohort) => [cohort.name, cohort.id]));
  }

  @Allow('cohort.change')
  @Mutation(() => CohortPayload, { description: 'Adds a cohort. `COHORT_EXISTS` when one has the name.' })
  async addCohort(@SignedInActor() actor: Actor, @Args('input') input: AddCohortInput) {
    return payloadOf(await this.cohortsService.add(actor, input), input.clientMutationId);
  }

  @Allow('cohort.change')
  @Mutation(() => CohortPayload, { description: 'Corrects a cohort.' })
  async changeCohort(@SignedInActor() actor: Actor, @Args('input') input: ChangeCohortInput) {
    return payloadOf(await this.cohortsService.change(actor, input), input.clientMutationId);
  }

  @Allow('cohort.change')
  @Mutation(() => MembershipsPayload, {
    description: 'Lets students join a cohort. `OVERLAPPING_MEMBERSHIP` for one who is in it on some of the days.',
  })
  async joinCohort(@SignedInActor() actor: Actor, @Args('input') input: JoinCohortInput) {
    return payloadOf(await this.memberships.join(actor, input), input.clientMutationId);
  }

  @Allow('cohort.change')
  @Mutation(() => MembershipsPayload, {
    description: 'Lets students leave a cohort. `NOT_IN_COHORT` for one who is not in it on that day.',
  })
  async leaveCohort(@SignedInActor() actor: Actor, @Args('input') input: LeaveCohortInput) {
    return payloadOf(await this.memberships.leave(actor, input), input.clientMutationId);
  }
}

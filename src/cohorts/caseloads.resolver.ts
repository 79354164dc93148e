import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, CurrentRequest, PeopleStore, Person, SignedInActor } from '../identity/index.js';
import { Clock } from '../platform/clock/index.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
} from '../platform/graphql/index.js';
import type { CaseloadCover } from './caseload.entity.js';
import {
  ArrangeCoverInput,
  AssignCaseloadInput,
  AssignCaseloadPayload,
  CancelCoverInput,
  CaseloadCoverConnection,
  CaseloadCoverType,
  CoverPayload,
} from './caseloads.graphql.js';
import { CaseloadsService } from './caseloads.service.js';
import { CoversService } from './covers.service.js';
import { CoversStore } from './covers.store.js';
import { personOf } from './people.js';

@Resolver(() => CaseloadCoverType)
export class CaseloadsResolver {
  constructor(
    private readonly caseloads: CaseloadsService,
    private readonly coversService: CoversService,
    private readonly covers: CoversStore,
    private readonly people: PeopleStore,
    private readonly clock: Clock,
  ) {}

  @Allow('caseload.see')
  @Query(() => CaseloadCoverConnection, {
    description: 'Absences and who stands in, from today on in the zone of the center, by first day.',
  })
  async caseloadCovers(@SignedInActor() actor: Actor, @Args() page: PageArgs) {
    const after = keysOf(page.after, 'day', 'id');
    const rows = await this.covers.upcoming(actor.centerId, new Date(this.clock.now()), {
      after: after && { fromDay: after[0], id: after[1] },
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, (cover) => [cover.fromDay, cover.id]));
  }

  @ResolveField(() => Person, { description: 'Who is absent.' })
  absent(@Parent() cover: CaseloadCover, @CurrentRequest() request: RequestContext) {
    return personOf(this.people, request, cover.absentId);
  }

  @ResolveField(() => Person, { description: 'Who stands in.' })
  covering(@Parent() cover: CaseloadCover, @CurrentRequest() request: RequestContext) {
    return personOf(this.people, request, cover.coveringId);
  }

  @Allow('caseload.assign')
  @Mutation(() => AssignCaseloadPayload, { description: 'Gives students to a counselor from a day on.' })
  async assignCaseload(@SignedInActor() actor: Actor, @Args('input') input: AssignCaseloadInput) {
    return payloadOf(await this.caseloads.assign(actor, input), input.clientMutationId);
  }

  @Allow('caseload.cover')
  @Mutation(() => CoverPayload, {
    description: 'Arranges who stands in for an absent counselor. `OVERLAPPING_COVER` when somebody does already.',
  })
  async arrangeCover(@SignedInActor() actor: Actor, @Args('input') input: ArrangeCoverInput) {
    return payloadOf(await this.coversService.arrange(actor, input), input.clientMutationId);
  }

  @Allow('caseload.cover')
  @Mutation(() => CoverPayload, { description: 'The counselor is there after all.' })
  async cancelCover(@SignedInActor() actor: Actor, @Args('input') input: CancelCoverInput) {
    return payloadOf(await this.coversService.cancel(actor, input), input.clientMutationId);
  }
}

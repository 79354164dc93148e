import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, onlyStudentOf, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, PageArgs, pageOf, payloadOf, rowsToRead, toConnection } from '../platform/graphql/index.js';
import {
  EndPauseInput,
  PauseConnection,
  PausePayload,
  PausesArgs,
  PauseType,
  StartPauseInput,
} from './pauses.graphql.js';
import { PausesService } from './pauses.service.js';
import { PausesStore } from './pauses.store.js';

@Resolver(() => PauseType)
export class PausesResolver {
  constructor(
    private readonly pausesService: PausesService,
    private readonly store: PausesStore,
  ) {}

  @Allow('pause.see')
  @Query(() => PauseConnection, {
    description: 'Pauses, the latest first day at the top; a student sees their own and those of their prospects.',
  })
  async pauses(@SignedInActor() actor: Actor, @Args() page: PageArgs, @Args() filter: PausesArgs) {
    const after = keysOf(page.after, 'day', 'id');
    const rows = await this.store.latestFirst(actor.centerId, {
      cohortId: filter.cohortId ?? null,
      studentId: filter.studentId ?? null,
      employerId: filter.employerId ?? null,
      prospectId: filter.prospectId ?? null,
      onlyStudentId: onlyStudentOf(actor),
      after: after && { firstDay: String(after[0]), id: String(after[1]) },
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, (pause) => [pause.firstDay, pause.id]));
  }

  @Allow('pause.start')
  @Mutation(() => PausePayload, {
    description:
      'Starts a pause and moves what falls due in it or after it. Students pause themselves and their prospects, staff also cohorts and employers.',
  })
  async startPause(@SignedInActor() actor: Actor, @Args('input') input: StartPauseInput) {
    return payloadOf(await this.pausesService.start(actor, input), input.clientMutationId);
  }

  @Allow('pause.start')
  @Mutation(() => PausePayload, {
    description: 'Ends a pause early: from today on steps are owed again. `PAUSE_IS_OVER` when it is over already.',
  })
  async endPause(@SignedInActor() actor: Actor, @Args('input') input: EndPauseInput) {
    return payloadOf(await this.pausesService.end(actor, input), input.clientMutationId);
  }
}

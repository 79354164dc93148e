import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { StudentsStore, StudentType } from '../cohorts/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
} from '../platform/graphql/index.js';
import type { Graduation } from './first-destination.entity.js';
import {
  ChangeGraduationInput,
  GraduationConnection,
  GraduationPayload,
  GraduationsPayload,
  GraduationType,
  OfClassArgs,
  RecordGraduationsInput,
  RemoveGraduationInput,
} from './graduations.graphql.js';
import { GraduationsService } from './graduations.service.js';
import { GraduationsStore } from './graduations.store.js';

@Resolver(() => GraduationType)
export class GraduationsResolver {
  constructor(
    private readonly service: GraduationsService,
    private readonly store: GraduationsStore,
    private readonly students: StudentsStore,
  ) {}

  @Allow('destination.see')
  @Query(() => GraduationConnection, { description: 'Graduations in the order in which they were recorded.' })
  async graduations(
    @SignedInActor() actor: Actor,
    @Args() { graduatingClass, studentId }: OfClassArgs,
    @Args() page: PageArgs,
  ) {
    const after = keysOf(page.after, 'id');
    const rows = await this.store.page(actor.centerId, {
      graduatingClass: graduatingClass ?? null,
      studentId: studentId ?? null,
      afterId: after && after[0],
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, ({ id }) => [id]));
  }

  @ResolveField(() => StudentType, { description: 'Who graduated.' })
  student(@Parent() { studentId }: Graduation, @CurrentRequest() request: RequestContext) {
    return request.load('student', studentId, (ids) => this.students.byIds(request.signedIn.centerId, ids));
  }

  @Allow('destination.record')
  @Mutation(() => GraduationsPayload, {
    description: 'Records that students graduated; who takes two degrees is recorded twice.',
  })
  async recordGraduations(@SignedInActor() actor: Actor, @Args('input') input: RecordGraduationsInput) {
    return payloadOf(await this.service.record(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => GraduationPayload, { description: 'Corrects a graduation.' })
  async changeGraduation(@SignedInActor() actor: Actor, @Args('input') input: ChangeGraduationInput) {
    return payloadOf(await this.service.change(actor, input), input.clientMutationId);
  }

  @Allow('destination.record')
  @Mutation(() => GraduationPayload, { description: 'Removes a graduation that was recorded by mistake.' })
  async removeGraduation(@SignedInActor() actor: Actor, @Args('input') input: RemoveGraduationInput) {
    return payloadOf(await this.service.remove(actor, input), input.clientMutationId);
  }
}

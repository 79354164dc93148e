import { Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { StudentType } from '../cohorts/index.js';
import { CurrentRequest } from '../identity/index.js';
import { isStaff } from '../kernel/actor.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { TraitsStore } from './traits.store.js';

@Resolver(() => StudentType)
export class StudentReadinessResolver {
  constructor(private readonly store: TraitsStore) {}

  @ResolveField(() => Float, {
    nullable: true,
    description: 'How ready for the search, 0 is the average of the center; null: not known, or you are the student.',
  })
  async readiness(@Parent() student: StudentType, @CurrentRequest() request: RequestContext): Promise<number | null> {
    if (!isStaff(request.signedIn)) return null;
    return request.load('readiness', student.id, (ids) => this.store.of(request.signedIn.centerId, 'READINESS', ids));
  }
}

import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest } from '../identity/index.js';
import { RequestContext } from '../platform/graphql/index.js';
import type { CohortMembership } from './cohort.entity.js';
import { CohortMembershipType, CohortType } from './cohorts.graphql.js';
import { CohortsStore } from './cohorts.store.js';
import { StudentType } from './students.graphql.js';
import { StudentsStore } from './students.store.js';

@Resolver(() => CohortMembershipType)
export class MembershipFieldsResolver {
  constructor(
    private readonly cohorts: CohortsStore,
    private readonly students: StudentsStore,
  ) {}

  @ResolveField(() => CohortType, { description: 'The cohort.' })
  cohort(@Parent() membership: CohortMembership, @CurrentRequest() request: RequestContext) {
    return request.load('cohort', membership.cohortId, (ids) => this.cohorts.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => StudentType, { description: 'The student.' })
  student(@Parent() membership: CohortMembership, @CurrentRequest() request: RequestContext) {
    return request.load('student', membership.studentId, (ids) => this.students.byIds(request.signedIn.centerId, ids));
  }
}

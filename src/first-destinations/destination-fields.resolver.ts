import { Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { StudentsStore, StudentType } from '../cohorts/index.js';
import { EmployersStore, EmployerType } from '../employers/index.js';
import { CurrentRequest } from '../identity/index.js';
import { RequestContext } from '../platform/graphql/index.js';
import type { FirstDestination } from './first-destination.entity.js';
import { FirstDestinationType } from './first-destinations.graphql.js';

@Resolver(() => FirstDestinationType)
export class DestinationFieldsResolver {
  constructor(
    private readonly students: StudentsStore,
    private readonly employers: EmployersStore,
  ) {}

  @ResolveField(() => Float, {
    nullable: true,
    description: 'Hours a week; 30 or more are full time. Null: not known.',
  })
  hoursAWeek(@Parent() { hoursAWeek }: FirstDestination): number | null {
    return hoursAWeek === null ? null : Number(hoursAWeek);
  }

  @ResolveField(() => StudentType, { description: 'The graduate.' })
  student(@Parent() { studentId }: FirstDestination, @CurrentRequest() request: RequestContext) {
    return request.load('student', studentId, (ids) => this.students.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => EmployerType, { nullable: true, description: 'Where; null: not known, or nowhere.' })
  employer(@Parent() { employerId }: FirstDestination, @CurrentRequest() request: RequestContext) {
    return (
      employerId && request.load('employer', employerId, (ids) => this.employers.byIds(request.signedIn.centerId, ids))
    );
  }
}

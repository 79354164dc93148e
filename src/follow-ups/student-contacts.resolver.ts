import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Student, StudentType } from '../cohorts/index.js';
import { CurrentRequest } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { ContactCountsType } from './contact-counts.graphql.js';
import { ContactCountsStore, NO_CONTACTS } from './contact-counts.store.js';

@Resolver(() => StudentType)
export class StudentContactsResolver {
  constructor(private readonly store: ContactCountsStore) {}

  @ResolveField(() => ContactCountsType, {
    description: 'How often employers were tried and reached, over all prospects.',
  })
  async contactCounts(@Parent() student: Student, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    const load = (ids: readonly string[]) => this.store.ofStudents(centerId, ids);
    return (await request.load('contact counts of student', student.id, load)) ?? NO_CONTACTS;
  }
}

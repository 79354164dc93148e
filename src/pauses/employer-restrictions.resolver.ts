import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Employer, EmployerType } from '../employers/index.js';
import { CurrentRequest } from '../identity/index.js';
import type { RequestContext } from '../platform/graphql/index.js';
import { ContactRestrictionType } from './restrictions.graphql.js';
import { RestrictionsStore } from './restrictions.store.js';

@Resolver(() => EmployerType)
export class EmployerRestrictionsResolver {
  constructor(private readonly store: RestrictionsStore) {}

  @ResolveField(() => [ContactRestrictionType], {
    description: 'How nobody there is to be contacted, without what was lifted, at most 100.',
  })
  async restrictions(@Parent() employer: Employer, @CurrentRequest() request: RequestContext) {
    const { centerId } = request.signedIn;
    const load = (ids: readonly string[]) => this.store.standingOf(centerId, 'employer_id', ids);
    return (await request.load('restrictions of employer', employer.id, load)) ?? [];
  }
}

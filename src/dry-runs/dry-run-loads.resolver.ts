import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentRequest, PeopleStore, Person } from '../identity/index.js';
import { RequestContext } from '../platform/graphql/index.js';
import { DryRunLoad } from './dry-run-figures.graphql.js';

@Resolver(() => DryRunLoad)
export class DryRunLoadsResolver {
  constructor(private readonly people: PeopleStore) {}

  @ResolveField(() => Person, {
    nullable: true,
    description: 'The counselor, or who stood in; null: nobody looked after these students.',
  })
  counselor(@Parent() { counselorId }: DryRunLoad, @CurrentRequest() request: RequestContext) {
    if (counselorId === null) return null;
    return request.load('person', counselorId, (ids) => this.people.byIds(request.signedIn.centerId, ids));
  }
}

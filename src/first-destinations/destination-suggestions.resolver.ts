import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { StudentsStore, StudentType } from '../cohorts/index.js';
import { EmployersStore, EmployerType } from '../employers/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { keysOf, PageArgs, pageOf, RequestContext, rowsToRead, toConnection } from '../platform/graphql/index.js';
import { type DestinationSuggestion, DestinationSuggestionsStore } from './destination-suggestions.store.js';
import { DestinationSuggestionConnection, DestinationSuggestionType } from './first-destinations.graphql.js';

@Resolver(() => DestinationSuggestionType)
export class DestinationSuggestionsResolver {
  constructor(
    private readonly store: DestinationSuggestionsStore,
    private readonly students: StudentsStore,
    private readonly employers: EmployersStore,
  ) {}

  @Allow('destination.see')
  @Query(() => DestinationSuggestionConnection, {
    description: 'Accepted offers of graduates of a class that nobody has confirmed as the first destination.',
  })
  async firstDestinationSuggestions(
    @SignedInActor() { centerId }: Actor,
    @Args('graduatingClass', { type: () => Int }) graduatingClass: number,
    @Args() page: PageArgs,
  ) {
    const after = keysOf(page.after, 'id');
    const limit = rowsToRead(page.first);
    const rows = await this.store.page(centerId, { graduatingClass, afterId: after && after[0], limit });
    return toConnection(pageOf(rows, page.first, ({ offerId }) => [offerId]));
  }

  @ResolveField(() => StudentType, { description: 'The graduate.' })
  student(@Parent() { studentId }: DestinationSuggestion, @CurrentRequest() request: RequestContext) {
    return request.load('student', studentId, (ids) => this.students.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => EmployerType, { description: 'Who made the offer.' })
  employer(@Parent() { employerId }: DestinationSuggestion, @CurrentRequest() request: RequestContext) {
    return request.load('employer', employerId, (ids) => this.employers.byIds(request.signedIn.centerId, ids));
  }
}

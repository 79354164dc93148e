import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import { keysOf, PageArgs, pageOf, payloadOf, RequestContext, rowsToRead, toConnection, Uuid } from '../platform/graphql/index.js';
import { normalizedName } from './domain/normalized-name.js';
import { AddEmployerInput, AddEmployerPayload, EmployerConnection, EmployerType } from './employers.graphql.js';
import { EmployersService } from './employers.service.js';
import { EmployersStore } from './employers.store.js';

@Resolver(() => EmployerType)
export class EmployersResolver {
  constructor(
    private readonly employersService: EmployersService,
    private readonly store: EmployersStore,
  ) {}

  @Allow('employer.see')
  @Query(() => EmployerType, { nullable: true, description: 'One employer; null when there is none with this id.' })
  employer(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('employer', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('employer.see')
  @Query(() => EmployerConnection, { description: 'Employers by name; `startsWith` takes the beginning of a name in any spelling.' })
  async employers(
    @SignedInActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('startsWith', { type: () => String, nullable: true }) startsWith: string | null,
  ) {
    const after = keysOf(page.after, 2);
    const rows = await this.store.search(actor.centerId, {
      startsWith: startsWith ? normalizedName(startsWith) : null,
      after: after && { normalizedName: String(after[0]), id: String(after[1]) },
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, (employer) => [employer.normalizedName, employer.id]));
  }

  @Allow('employer.add')
  @Mutation(() => AddEmployerPayload, { description: 'Adds an employer. `EMPLOYER_EXISTS` when one of that normalised name is there already.' })
  async addEmployer(@SignedInActor() actor: Actor, @Args('input') input: AddEmployerInput) {
    return payloadOf(await this.employersService.add(actor, input), input.clientMutationId);
  }
}

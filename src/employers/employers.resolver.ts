import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import {
  keysOf,
  PageArgs,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { ContactConnection } from './contacts.graphql.js';
import { contactsOf } from './contacts.resolver.js';
import { ContactsStore } from './contacts.store.js';
import { normalizedName } from './domain/normalized-name.js';
import {
  AddEmployerInput,
  ChangeEmployerInput,
  EmployerConnection,
  EmployerPayload,
  EmployerType,
  MergeEmployersInput,
} from './employers.graphql.js';
import type { Employer } from './employer.entity.js';
import { EmployerMergesService } from './employer-merges.service.js';
import { EmployersService } from './employers.service.js';
import { EmployersStore } from './employers.store.js';

@Resolver(() => EmployerType)
export class EmployersResolver {
  constructor(
    private readonly employersService: EmployersService,
    private readonly merges: EmployerMergesService,
    private readonly store: EmployersStore,
    private readonly contactsStore: ContactsStore,
  ) {}

  @Allow('employer.see')
  @Query(() => EmployerType, { nullable: true, description: 'One employer; null when there is none with this id.' })
  employer(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('employer', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('employer.see')
  @Query(() => EmployerConnection, {
    description: 'Employers by name; `startsWith` takes the beginning of a name in any spelling.',
  })
  async employers(
    @SignedInActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('startsWith', { type: () => String, nullable: true }) startsWith: string | null,
  ) {
    const after = keysOf(page.after, 'text', 'id');
    const rows = await this.store.search(actor.centerId, {
      startsWith: startsWith ? normalizedName(startsWith) : null,
      after: after && { normalizedName: after[0], id: after[1] },
      limit: rowsToRead(page.first),
    });
    return toConnection(pageOf(rows, page.first, (employer) => [employer.normalizedName, employer.id]));
  }

  @ResolveField(() => EmployerType, {
    nullable: true,
    description: 'The employer this one was merged into; null: it was not merged.',
  })
  mergedInto(@Parent() employer: Employer, @CurrentRequest() request: RequestContext) {
    return (
      employer.mergedIntoId &&
      request.load('employer', employer.mergedIntoId, (ids) => this.store.byIds(request.signedIn.centerId, ids))
    );
  }

  @ResolveField(() => ContactConnection, { description: 'The people known there, those added first at the top.' })
  contacts(@Parent() employer: Employer, @CurrentRequest() request: RequestContext, @Args() page: PageArgs) {
    return contactsOf(this.contactsStore, request, employer.id, page);
  }

  @Allow('employer.add')
  @Mutation(() => EmployerPayload, {
    description: 'Adds an employer. `EMPLOYER_EXISTS` when one of that normalised name is there already.',
  })
  async addEmployer(@SignedInActor() actor: Actor, @Args('input') input: AddEmployerInput) {
    return payloadOf(await this.employersService.add(actor, input), input.clientMutationId);
  }

  @Allow('employer.change')
  @Mutation(() => EmployerPayload, {
    description: 'Corrects an employer. A new zone, country or region dates its next steps anew within the next sweep.',
  })
  async changeEmployer(@SignedInActor() actor: Actor, @Args('input') input: ChangeEmployerInput) {
    return payloadOf(await this.employersService.change(actor, input), input.clientMutationId);
  }

  @Allow('employer.merge')
  @Mutation(() => EmployerPayload, {
    description:
      'Makes two entries one: contacts and prospects move. `EMPLOYER_ALREADY_MERGED` when either was merged before.',
  })
  async mergeEmployers(@SignedInActor() actor: Actor, @Args('input') input: MergeEmployersInput) {
    return payloadOf(await this.merges.merge(actor, input), input.clientMutationId);
  }
}

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
import type { Contact } from './contact.entity.js';
import {
  AddContactInput,
  ChangeContactInput,
  ContactConnection,
  ContactPayload,
  ContactType,
} from './contacts.graphql.js';
import { ContactsService } from './contacts.service.js';
import { ContactsStore } from './contacts.store.js';
import { EmployerType } from './employers.graphql.js';
import { EmployersStore } from './employers.store.js';

@Resolver(() => ContactType)
export class ContactsResolver {
  constructor(
    private readonly contactsService: ContactsService,
    private readonly store: ContactsStore,
    private readonly employers: EmployersStore,
  ) {}

  @Allow('employer.see')
  @Query(() => ContactType, { nullable: true, description: 'One contact; null when there is none with this id.' })
  contact(@CurrentRequest() request: RequestContext, @Args('id', { type: () => Uuid }) id: string) {
    return request.load('contact', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('employer.see')
  @Query(() => ContactConnection, {
    description: 'The contacts of an employer, those added first at the top; empty when there is no such employer.',
  })
  contacts(
    @CurrentRequest() request: RequestContext,
    @Args('employerId', { type: () => Uuid }) employerId: string,
    @Args() page: PageArgs,
  ) {
    return contactsOf(this.store, request, employerId, page);
  }

  @ResolveField(() => EmployerType, { description: 'Where the person works.' })
  employer(@Parent() contact: Contact, @CurrentRequest() request: RequestContext) {
    return request.load('employer', contact.employerId, (ids) => this.employers.byIds(request.signedIn.centerId, ids));
  }

  @Allow('contact.add')
  @Mutation(() => ContactPayload, {
    description: 'Adds a person to an employer. `EMPLOYER_NOT_FOUND` when there is no such employer.',
  })
  async addContact(@SignedInActor() actor: Actor, @Args('input') input: AddContactInput) {
    return payloadOf(await this.contactsService.add(actor, input), input.clientMutationId);
  }

  @Allow('contact.change')
  @Mutation(() => ContactPayload, { description: 'Corrects a contact.' })
  async changeContact(@SignedInActor() actor: Actor, @Args('input') input: ChangeContactInput) {
    return payloadOf(await this.contactsService.change(actor, input), input.clientMutationId);
  }
}

/** A page of an employer's contacts; asked for many employers at once it is one statement. */
export const contactsOf = async (store: ContactsStore, request: RequestContext, employerId: string, page: PageArgs) => {
  const afterId = keysOf(page.after, 'id')?.[0] ?? null;
  const limit = rowsToRead(page.first);
  const rows = await request.load(`contacts ${limit} ${afterId}`, employerId, (ids) =>
    store.ofEmployers(request.signedIn.centerId, ids, afterId, limit),
  );
  return toConnection(pageOf(rows ?? [], page.first, (contact) => [contact.id]));
};

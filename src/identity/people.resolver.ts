import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import {
  keysOf,
  pageOf,
  payloadOf,
  RequestContext,
  rowsToRead,
  toConnection,
  Uuid,
} from '../platform/graphql/index.js';
import { Allow } from './allow.js';
import { NotSignedIn } from './denials.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { ChangePersonInput, ChangePersonPayload, PeopleArgs, Person, PersonConnection } from './people.graphql.js';
import { CurrentRequest, SignedInActor } from './signed-in-actor.js';

@Resolver(() => Person)
export class PeopleResolver {
  constructor(
    private readonly peopleService: PeopleService,
    private readonly store: PeopleStore,
  ) {}

  @Allow('session.see-oneself')
  @Query(() => Person, { description: 'The person who is signed in.' })
  async me(@CurrentRequest() request: RequestContext): Promise<Person> {
    const person = await this.person(request, request.signedIn.userId);
    if (!person) throw new NotSignedIn();
    return person;
  }

  @Allow('person.see')
  @Query(() => Person, { nullable: true, description: 'One person; null when there is none with this id.' })
  person(
    @CurrentRequest() request: RequestContext,
    @Args('id', { type: () => Uuid }) id: string,
  ): Promise<Person | null> {
    return request.load('person', id, (ids) => this.store.byIds(request.signedIn.centerId, ids));
  }

  @Allow('person.see')
  @Query(() => PersonConnection, { description: 'People by given name, then family name; those who are disabled too.' })
  async people(@SignedInActor() actor: Actor, @Args() { first, after, startsWith, role }: PeopleArgs) {
    const place = keysOf(after, 'text', 'id');
    const rows = await this.store.search(actor.centerId, {
      startsWith: startsWith ?? null,
      role: role ?? null,
      after: place && { searchName: place[0], id: place[1] },
      limit: rowsToRead(first),
    });
    return toConnection(pageOf(rows, first, (person) => [person.searchName, person.id]));
  }

  @Allow('person.change')
  @Mutation(() => ChangePersonPayload, {
    description:
      'Changes names and roles of a person, or disables them. `LAST_ADMIN` when nobody who can sign in would be an admin any more. Roles and disabling end the sessions of the person; an access token may go on elsewhere for the few minutes it lives.',
  })
  async changePerson(@SignedInActor() actor: Actor, @Args('input') input: ChangePersonInput) {
    return payloadOf(await this.peopleService.change(actor, input), input.clientMutationId);
  }
}

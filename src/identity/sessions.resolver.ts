import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { payloadOf } from '../platform/graphql/index.js';
import { Allow, AllowAnyone } from './allow.js';
import { SignedInActor } from './signed-in-actor.js';
import { PeopleService } from './people.service.js';
import { Person, SignInInput, SignInPayload } from './sessions.graphql.js';
import { SessionsService } from './sessions.service.js';

@Resolver()
export class SessionsResolver {
  constructor(
    private readonly sessions: SessionsService,
    private readonly people: PeopleService,
  ) {}

  @AllowAnyone()
  @Mutation(() => SignInPayload, { description: 'Signs a person in with e-mail and password. `SIGN_IN_REFUSED` does not say which of the three was wrong.' })
  async signIn(@Args('input') input: SignInInput): Promise<SignInPayload> {
    return payloadOf(await this.sessions.signIn(input)) as SignInPayload;
  }

  @Allow('session.see-oneself')
  @Query(() => Person, { description: 'The person who is signed in.' })
  me(@SignedInActor() actor: Actor): Promise<Person> {
    return this.people.oneself(actor);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, RequestContext } from '../platform/graphql/index.js';
import { Allow, AllowAnyone } from './allow.js';
import { PasswordChanges } from './password-changes.service.js';
import { RefreshService } from './refresh.service.js';
import {
  ChangePasswordInput,
  RefreshSessionInput,
  SignInInput,
  SignInPayload,
  SignOutPayload,
} from './sessions.graphql.js';
import { SignInService } from './sign-in.service.js';
import { SignOutService } from './sign-out.service.js';
import { CurrentRequest, SignedInActor } from './signed-in-actor.js';

@Resolver()
export class SessionsResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly refreshes: RefreshService,
    private readonly signOuts: SignOutService,
    private readonly passwordChanges: PasswordChanges,
  ) {}

  @AllowAnyone()
  @Mutation(() => SignInPayload, {
    description:
      'Signs a person in with e-mail and password. `SIGN_IN_REFUSED` does not say which of the three was wrong; `TOO_MANY_ATTEMPTS` says how many seconds to wait.',
  })
  async signIn(@CurrentRequest() request: RequestContext, @Args('input') input: SignInInput) {
    return payloadOf(await this.signIns.signIn(input, request));
  }

  @AllowAnyone()
  @Mutation(() => SignInPayload, {
    description:
      'The next pair of tokens for a refresh token, which works once. When the answer was lost, send the same token again within 20 seconds. Later, or after its successor was used, it is `TOKEN_REUSED` and the session ends. `SESSION_ENDED`: sign in again.',
  })
  async refreshSession(@CurrentRequest() request: RequestContext, @Args('input') input: RefreshSessionInput) {
    return payloadOf(await this.refreshes.refresh(input.refreshToken, request.requestId));
  }

  @Allow('password.change')
  @Mutation(() => SignInPayload, {
    description:
      'Gives the person who is signed in another password, ends all their sessions and starts this one anew. `PASSWORD_WRONG`: the current one is not right; `TOO_MANY_ATTEMPTS` says how many seconds to wait. API tokens and calendar feeds stay; revoke them by themselves. Who has forgotten it asks an admin for an invitation.',
  })
  async changePassword(
    @SignedInActor() actor: Actor,
    @CurrentRequest() { address }: RequestContext,
    @Args('input') input: ChangePasswordInput,
  ) {
    return payloadOf(await this.passwordChanges.change(actor, input, address));
  }

  @Allow('session.sign-out')
  @Mutation(() => SignOutPayload, {
    description:
      'Ends this session. Its refresh token is refused everywhere at once; its access token here at once, elsewhere when it runs out.',
  })
  async signOut(@SignedInActor() actor: Actor) {
    return payloadOf(await this.signOuts.signOut(actor));
  }

  @Allow('session.sign-out')
  @Mutation(() => SignOutPayload, {
    description: 'Ends all sessions of the person who is signed in, this one too, like `signOut`.',
  })
  async signOutEverywhere(@SignedInActor() actor: Actor) {
    return payloadOf(await this.signOuts.signOutEverywhere(actor));
  }
}

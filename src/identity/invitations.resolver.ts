import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, RequestContext } from '../platform/graphql/index.js';
import { Allow, AllowAnyone } from './allow.js';
import { InvitationAcceptance } from './invitation-acceptance.service.js';
import {
  AcceptInvitationInput,
  InvitationPayload,
  InvitePersonInput,
  RenewInvitationInput,
} from './invitations.graphql.js';
import { InvitationsService } from './invitations.service.js';
import { SignInPayload } from './sessions.graphql.js';
import { CurrentRequest, SignedInActor } from './signed-in-actor.js';

@Resolver()
export class InvitationsResolver {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly acceptance: InvitationAcceptance,
  ) {}

  @Allow('person.invite')
  @Mutation(() => InvitationPayload, {
    description: 'Adds a person who then chooses a password with the token. `PERSON_EXISTS` when the address is known.',
  })
  async invitePerson(@SignedInActor() actor: Actor, @Args('input') input: InvitePersonInput) {
    return payloadOf(await this.invitations.invite(actor, input), input.clientMutationId);
  }

  @Allow('person.invite')
  @Mutation(() => InvitationPayload, {
    description:
      'Makes a new token for a person who has not accepted, or who has forgotten the password; earlier tokens no longer work. The password of before is good until the token is used. `INVITES_ONESELF`: use `changePassword`.',
  })
  async renewInvitation(@SignedInActor() actor: Actor, @Args('input') input: RenewInvitationInput) {
    return payloadOf(await this.invitations.renew(actor, input), input.clientMutationId);
  }

  @AllowAnyone()
  @Mutation(() => SignInPayload, {
    description:
      'Chooses a password and signs in, once for each invitation. `INVITATION_NOT_VALID` does not say why not. When the answer is lost, sign in with the password.',
  })
  async acceptInvitation(@CurrentRequest() request: RequestContext, @Args('input') input: AcceptInvitationInput) {
    return payloadOf(await this.acceptance.accept(input, request.requestId));
  }
}

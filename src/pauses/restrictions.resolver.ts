import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Contact, ContactType } from '../employers/index.js';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, type RequestContext } from '../platform/graphql/index.js';
import {
  ContactRestrictionPayload,
  ContactRestrictionType,
  LiftRestrictionInput,
  RestrictContactInput,
} from './restrictions.graphql.js';
import { RestrictionsService } from './restrictions.service.js';
import { RestrictionsStore } from './restrictions.store.js';

@Resolver(() => ContactType)
export class RestrictionsResolver {
  constructor(
    private readonly restrictionsService: RestrictionsService,
    private readonly store: RestrictionsStore,
  ) {}

  @ResolveField(() => [ContactRestrictionType], {
    description: 'How this person is not to be contacted, without what was lifted, at most 100.',
  })
  async restrictions(@Parent() contact: Contact, @CurrentRequest() request: RequestContext) {
    return (
      (await request.load('restrictions of contact', contact.id, (ids) =>
        this.store.standingOf(request.signedIn.centerId, 'contact_id', ids),
      )) ?? []
    );
  }

  @Allow('restriction.record')
  @Mutation(() => ContactRestrictionPayload, {
    description: 'Records that somebody is not to be contacted by some means, and replans what it concerns.',
  })
  async restrictContact(@SignedInActor() actor: Actor, @Args('input') input: RestrictContactInput) {
    return payloadOf(await this.restrictionsService.restrict(actor, input), input.clientMutationId);
  }

  @Allow('restriction.lift')
  @Mutation(() => ContactRestrictionPayload, {
    description: 'Lifts a restriction. `RESTRICTION_ALREADY_LIFTED` when somebody did.',
  })
  async liftRestriction(@SignedInActor() actor: Actor, @Args('input') input: LiftRestrictionInput) {
    return payloadOf(await this.restrictionsService.lift(actor, input), input.clientMutationId);
  }
}

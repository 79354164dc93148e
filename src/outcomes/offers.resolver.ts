import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../platform/clock/index.js';
import { PageArgs, payloadOf, RequestContext, toConnection } from '../platform/graphql/index.js';
import { type Prospect, ProspectsStore, ProspectType } from '../prospects/index.js';
import { OfferChangesService } from './offer-changes.service.js';
import { OfferLists } from './offer-lists.store.js';
import {
  ExpireOfferInput,
  ExtendOfferInput,
  OffersByDeadlineArgs,
  RenegeOfferInput,
  RescindOfferInput,
} from './offers.inputs.graphql.js';
import { OPEN_OFFERS, type Offer } from './outcome.entity.js';
import { OfferConnection, OfferType } from './outcome.graphql.js';
import { OfferPayload } from './outcomes.inputs.graphql.js';

@Resolver(() => OfferType)
export class OffersResolver {
  constructor(
    private readonly changes: OfferChangesService,
    private readonly lists: OfferLists,
    private readonly prospects: ProspectsStore,
    private readonly clock: Clock,
  ) {}

  @Allow('offer.see-all')
  @Query(() => OfferConnection, {
    description: 'Offers that wait for an answer, soonest deadline first, those past it at the head: the alert list.',
  })
  async offersByDeadline(
    @SignedInActor() actor: Actor,
    @Args() page: PageArgs,
    @Args() { counselorId }: OffersByDeadlineArgs,
  ) {
    const now = new Date(this.clock.now());
    return toConnection(await this.lists.openByDeadline(actor.centerId, counselorId ?? null, now, page));
  }

  @ResolveField(() => ProspectType, { description: 'Where it came from.' })
  prospect(@Parent() offer: Offer, @CurrentRequest() request: RequestContext): Promise<Prospect | null> {
    return request.load('prospect', offer.prospectId, (ids) => this.prospects.byIds(request.signedIn.centerId, ids));
  }

  @ResolveField(() => Boolean, {
    description: 'Whether it waits for an answer although its deadline has passed, as this answer is given.',
  })
  async isPastDeadline(@Parent() offer: Offer, @CurrentRequest() request: RequestContext): Promise<boolean> {
    const { status, deadlineAt } = offer;
    if (!OPEN_OFFERS.has(status) || deadlineAt === null || this.clock.now() < new Date(deadlineAt).getTime())
      return false;
    return (await this.prospect(offer, request))?.stage === 'OFFERED';
  }

  @Allow('offer.record')
  @Mutation(() => OfferPayload, {
    description: 'Moves the deadline of an open offer; earlier ones stay in the timeline.',
  })
  async extendOffer(@SignedInActor() actor: Actor, @Args('input') input: ExtendOfferInput) {
    return payloadOf(await this.changes.extend(actor, input), input.clientMutationId);
  }

  @Allow('offer.record')
  @Mutation(() => OfferPayload, {
    description:
      'Records that an offer was not answered in time. Only a person does; a deadline by itself ends nothing.',
  })
  async expireOffer(@SignedInActor() actor: Actor, @Args('input') input: ExpireOfferInput) {
    return payloadOf(await this.changes.expire(actor, input), input.clientMutationId);
  }

  @Allow('offer.record')
  @Mutation(() => OfferPayload, { description: 'Records that the employer took an offer back.' })
  async rescindOffer(@SignedInActor() actor: Actor, @Args('input') input: RescindOfferInput) {
    return payloadOf(await this.changes.rescind(actor, input), input.clientMutationId);
  }

  @Allow('offer.record')
  @Mutation(() => OfferPayload, {
    description:
      'Takes the acceptance of an offer back: the prospect ends as WITHDRAWN, and the outcome OFFER_ACCEPTED stays in the record as reopened.',
  })
  async renegeOffer(@SignedInActor() actor: Actor, @Args('input') input: RenegeOfferInput) {
    return payloadOf(await this.changes.renege(actor, input), input.clientMutationId);
  }
}

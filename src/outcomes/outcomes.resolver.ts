import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequest, SignedInActor } from '../identity/index.js';
import type { Actor } from '../kernel/actor.js';
import { payloadOf, type RequestContext } from '../platform/graphql/index.js';
import { type Prospect, ProspectType } from '../prospects/index.js';
import { OffersService } from './offers.service.js';
import type { Offer, Outcome } from './outcome.entity.js';
import { OfferType, OutcomeType } from './outcome.graphql.js';
import {
  AnswerOfferInput,
  CloseProspectInput,
  CorrectOutcomeInput,
  OfferPayload,
  OutcomePayload,
  ReceiveOfferInput,
  ReopenProspectInput,
} from './outcomes.inputs.graphql.js';
import { OutcomesService } from './outcomes.service.js';
import { OutcomesStore } from './outcomes.store.js';

@Resolver(() => ProspectType)
export class OutcomesResolver {
  constructor(
    private readonly offersService: OffersService,
    private readonly outcomesService: OutcomesService,
    private readonly store: OutcomesStore,
  ) {}

  @ResolveField(() => [OfferType], { description: 'Its offers, oldest first.' })
  async offers(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<Offer[]> {
    return (
      (await request.load('offers-of-prospect', prospect.id, (ids) =>
        this.store.offersOf(request.signedIn.centerId, ids),
      )) ?? []
    );
  }

  @ResolveField(() => [OutcomeType], {
    description: 'How it ended, and earlier endings that were reopened, oldest first.',
  })
  async outcomes(@Parent() prospect: Prospect, @CurrentRequest() request: RequestContext): Promise<Outcome[]> {
    return (
      (await request.load('outcomes-of-prospect', prospect.id, (ids) =>
        this.store.outcomesOf(request.signedIn.centerId, ids),
      )) ?? []
    );
  }

  @Allow('offer.record')
  @Mutation(() => OfferPayload, {
    description: 'Records an offer; the student’s other open prospects are then asked to hurry.',
  })
  async receiveOffer(@SignedInActor() actor: Actor, @Args('input') input: ReceiveOfferInput) {
    return payloadOf(await this.offersService.receive(actor, input), input.clientMutationId);
  }

  @Allow('offer.record')
  @Mutation(() => OfferPayload, { description: 'Accepts an offer: the prospect ends as OFFER_ACCEPTED.' })
  async acceptOffer(@SignedInActor() actor: Actor, @Args('input') input: AnswerOfferInput) {
    return payloadOf(await this.offersService.answer(actor, input, 'ACCEPTED'), input.clientMutationId);
  }

  @Allow('offer.record')
  @Mutation(() => OfferPayload, { description: 'Declines an offer: the prospect ends as OFFER_DECLINED.' })
  async declineOffer(@SignedInActor() actor: Actor, @Args('input') input: AnswerOfferInput) {
    return payloadOf(await this.offersService.answer(actor, input, 'DECLINED'), input.clientMutationId);
  }

  @Allow('prospect.close')
  @Mutation(() => OutcomePayload, {
    description: 'Ends a prospect. Only a person does; no timer ever closes anything.',
  })
  async closeProspect(@SignedInActor() actor: Actor, @Args('input') input: CloseProspectInput) {
    return payloadOf(await this.outcomesService.close(actor, input), input.clientMutationId);
  }

  @Allow('prospect.reopen')
  @Mutation(() => OutcomePayload, { description: 'Opens a prospect again, because the employer gave a sign.' })
  async reopenProspect(@SignedInActor() actor: Actor, @Args('input') input: ReopenProspectInput) {
    return payloadOf(await this.outcomesService.reopen(actor, input), input.clientMutationId);
  }

  @Allow('prospect.close')
  @Mutation(() => OutcomePayload, { description: 'Corrects dates, source and reason of an outcome.' })
  async correctOutcome(@SignedInActor() actor: Actor, @Args('input') input: CorrectOutcomeInput) {
    return payloadOf(await this.outcomesService.correct(actor, input), input.clientMutationId);
  }
}

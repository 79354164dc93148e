import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { Recording } from '../prospects/index.js';
import { type OfferOutcome, Offers } from './known-offers.service.js';
import { type Answer, OfferAnswers } from './offer-answers.service.js';
import type { AnswerOfferInput, ReceiveOfferInput } from './outcomes.inputs.graphql.js';
import { NewOffer, OfferAnswer } from './outcomes.input.js';

const MUTATION = { ACCEPTED: 'acceptOffer', DECLINED: 'declineOffer' } as const;

@Injectable()
export class OffersService {
  constructor(
    private readonly useCases: UseCases,
    private readonly offers: Offers,
    private readonly answers: OfferAnswers,
    private readonly recording: Recording,
  ) {}

  receive(actor: Actor, input: ReceiveOfferInput): Promise<Result<OfferOutcome>> {
    return this.useCases.run(actor, { name: 'receiveOffer', input }, async (tx) => {
      const given = parse(NewOffer, input);
      if (!given.ok) return given;
      const prospect = await this.recording.hold(tx, actor, given.value.prospectId);
      if (!prospect.ok) return prospect;
      const offer = await this.offers.receive(tx, actor, prospect.value, given.value);
      return offer.ok
        ? ok({ offer: offer.value, prospect: await this.recording.replanWithSiblings(tx, prospect.value) })
        : offer;
    });
  }

  /** Accepts or declines; either ends the prospect. */
  answer(actor: Actor, input: AnswerOfferInput, answer: Answer): Promise<Result<OfferOutcome>> {
    return this.useCases.run(actor, { name: MUTATION[answer], input }, async (tx) => {
      const given = parse(OfferAnswer, input);
      if (!given.ok) return given;
      const { answeredAt: at, ...offer } = given.value;
      const answered = await this.answers.answer(tx, actor, { ...offer, at }, answer);
      return answered.ok
        ? ok({
            offer: answered.value.offer,
            prospect: await this.recording.replanWithSiblings(tx, answered.value.prospect),
          })
        : answered;
    });
  }
}

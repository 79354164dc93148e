import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { UseCases } from '../platform/idempotency/index.js';
import { parse } from '../platform/validation/index.js';
import { Recording } from '../prospects/index.js';
import { Acceptances } from './acceptances.service.js';
import type { OfferOutcome } from './known-offers.service.js';
import { OfferExtensions } from './offer-extensions.service.js';
import { OfferLosses } from './offer-losses.service.js';
import type {
  ExpireOfferInput,
  ExtendOfferInput,
  RenegeOfferInput,
  RescindOfferInput,
} from './offers.inputs.graphql.js';
import { OfferExpiry, OfferExtension, OfferReneging, OfferRescission } from './offers.input.js';

/** What happens to an offer besides its coming and its answer; each time the student's other prospects are planned anew. */
@Injectable()
export class OfferChangesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly extensions: OfferExtensions,
    private readonly losses: OfferLosses,
    private readonly acceptances: Acceptances,
    private readonly recording: Recording,
  ) {}

  extend(actor: Actor, input: ExtendOfferInput): Promise<Result<OfferOutcome>> {
    return this.useCases.run(actor, { name: 'extendOffer', input }, async (tx) => {
      const given = parse(OfferExtension, input);
      return given.ok ? this.replanned(tx, await this.extensions.extend(tx, actor, given.value)) : given;
    });
  }

  /** Only a person says that an offer has expired; no timer does. */
  expire(actor: Actor, input: ExpireOfferInput): Promise<Result<OfferOutcome>> {
    return this.useCases.run(actor, { name: 'expireOffer', input }, async (tx) => {
      const given = parse(OfferExpiry, input);
      return given.ok ? this.replanned(tx, await this.losses.lose(tx, actor, given.value, 'EXPIRED')) : given;
    });
  }

  rescind(actor: Actor, input: RescindOfferInput): Promise<Result<OfferOutcome>> {
    return this.useCases.run(actor, { name: 'rescindOffer', input }, async (tx) => {
      const given = parse(OfferRescission, input);
      return given.ok ? this.replanned(tx, await this.losses.lose(tx, actor, given.value, 'RESCINDED')) : given;
    });
  }

  renege(actor: Actor, input: RenegeOfferInput): Promise<Result<OfferOutcome>> {
    return this.useCases.run(actor, { name: 'renegeOffer', input }, async (tx) => {
      const given = parse(OfferReneging, input);
      return given.ok ? this.replanned(tx, await this.acceptances.takeBack(tx, actor, given.value)) : given;
    });
  }

  private async replanned(tx: Transaction, done: Result<OfferOutcome>): Promise<Result<OfferOutcome>> {
    if (!done.ok) return done;
    const { offer, prospect } = done.value;
    return ok({ offer, prospect: await this.recording.replanWithSiblings(tx, prospect) });
  }
}

import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { OfferReneged, Reopened } from '../kernel/fact.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { Recording } from '../prospects/index.js';
import { Endings } from './endings.service.js';
import { type Happening, type HeldOffer, HeldOffers } from './held-offers.service.js';
import type { OfferOutcome } from './known-offers.service.js';
import type { Outcome } from './outcome.entity.js';
import { OutcomesStore } from './outcomes.store.js';

/**
 * Acceptances that a student takes back: the outcome OFFER_ACCEPTED is reopened and stays in the record, and the prospect
 * ends anew as WITHDRAWN. The caller replans.
 */
@Injectable()
export class Acceptances {
  constructor(
    private readonly store: OutcomesStore,
    private readonly held: HeldOffers,
    private readonly endings: Endings,
    private readonly recording: Recording,
    private readonly audit: Audit,
  ) {}

  async takeBack(
    tx: Transaction,
    actor: Actor,
    reneging: Happening & { readonly reason: string },
  ): Promise<Result<OfferOutcome>> {
    const held = await this.held.accepted(tx, actor, reneging);
    if (!held.ok) return held;
    const { prospect, at } = held.value;
    const accepted = await this.store.standing(tx, prospect.id);
    if (accepted?.kind !== 'OFFER_ACCEPTED') return ENDED_OTHERWISE;
    const allowed = await this.recording.allow(tx, prospect, factsOf(held.value, accepted));
    if (!allowed.ok) return allowed;
    const offer = await this.mark(tx, actor, held.value, accepted, reneging.reason);
    const ended = await this.endings.end(tx, actor, prospect, {
      outcome: 'WITHDRAWN',
      decidedAt: at,
      learnedAt: at,
      knowledgeSource: null,
      reason: reneging.reason,
    });
    return ended.ok ? ok({ offer, prospect }) : ended;
  }

  private async mark(tx: Transaction, actor: Actor, held: HeldOffer, accepted: Outcome, reason: string) {
    const { offer: before, prospect, at, now } = held;
    const reopened = { reopenedAt: new Date(at), reopenedBy: actor.userId, reopenReason: reason };
    const lost = { lostAt: new Date(at), lostRecordedAt: new Date(now), lostReason: reason };
    const outcome = await this.store.change(tx, accepted, reopened);
    const offer = await this.store.changeOffer(tx, before, { status: 'RENEGED', ...lost });
    await this.audit.record(tx, actor, {
      action: 'prospect.reopened',
      subjectType: 'Prospect',
      subjectId: prospect.id,
      before: accepted,
      after: outcome,
    });
    await this.audit.record(tx, actor, {
      action: 'offer.reneged',
      subjectType: 'Offer',
      subjectId: offer.id,
      before,
      after: offer,
    });
    return offer;
  }
}

const ENDED_OTHERWISE = fail(
  'OFFER_NOT_ACCEPTED',
  'The prospect does not stand as accepted any more, so there is no acceptance to take back.',
  'offerId',
);

const factsOf = ({ offer, at, now }: HeldOffer, accepted: Outcome): readonly [Reopened, OfferReneged] => [
  { kind: 'REOPENED', id: accepted.id, at, recordedAt: now },
  { kind: 'OFFER_RENEGED', id: offer.id, offerId: offer.id, at, recordedAt: now },
];

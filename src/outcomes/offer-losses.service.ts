import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { OfferExpired, OfferRescinded, Outcome as OutcomeKind } from '../kernel/fact.js';
import { fail, ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { Recording } from '../prospects/index.js';
import { Endings } from './endings.service.js';
import { type Happening, type HeldOffer, HeldOffers } from './held-offers.service.js';
import type { OfferOutcome } from './known-offers.service.js';
import { OutcomesStore } from './outcomes.store.js';

export interface Loss extends Happening {
  readonly reason: string | null;
  /** How the prospect ends with it; null: it stays open, and the employer is asked again where things stand. */
  readonly outcome: OutcomeKind | null;
}

export type Lost = 'EXPIRED' | 'RESCINDED';

const DID = { EXPIRED: 'offer.expired', RESCINDED: 'offer.rescinded' } as const;

/** Offers that are gone before they were answered, as a person tells it. The caller replans. */
@Injectable()
export class OfferLosses {
  constructor(
    private readonly store: OutcomesStore,
    private readonly held: HeldOffers,
    private readonly endings: Endings,
    private readonly recording: Recording,
    private readonly audit: Audit,
  ) {}

  async lose(tx: Transaction, actor: Actor, loss: Loss, lost: Lost): Promise<Result<OfferOutcome>> {
    const held = await this.held.open(tx, actor, loss);
    if (!held.ok) return held;
    const { offer: before, prospect, at, now } = held.value;
    if (lost === 'EXPIRED' && before.deadlineAt !== null && before.deadlineAt.getTime() > at) return DEADLINE_AHEAD;
    const allowed = await this.recording.allow(tx, prospect, [factOf(held.value, lost)]);
    if (!allowed.ok) return allowed;
    const offer = await this.store.changeOffer(tx, before, {
      status: lost,
      lostAt: new Date(at),
      lostRecordedAt: new Date(now),
      lostReason: loss.reason,
    });
    await this.audit.record(tx, actor, {
      action: DID[lost],
      subjectType: 'Offer',
      subjectId: offer.id,
      before,
      after: offer,
    });
    const ended = await this.end(tx, actor, held.value, loss);
    return ended.ok ? ok({ offer, prospect }) : ended;
  }

  private async end(
    tx: Transaction,
    actor: Actor,
    { prospect, at }: HeldOffer,
    { outcome, reason }: Loss,
  ): Promise<Result<unknown>> {
    if (outcome === null) return ok(null);
    return this.endings.end(tx, actor, prospect, {
      outcome,
      decidedAt: at,
      learnedAt: at,
      knowledgeSource: null,
      reason,
    });
  }
}

const DEADLINE_AHEAD = fail(
  'OFFER_DEADLINE_AHEAD',
  'The deadline of this offer had not passed by then. Decline it, or record that the employer took it back.',
  'at',
);

const factOf = ({ offer, at, now }: HeldOffer, lost: Lost): OfferExpired | OfferRescinded => ({
  kind: `OFFER_${lost}`,
  id: offer.id,
  offerId: offer.id,
  at,
  recordedAt: now,
});

import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import { ok, type Result } from '../kernel/result.js';
import type { Transaction } from '../platform/database/index.js';
import { Endings } from './endings.service.js';
import { type Happening, HeldOffers } from './held-offers.service.js';
import type { OfferOutcome } from './known-offers.service.js';
import { OutcomesStore } from './outcomes.store.js';

export type Answer = 'ACCEPTED' | 'DECLINED';

const ENDS = { ACCEPTED: 'OFFER_ACCEPTED', DECLINED: 'OFFER_DECLINED' } as const;
const DID = { ACCEPTED: 'offer.accepted', DECLINED: 'offer.declined' } as const;

/** The student's answer to an open offer; either ends the prospect. The caller replans. */
@Injectable()
export class OfferAnswers {
  constructor(
    private readonly store: OutcomesStore,
    private readonly held: HeldOffers,
    private readonly endings: Endings,
    private readonly audit: Audit,
  ) {}

  async answer(tx: Transaction, actor: Actor, happening: Happening, answer: Answer): Promise<Result<OfferOutcome>> {
    const held = await this.held.open(tx, actor, happening);
    if (!held.ok) return held;
    const { offer: before, prospect, at } = held.value;
    const ended = await this.endings.end(tx, actor, prospect, {
      outcome: ENDS[answer],
      decidedAt: at,
      learnedAt: at,
      knowledgeSource: null,
      reason: null,
    });
    if (!ended.ok) return ended;
    const offer = await this.store.changeOffer(tx, before, { status: answer, answeredAt: new Date(at) });
    await this.audit.record(tx, actor, {
      action: DID[answer],
      subjectType: 'Offer',
      subjectId: offer.id,
      before,
      after: offer,
    });
    return ok({ offer, prospect });
  }
}

import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Closed, OfferReceived } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import { OutcomesStore } from './outcomes.store.js';

export interface PastEnding {
  readonly fact: Closed;
  readonly decidedAt: Instant | null;
  /** The offer that was accepted or declined; null: none was. */
  readonly offerId: string | null;
  readonly reason: string | null;
}

/** Writes offers and ends of long ago that the caller found to fit their prospects, which it holds and replans. */
@Injectable()
export class PastOutcomes {
  constructor(
    private readonly store: OutcomesStore,
    private readonly audit: Audit,
  ) {}

  async receive(tx: Transaction, actor: Actor, prospect: Prospect, fact: OfferReceived): Promise<void> {
    const when = { receivedAt: new Date(fact.at), recordedAt: new Date(fact.recordedAt), recordedBy: actor.userId };
    const offer = { ...TERMS, ...when, id: fact.id, prospectId: prospect.id, studentId: prospect.studentId };
    this.store.enterOffer(tx, offer);
    await this.audit.record(tx, actor, {
      action: 'offer.received',
      subjectType: 'Offer',
      subjectId: offer.id,
      after: offer,
    });
  }

  async end(tx: Transaction, actor: Actor, prospect: Prospect, { fact, ...given }: PastEnding): Promise<void> {
    if (given.offerId !== null) await this.answer(tx, actor, given.offerId, fact);
    const outcome = {
      id: fact.id,
      prospectId: prospect.id,
      kind: fact.outcome,
      decidedAt: given.decidedAt === null ? null : new Date(given.decidedAt),
      learnedAt: new Date(fact.at),
      recordedAt: new Date(fact.recordedAt),
      recordedBy: actor.userId,
      knowledgeSource: 'SPREADSHEET' as const,
      reason: given.reason ?? (fact.outcome === 'NO_RESPONSE' ? SAID_BY_THE_FILE : null),
    };
    this.store.enter(tx, outcome);
    await this.audit.record(tx, actor, {
      action: 'prospect.closed',
      subjectType: 'Prospect',
      subjectId: prospect.id,
      after: outcome,
    });
  }

  private async answer(tx: Transaction, actor: Actor, offerId: string, { at, outcome }: Closed): Promise<void> {
    const status = outcome === 'OFFER_ACCEPTED' ? 'ACCEPTED' : 'DECLINED';
    const answer = { status, answeredAt: new Date(at) } as const;
    this.store.answerOffer(tx, offerId, answer);
    await this.audit.record(tx, actor, {
      action: status === 'ACCEPTED' ? 'offer.accepted' : 'offer.declined',
      subjectType: 'Offer',
      subjectId: offerId,
      after: answer,
    });
  }
}

const SAID_BY_THE_FILE = 'The file that was imported says that nobody answered.';

const TERMS = {
  deadlineAt: null,
  payAmount: null,
  payCurrency: null,
  payPeriod: null,
  bonusAmount: null,
  startsOn: null,
  status: 'RECEIVED',
  answeredAt: null,
  lostAt: null,
  lostRecordedAt: null,
  lostReason: null,
} as const;

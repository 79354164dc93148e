import { Injectable } from '@nestjs/common';
import { Audit, type Happening } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { Closed, OfferReceived } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import type { Transaction } from '../platform/database/index.js';
import type { Prospect } from '../prospects/index.js';
import { NO_TERMS } from './outcomes.input.js';
import { OutcomesStore } from './outcomes.store.js';

export interface PastOffer {
  readonly prospect: Prospect;
  readonly fact: OfferReceived;
}

export interface PastEnding {
  readonly prospect: Prospect;
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

  async receiveAll(tx: Transaction, actor: Actor, past: readonly PastOffer[]): Promise<void> {
    const offers = past.map((each) => offerOf(each, actor));
    this.store.enterOffers(tx, offers);
    await this.audit.recordAll(
      tx,
      actor,
      offers.map((offer) => ({
        action: 'offer.received',
        subjectType: 'Offer',
        subjectId: offer.id,
        after: offer,
      })),
    );
  }

  async endAll(tx: Transaction, actor: Actor, past: readonly PastEnding[]): Promise<void> {
    const outcomes = past.map((each) => outcomeOf(each, actor));
    const answers = past.flatMap(answerOf);
    if (answers.length > 0) this.store.answerOffers(tx, answers);
    this.store.enterAll(tx, outcomes);
    await this.audit.recordAll(tx, actor, [...answers.map(answered), ...outcomes.map(closed)]);
  }
}

const offerOf = ({ prospect, fact }: PastOffer, { userId: recordedBy }: Actor) => ({
  ...NO_TERMS,
  ...OPEN,
  id: fact.id,
  prospectId: prospect.id,
  studentId: prospect.studentId,
  receivedAt: new Date(fact.at),
  recordedAt: new Date(fact.recordedAt),
  recordedBy,
});

const outcomeOf = ({ prospect, fact, decidedAt, reason }: PastEnding, { userId: recordedBy }: Actor) => ({
  id: fact.id,
  prospectId: prospect.id,
  kind: fact.outcome,
  decidedAt: decidedAt === null ? null : new Date(decidedAt),
  learnedAt: new Date(fact.at),
  recordedAt: new Date(fact.recordedAt),
  recordedBy,
  knowledgeSource: 'SPREADSHEET' as const,
  reason: reason ?? (fact.outcome === 'NO_RESPONSE' ? SAID_BY_THE_FILE : null),
});

const answerOf = ({ offerId, fact }: PastEnding) =>
  offerId === null
    ? []
    : [{ id: offerId, status: ANSWERS[fact.outcome as keyof typeof ANSWERS], answeredAt: new Date(fact.at) }];

const ANSWERS = { OFFER_ACCEPTED: 'ACCEPTED', OFFER_DECLINED: 'DECLINED' } as const;

const answered = (answer: ReturnType<typeof answerOf>[number]): Happening => ({
  action: answer.status === 'ACCEPTED' ? 'offer.accepted' : 'offer.declined',
  subjectType: 'Offer',
  subjectId: answer.id,
  after: answer,
});

const closed = (outcome: ReturnType<typeof outcomeOf>): Happening => ({
  action: 'prospect.closed',
  subjectType: 'Prospect',
  subjectId: outcome.prospectId,
  after: outcome,
});

const SAID_BY_THE_FILE = 'The file that was imported says that nobody answered.';

const OPEN = {
  status: 'RECEIVED',
  answeredAt: null,
  lostAt: null,
  lostRecordedAt: null,
  lostReason: null,
} as const;

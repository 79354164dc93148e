import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { OfferReceived } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { notAfter } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import type { Offer } from './outcome.entity.js';
import type { OfferTerms } from './outcomes.input.js';
import { OutcomesStore } from './outcomes.store.js';

export interface OfferOutcome {
  readonly offer: Offer;
  readonly prospect: Prospect;
}

/** Offers that come; the caller replans. */
@Injectable()
export class Offers {
  constructor(
    private readonly store: OutcomesStore,
    private readonly recording: Recording,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async receive(
    tx: Transaction,
    actor: Actor,
    prospect: Prospect,
    given: OfferTerms & { id: string | null; receivedAt: Instant | null },
  ): Promise<Result<Offer>> {
    const now = this.clock.now();
    const past = notAfter(now, given.receivedAt, 'receivedAt');
    if (!past.ok) return past;
    if (given.id && (await this.store.offer(tx, given.id)))
      return fail('ID_TAKEN', 'An offer with this id is there already; make a new id.', 'id');
    const fact = received(given, given.id ?? newId(), now);
    const allowed = await this.recording.allow(tx, prospect, [fact]);
    if (!allowed.ok) return allowed;
    const offer = await this.store.addOffer(tx, rowOf(fact, prospect, given, actor));
    await this.audit.record(tx, actor, {
      action: 'offer.received',
      subjectType: 'Offer',
      subjectId: offer.id,
      after: offer,
    });
    return ok(offer);
  }
}

const received = (
  { deadlineAt, receivedAt }: { deadlineAt: Instant | null; receivedAt: Instant | null },
  id: string,
  now: Instant,
): OfferReceived => ({
  kind: 'OFFER_RECEIVED',
  id,
  offerId: id,
  at: receivedAt ?? now,
  recordedAt: now,
  deadline: deadlineAt,
});

const rowOf = (fact: OfferReceived, prospect: Prospect, terms: OfferTerms, actor: Actor) => ({
  id: fact.id,
  prospectId: prospect.id,
  studentId: prospect.studentId,
  receivedAt: new Date(fact.at),
  deadlineAt: fact.deadline === null ? null : new Date(fact.deadline),
  payAmount: terms.payAmount,
  payCurrency: terms.payCurrency,
  payPeriod: terms.payPeriod,
  bonusAmount: terms.bonusAmount,
  startsOn: terms.startsOn,
  status: 'RECEIVED' as const,
  answeredAt: null,
  lostAt: null,
  lostRecordedAt: null,
  lostReason: null,
  recordedAt: new Date(fact.recordedAt),
  recordedBy: actor.userId,
});

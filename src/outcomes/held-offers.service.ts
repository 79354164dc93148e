import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { Instant } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { expectVersion, notAfter } from '../platform/validation/index.js';
import { type Prospect, Recording } from '../prospects/index.js';
import { OPEN_OFFERS, type Offer } from './outcome.entity.js';
import { OutcomesStore } from './outcomes.store.js';

/** Which offer something happened to, as it was read, and when. */
export interface Happening {
  readonly offerId: string;
  readonly version: number;
  /** Null: now. */
  readonly at: Instant | null;
}

/** An offer and its prospect, held for the transaction, and when that happened to it. */
export interface HeldOffer {
  readonly offer: Offer;
  readonly prospect: Prospect;
  readonly at: Instant;
  readonly now: Instant;
}

const OFFER_NOT_FOUND = fail('OFFER_NOT_FOUND', 'There is no such offer.', 'offerId');
const ALREADY_ANSWERED = fail('OFFER_ALREADY_ANSWERED', 'This offer has been answered already.', 'offerId');
const NO_LONGER_OPEN = fail(
  'OFFER_NO_LONGER_OPEN',
  'This offer is no longer open. Record the new offer when the employer made one.',
  'offerId',
);
const NOT_ACCEPTED = fail(
  'OFFER_NOT_ACCEPTED',
  'This offer is not accepted, so there is no acceptance to take back.',
  'offerId',
);

/** Finds the offer that something happened to, when the actor may act on it and it is as the actor saw it. */
@Injectable()
export class HeldOffers {
  constructor(
    private readonly store: OutcomesStore,
    private readonly recording: Recording,
    private readonly clock: Clock,
  ) {}

  open(tx: Transaction, actor: Actor, happening: Happening): Promise<Result<HeldOffer>> {
    return this.hold(tx, actor, happening, ({ status }) => {
      if (OPEN_OFFERS.has(status)) return ok(null);
      return status === 'ACCEPTED' || status === 'DECLINED' ? ALREADY_ANSWERED : NO_LONGER_OPEN;
    });
  }

  accepted(tx: Transaction, actor: Actor, happening: Happening): Promise<Result<HeldOffer>> {
    return this.hold(tx, actor, happening, ({ status }) => (status === 'ACCEPTED' ? ok(null) : NOT_ACCEPTED));
  }

  private async hold(
    tx: Transaction,
    actor: Actor,
    { offerId, version, at }: Happening,
    expect: (offer: Offer) => Result<null>,
  ): Promise<Result<HeldOffer>> {
    const seen = await this.store.offer(tx, offerId);
    const prospect = seen && (await this.recording.hold(tx, actor, seen.prospectId));
    if (!prospect?.ok) return OFFER_NOT_FOUND;
    const offer = (await this.store.offer(tx, offerId)) as Offer;
    const now = this.clock.now();
    const checks = [expect(offer), expectVersion(offer.version, version), notAfter(now, at, 'at')];
    const failed = checks.find((check) => !check.ok);
    return failed && !failed.ok ? failed : ok({ offer, prospect: prospect.value, at: at ?? now, now });
  }
}

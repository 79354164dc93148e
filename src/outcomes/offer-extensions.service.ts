import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import type { Actor } from '../kernel/actor.js';
import type { OfferExtended } from '../kernel/fact.js';
import type { Instant } from '../kernel/instant.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { Recording } from '../prospects/index.js';
import { type Happening, type HeldOffer, HeldOffers } from './held-offers.service.js';
import type { OfferOutcome } from './known-offers.service.js';
import { OutcomesStore } from './outcomes.store.js';

export interface Extension extends Happening {
  readonly id: string | null;
  readonly deadlineAt: Instant;
}

/** Moves the deadline of an open offer; every earlier deadline stays told. The caller replans. */
@Injectable()
export class OfferExtensions {
  constructor(
    private readonly store: OutcomesStore,
    private readonly held: HeldOffers,
    private readonly recording: Recording,
    private readonly audit: Audit,
  ) {}

  async extend(tx: Transaction, actor: Actor, extension: Extension): Promise<Result<OfferOutcome>> {
    const held = await this.held.open(tx, actor, extension);
    if (!held.ok) return held;
    const { offer: before, prospect } = held.value;
    const later = expectLater(held.value, extension.deadlineAt);
    if (!later.ok) return later;
    if (extension.id && (await this.store.hasExtension(tx, extension.id)))
      return fail('ID_TAKEN', 'An extension with this id is there already; make a new id.', 'id');
    const fact = extended(extension, held.value);
    const allowed = await this.recording.allow(tx, prospect, [fact]);
    if (!allowed.ok) return allowed;
    const deadlineAt = new Date(fact.deadline);
    await this.store.addExtension(tx, rowOf(fact, before.deadlineAt, actor));
    const offer = await this.store.changeOffer(tx, before, { status: 'EXTENDED', deadlineAt });
    await this.audit.record(tx, actor, {
      action: 'offer.extended',
      subjectType: 'Offer',
      subjectId: offer.id,
      before,
      after: offer,
    });
    return ok({ offer, prospect });
  }
}

const expectLater = ({ offer, at }: HeldOffer, deadlineAt: Instant): Result<null> =>
  deadlineAt > Math.max(at, offer.deadlineAt?.getTime() ?? at)
    ? ok(null)
    : fail(
        'DEADLINE_NOT_LATER',
        'deadlineAt: an extension gives more time; name a moment after the deadline in force and after the extension.',
        'deadlineAt',
      );

const extended = ({ id, deadlineAt }: Extension, { offer, at, now }: HeldOffer): OfferExtended => ({
  kind: 'OFFER_EXTENDED',
  id: id ?? newId(),
  offerId: offer.id,
  at,
  recordedAt: now,
  deadline: deadlineAt,
});

const rowOf = (fact: OfferExtended, deadlineBefore: Date | null, actor: Actor) => ({
  id: fact.id,
  offerId: fact.offerId,
  deadlineBefore,
  deadlineAt: new Date(fact.deadline),
  extendedAt: new Date(fact.at),
  recordedAt: new Date(fact.recordedAt),
  recordedBy: actor.userId,
});

import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { grouped } from '../kernel/grouped.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { Offer, OfferExtension, Outcome } from './outcome.entity.js';

@Injectable()
export class OutcomesStore {
  constructor(private readonly database: Database) {}

  async addOffer(tx: Transaction, offer: Omit<Offer, 'centerId' | 'version'>): Promise<Offer> {
    const row = { ...offer, centerId: tx.centerId, version: 1 };
    await tx.manager.insert(Offer, row);
    return row;
  }

  /** Adds many offers without waiting for them. */
  enterOffers(tx: Transaction, offers: readonly Omit<Offer, 'centerId' | 'version'>[]): void {
    tx.insertAll(Offer, offers);
  }

  /** Answers offers of held prospects, without waiting for it. */
  answerOffers(tx: Transaction, answers: readonly Pick<Offer, 'id' | 'status' | 'answeredAt'>[]): void {
    tx.write(
      `UPDATE offers o SET status = a.status, answered_at = a."answeredAt", version = o.version + 1
         FROM json_to_recordset($2) AS a (id uuid, status text, "answeredAt" timestamptz)
        WHERE o.center_id = $1 AND o.id = a.id`,
      [tx.centerId, JSON.stringify(answers)],
    );
  }

  offer(tx: Transaction, id: string): Promise<Offer | null> {
    return tx.manager.findOneBy(Offer, { centerId: tx.centerId, id });
  }

  async changeOffer(tx: Transaction, before: Offer, changes: Partial<Offer>): Promise<Offer> {
    const after = { ...before, ...changes, version: before.version + 1 };
    await tx.manager.update(Offer, { centerId: tx.centerId, id: before.id }, after);
    return after;
  }

  hasExtension(tx: Transaction, id: string): Promise<boolean> {
    return tx.manager.existsBy(OfferExtension, { centerId: tx.centerId, id });
  }

  async addExtension(tx: Transaction, extension: Omit<OfferExtension, 'centerId'>): Promise<void> {
    await tx.manager.insert(OfferExtension, { ...extension, centerId: tx.centerId });
  }

  async add(
    tx: Transaction,
    outcome: Omit<Outcome, 'centerId' | 'version' | 'reopenedAt' | 'reopenedBy' | 'reopenReason'>,
  ): Promise<Outcome> {
    const row = {
      ...outcome,
      centerId: tx.centerId,
      reopenedAt: null,
      reopenedBy: null,
      reopenReason: null,
      version: 1,
    };
    await tx.manager.insert(Outcome, row);
    return row;
  }

  /** Adds many outcomes without waiting for them. */
  enterAll(
    tx: Transaction,
    outcomes: readonly Omit<Outcome, 'centerId' | 'version' | 'reopenedAt' | 'reopenedBy' | 'reopenReason'>[],
  ): void {
    tx.insertAll(
      Outcome,
      outcomes.map((outcome) => ({ ...outcome, reopenedAt: null, reopenedBy: null, reopenReason: null })),
    );
  }

  byId(tx: Transaction, id: string): Promise<Outcome | null> {
    return tx.manager.findOneBy(Outcome, { centerId: tx.centerId, id });
  }

  /** The outcome that holds now; null while the prospect is open. */
  standing(tx: Transaction, prospectId: string): Promise<Outcome | null> {
    return tx.manager.findOneBy(Outcome, { centerId: tx.centerId, prospectId, reopenedAt: IsNull() });
  }

  async change(tx: Transaction, before: Outcome, changes: Partial<Outcome>): Promise<Outcome> {
    const after = { ...before, ...changes, version: before.version + 1 };
    await tx.manager.update(Outcome, { centerId: tx.centerId, id: before.id }, after);
    return after;
  }

  /** Offers of several prospects, by prospect, oldest first. */
  async offersOf(centerId: string, prospectIds: readonly string[]): Promise<ReadonlyMap<string, Offer[]>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.find(Offer, {
        where: { centerId, prospectId: In([...prospectIds]) },
        order: { receivedAt: 'ASC', id: 'ASC' },
      }),
    );
    return grouped(found, (offer) => offer.prospectId);
  }

  /** Outcomes of several prospects, reopened ones too, by prospect, oldest first. */
  async outcomesOf(centerId: string, prospectIds: readonly string[]): Promise<ReadonlyMap<string, Outcome[]>> {
    const found = await this.database.inCenter(centerId, (tx) =>
      tx.manager.find(Outcome, {
        where: { centerId, prospectId: In([...prospectIds]) },
        order: { learnedAt: 'ASC', id: 'ASC' },
      }),
    );
    return grouped(found, (outcome) => outcome.prospectId);
  }
}

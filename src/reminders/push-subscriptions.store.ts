import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import { PushSubscription } from './push-subscription.entity.js';

@Injectable()
export class PushSubscriptionsStore {
  /** Adds a browser, or gives it to this person: who signs in there now is who is told. */
  async put(tx: Transaction, given: Omit<PushSubscription, 'centerId'>): Promise<PushSubscription> {
    const [row] = await tx.query<PushSubscription>(
      `INSERT INTO push_subscriptions (center_id, id, person_id, endpoint, p256dh, auth, subscribed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (center_id, endpoint) DO UPDATE
         SET person_id = EXCLUDED.person_id, p256dh = EXCLUDED.p256dh, auth = EXCLUDED.auth, subscribed_at = EXCLUDED.subscribed_at
       RETURNING ${COLUMNS}`,
      [tx.centerId, given.id, given.personId, given.endpoint, given.p256dh, given.auth, given.subscribedAt],
    );
    return row!;
  }

  /** Keeps the newest so many of a person. */
  async keepNewest(tx: Transaction, personId: string, most: number): Promise<void> {
    await tx.query(
      `DELETE FROM push_subscriptions WHERE center_id = $1 AND id IN (
         SELECT id FROM push_subscriptions WHERE center_id = $1 AND person_id = $2 ORDER BY subscribed_at DESC, id DESC OFFSET $3)`,
      [tx.centerId, personId, most],
    );
  }

  byId(tx: Transaction, id: string): Promise<PushSubscription | null> {
    return tx.manager.findOneBy(PushSubscription, { centerId: tx.centerId, id });
  }

  /** The browsers of these people. */
  async ofPeople(tx: Transaction, personIds: readonly string[]): Promise<Pick<PushSubscription, 'id' | 'personId'>[]> {
    return tx.query(
      'SELECT id, person_id AS "personId" FROM push_subscriptions WHERE center_id = $1 AND person_id = ANY ($2::uuid[])',
      [tx.centerId, personIds],
    );
  }

  /** False: the person has no such browser. */
  async removeOf(tx: Transaction, personId: string, endpoint: string): Promise<boolean> {
    const { affected } = await tx.manager.delete(PushSubscription, { centerId: tx.centerId, personId, endpoint });
    return affected === 1;
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.manager.delete(PushSubscription, { centerId: tx.centerId, id });
  }
}

const COLUMNS = `center_id AS "centerId", id, person_id AS "personId", endpoint, p256dh, auth, subscribed_at AS "subscribedAt"`;

import { Injectable } from '@nestjs/common';
import { Clock, newId } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { Queues } from '../platform/queue/index.js';
import { DeliveriesStore } from './deliveries.store.js';
import type { NewDelivery } from './delivery.js';
import { DELIVERY_QUEUE } from './delivery-queue.js';

/** Takes in what is to be said. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly store: DeliveriesStore,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down, in the transaction that makes it due, what is to be said; what stands in the center under its key already is
   * left as it is. Workers are woken when the transaction has committed; should that fail, they look by themselves.
   */
  async enqueue(tx: Transaction, items: readonly NewDelivery[]): Promise<void> {
    if (items.length === 0) return;
    const now = this.clock.now();
    const identified = items.map((item) => ({ ...item, id: newId() }));
    await this.store.add(tx, identified, new Date(now));
    if (items.some(({ dueAt }) => dueAt.getTime() <= now)) this.wakeAfter(tx);
  }

  /** The person of the center to whom this mail was sent; null: there is no such mail. */
  mailedTo(tx: Transaction, deliveryId: string): Promise<string | null> {
    return this.store.mailedTo(tx, deliveryId);
  }

  /**
   * The same, except that what was skipped under its key begins anew, with another due time: nobody has heard of it yet. There
   * is still one row for the key, so no two can be under way, and one that was sent or given up stays as it is. A skip that is
   * just being written down is not waited for; a topic whose deliveries are asked for again puts off rather than skip what will
   * be owed before that can be done.
   */
  async enqueueUnlessSaid(tx: Transaction, items: readonly NewDelivery[]): Promise<void> {
    await this.enqueue(tx, items);
    await this.store.reviveSkipped(tx, items);
  }

  /** Those of the keys whose delivery has ended or is under way, so that what comes up now may not be in it any more. */
  takenUp(tx: Transaction, keys: readonly string[]): Promise<ReadonlySet<string>> {
    return this.store.takenUp(tx, keys);
  }

  /** Wakes a worker for the center when the transaction has committed. */
  wakeAfter(tx: Transaction): void {
    const { centerId } = tx;
    tx.afterCommit(() => void this.queues.queue(DELIVERY_QUEUE).wake({ centerId, id: centerId }));
  }
}

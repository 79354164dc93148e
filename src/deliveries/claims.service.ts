import { Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { type Attempted, type Claim, type Claimed, DeliveryClaimsStore } from './delivery-claims.store.js';
import type { Ending } from './delivery.js';
import type { Outcome } from './domain/outcome.js';
import { Topics } from './topics.js';

/** Takes deliveries up, writes down what came of them, and tells the topics. */
@Injectable()
export class Claims {
  private readonly logger = new Logger('deliveries');

  constructor(
    private readonly database: Database,
    private readonly store: DeliveryClaimsStore,
    private readonly topics: Topics,
  ) {}

  /** What is due in the center and nobody holds, those first that have been due for longest. */
  take(centerId: string, claim: Claim): Promise<Claimed[]> {
    return this.database.inCenter(centerId, (tx) => this.store.claim(tx, claim));
  }

  /** Writes down, in one statement, what came of those that nobody else has taken up meanwhile. */
  async settle(centerId: string, attempted: readonly Attempted[]): Promise<void> {
    await this.database.inCenter(centerId, async (tx) => {
      const settled = await this.store.settle(tx, attempted);
      for (const each of attempted) if (settled.has(each.claimed.id)) await this.tell(tx, each);
    });
  }

  /** What a topic makes of it must not undo what is written: else it would be sent again and again. */
  private async tell(tx: Transaction, { claimed, outcome }: Attempted): Promise<void> {
    const topic = this.topics.named(claimed.topic);
    const ending = endingOf(outcome);
    if (!topic?.ended || !ending) return;
    await tx.query('SAVEPOINT told', []);
    try {
      await topic.ended(tx, claimed, ending);
      await tx.query('RELEASE SAVEPOINT told', []);
    } catch (error) {
      await tx.query('ROLLBACK TO SAVEPOINT told', []);
      this.logger.error(error);
    }
  }
}

const endingOf = (outcome: Outcome): Ending | null => {
  switch (outcome.kind) {
    case 'SENT':
      return { state: 'SENT', receipt: outcome.receipt, reason: null };
    case 'SKIPPED':
    case 'DEAD':
      return { state: outcome.kind, receipt: null, reason: outcome.reason };
    default:
      return null;
  }
};

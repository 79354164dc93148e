import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Claimed } from './delivery-claims.store.js';
import type { Composed } from './delivery.js';
import { Topics } from './topics.js';

/** What a topic answered, or why it could not. */
export type Answer = { readonly composed: Composed } | { readonly error: unknown };

/** Asks the topics what is to be said. */
@Injectable()
export class Composition {
  constructor(
    private readonly database: Database,
    private readonly topics: Topics,
  ) {}

  /** In the order of `claimed`, which are of one center. One that cannot be composed leaves the others as they are. */
  async compose(centerId: string, claimed: readonly Claimed[]): Promise<readonly Answer[]> {
    try {
      const composed = await this.database.inCenter(centerId, (tx) => this.composeAll(tx, claimed));
      return composed.map((each) => ({ composed: each }));
    } catch (error) {
      if (claimed.length === 1) return [{ error }];
      return Promise.all(claimed.map(async (each) => (await this.compose(centerId, [each]))[0]!));
    }
  }

  private async composeAll(tx: Transaction, claimed: readonly Claimed[]): Promise<Composed[]> {
    const composed: Composed[] = [];
    for (const each of claimed) composed.push(await this.topicOf(each).compose(tx, each));
    return composed;
  }

  private topicOf({ topic }: Claimed) {
    const known = this.topics.named(topic);
    if (known) return known;
    throw new Error(`This version of the service does not know the topic "${topic}".`);
  }
}

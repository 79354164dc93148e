import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { Composed, Delivery, Ending } from './delivery.js';

/** Knows what is to be said, and whether it still is. */
export interface Topic {
  readonly name: string;
  /** Asked immediately before sending, so that nobody is told of what has been done meanwhile. It only reads. */
  compose(tx: Transaction, delivery: Delivery): Promise<Composed>;
  /** Hears what became of a delivery, in the transaction that writes it down; a crash before that repeats the sending. */
  ended?(tx: Transaction, delivery: Delivery, ending: Ending): Promise<void>;
}

/** The topics of this process, by name. */
@Injectable()
export class Topics {
  private readonly topics = new Map<string, Topic>();

  register(topic: Topic): void {
    if (this.topics.has(topic.name)) throw new Error(`There are two topics named ${topic.name}.`);
    this.topics.set(topic.name, topic);
  }

  /** Undefined: nobody knows it, as when a newer version has made the delivery. */
  named(name: string): Topic | undefined {
    return this.topics.get(name);
  }
}

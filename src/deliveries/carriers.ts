import { Injectable } from '@nestjs/common';
import type { Channel, Delivery } from './delivery.js';

/** Brings messages to the other side of a channel. */
export interface Carrier<Message extends object = object> {
  readonly channel: Channel;
  /** How many messages may be under way at once; at most so many are repeated when the process is killed. */
  readonly atOnce: number;
  /** Throws DeliveryRefused when it will never be taken; any other error means: try again later. `delivery.id` is the same at every attempt. */
  send(message: Message, delivery: Delivery): Promise<{ readonly receipt: string | null }>;
}

/** The carriers of this process, by channel. What has no carrier waits. */
@Injectable()
export class Carriers {
  private readonly carriers = new Map<Channel, Carrier>();

  register<Message extends object>(carrier: Carrier<Message>): void {
    if (this.carriers.has(carrier.channel)) throw new Error(`There are two carriers for ${carrier.channel}.`);
    this.carriers.set(carrier.channel, carrier as Carrier);
  }

  all(): readonly Carrier[] {
    return [...this.carriers.values()];
  }
}

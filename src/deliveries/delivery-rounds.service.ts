import { Injectable, Logger } from '@nestjs/common';
import { type Carrier, Carriers } from './carriers.js';
import { DeliveryClaimsStore } from './delivery-claims.store.js';
import { Dispatch } from './dispatch.service.js';

/** While one batch is on its way the next is taken up, and the one before is written down; all share the slots of their carrier. */
const LANES = 3;

/** Goes from center to center and from channel to channel. */
@Injectable()
export class DeliveryRounds {
  private readonly logger = new Logger('deliveries');
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    private readonly carriers: Carriers,
    private readonly store: DeliveryClaimsStore,
    private readonly dispatch: Dispatch,
  ) {}

  /** Sends all that is due in these centers, each channel at its own pace; answers whether there was anything. */
  async deliver(centerIds: readonly string[]): Promise<boolean> {
    const round = Promise.all(this.carriers.all().map((carrier) => this.deliverOver(carrier, centerIds)));
    this.underWay.add(round);
    try {
      return (await round).includes(true);
    } finally {
      this.underWay.delete(round);
    }
  }

  /** Begins nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.dispatch.stop();
    await Promise.allSettled(this.underWay);
  }

  /** A batch of each center in turn, so that none waits for all of another's. */
  private async deliverOver(carrier: Carrier, centerIds: readonly string[]): Promise<boolean> {
    const due = await this.dueAmong(carrier, centerIds);
    const left = [...due];
    await Promise.all(Array.from({ length: LANES }, () => this.deliverAll(left, carrier)));
    return due.length > 0;
  }

  /** Takes the foremost center and puts it at the end of the row, until none has more. */
  private async deliverAll(left: string[], carrier: Carrier): Promise<void> {
    for (let centerId = left.shift(); centerId !== undefined; centerId = left.shift()) {
      left.push(centerId);
      if (!(await this.batch(centerId, carrier))) remove(left, centerId);
    }
  }

  private async dueAmong({ channel }: Carrier, centerIds: readonly string[]): Promise<string[]> {
    const due = await Promise.all(centerIds.map((centerId) => this.store.isDue(centerId, channel)));
    return centerIds.filter((_, index) => due[index]);
  }

  /** What fails in one center must not hold up the others; the next round tries again. */
  private async batch(centerId: string, carrier: Carrier): Promise<boolean> {
    try {
      return await this.dispatch.batch(centerId, carrier);
    } catch (error) {
      this.logger.error(error);
      return false;
    }
  }
}

const remove = (list: string[], value: string): void => {
  const place = list.indexOf(value);
  if (place >= 0) list.splice(place, 1);
};

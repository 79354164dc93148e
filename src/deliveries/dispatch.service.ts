import { Inject, Injectable } from '@nestjs/common';
import pLimit, { type LimitFunction } from 'p-limit';
import { Clock } from '../platform/clock/index.js';
import { type Config, CONFIG } from '../platform/config/index.js';
import type { Carrier } from './carriers.js';
import { Composition } from './composition.service.js';
import type { Claimed } from './delivery-claims.store.js';
import { outcomeBeforehand } from './domain/outcome.js';
import { HandOver, type Holding } from './hand-over.service.js';
import { Claims } from './claims.service.js';
import { Settling } from './settling.js';

/** Deliveries of one taking up: no more than can soon be sent, since others wait for a lease to take over what a killed worker held. */
const LARGEST_BATCH = 500;
const BATCH_PER_SLOT = 20;
/** Composed in one transaction, immediately before they are sent. */
const COMPOSED_AT_ONCE = 20;
/** The rest of the lease is left to the sends that have begun. */
const SHARE_OF_LEASE = 2 / 3;
/** Others may have taken over when a lease is over, and often have not. */
const LEASES_TO_WRITE_IN = 2;

/** Takes up what is due, sends it outside of any transaction, and writes down what came of it. */
@Injectable()
export class Dispatch {
  private readonly slots = new WeakMap<Carrier, LimitFunction>();
  private isStopping = false;

  constructor(
    private readonly claims: Claims,
    private readonly composition: Composition,
    private readonly handOver: HandOver,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** From now on nothing more is sent; what is held and was not sent is given back. */
  stop(): void {
    this.isStopping = true;
  }

  /** Sends one batch of what is due in the center. False: there is no more for now. */
  async batch(centerId: string, carrier: Carrier): Promise<boolean> {
    if (this.isStopping) return false;
    const leaseMs = this.config.deliveryLeaseSeconds * 1000;
    const most = Math.min(LARGEST_BATCH, BATCH_PER_SLOT * carrier.atOnce);
    // Read before the lease begins, so that we never think it longer than it is.
    const startedAt = this.clock.monotonic();
    const claim = { channel: carrier.channel, most, leaseSeconds: this.config.deliveryLeaseSeconds };
    const claimed = await this.claims.take(centerId, claim);
    const holding = { until: startedAt + SHARE_OF_LEASE * leaseMs, isStopping: () => this.isStopping };
    const giveUpAt = startedAt + LEASES_TO_WRITE_IN * leaseMs;
    const settling = new Settling((attempted) => this.claims.settle(centerId, attempted), this.clock, giveUpAt);
    const some = Math.max(COMPOSED_AT_ONCE, carrier.atOnce);
    for (let done = 0; done < claimed.length; done += some)
      await this.send(centerId, { carrier, claimed: claimed.slice(done, done + some), holding, settling });
    return claimed.length === most;
  }

  private async send(centerId: string, { carrier, claimed, holding, settling }: Some): Promise<void> {
    const toSend: Claimed[] = [];
    const settled: Promise<void>[] = [];
    for (const each of claimed) {
      const outcome = outcomeBeforehand(each.attempts + 1, each.isExpired);
      if (outcome) settled.push(settling.add({ claimed: each, outcome }));
      else toSend.push(each);
    }
    const answers = await this.composition.compose(centerId, toSend);
    const slots = this.slotsOf(carrier);
    const attempt = async (each: Claimed, index: number): Promise<void> => {
      const outcome = await this.handOver.attempt(carrier, each, answers[index]!, holding);
      await settling.add({ claimed: each, outcome });
    };
    await Promise.all([...settled, ...toSend.map((each, index) => slots(() => attempt(each, index)))]);
  }

  private slotsOf(carrier: Carrier): LimitFunction {
    const slots = this.slots.get(carrier) ?? pLimit(carrier.atOnce);
    this.slots.set(carrier, slots);
    return slots;
  }
}

interface Some {
  readonly carrier: Carrier;
  readonly claimed: readonly Claimed[];
  readonly holding: Holding;
  readonly settling: Settling;
}

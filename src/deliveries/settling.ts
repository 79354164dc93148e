import { Logger } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import { pause } from '../platform/schedule/index.js';
import type { Attempted } from './delivery-claims.store.js';

const BETWEEN_ATTEMPTS_MS = 100;

/**
 * Writes down what came of attempts as fast as the database takes it: what has come meanwhile goes along with the next statement.
 * Each attempt waits until it stands written, so that never more are unwritten than may be under way at once.
 */
export class Settling {
  private readonly logger = new Logger('deliveries');
  private waiting: Attempted[] = [];
  private underWay: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(
    private readonly write: (attempted: readonly Attempted[]) => Promise<void>,
    private readonly clock: Clock,
    /** Told by the monotonic clock: after that it is of no use, because others have taken over. */
    private readonly giveUpAt: number,
  ) {}

  add(attempted: Attempted): Promise<void> {
    this.waiting.push(attempted);
    this.next ??= this.underWay.then(endOfTurn).then(() => this.flush());
    return this.next;
  }

  private flush(): Promise<void> {
    const attempted = this.waiting;
    this.waiting = [];
    this.next = null;
    this.underWay = this.writeAtLast(attempted);
    return this.underWay;
  }

  /** While the database is away nothing more is sent: what has been sent must first be known to be. */
  private async writeAtLast(attempted: readonly Attempted[]): Promise<void> {
    for (;;) {
      try {
        return await this.write(attempted);
      } catch (error) {
        this.logger.warn(`What came of ${attempted.length} deliveries is not written yet: ${String(error)}`);
        if (this.clock.monotonic() > this.giveUpAt) return;
        await pause(BETWEEN_ATTEMPTS_MS);
      }
    }
  }
}

/** What ends in the same turn of the event loop is written together. */
const endOfTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

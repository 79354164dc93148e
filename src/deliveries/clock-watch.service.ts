import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import { type ClockReading, jumpBetween } from './domain/clock-jump.js';

/**
 * Compares the wall clocks with the time that has really passed. After a jump nothing is sent until two polls agree with each
 * other: what a topic says of "today", and when quiet hours are, would be told by a clock that is being set.
 */
@Injectable()
export class ClockWatch {
  private readonly logger = new Logger('deliveries');
  private last: ClockReading | null = null;
  private jumpedAt: Date | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Since when sends have been held because a clock jumped; null: they are not. */
  get heldSince(): Date | null {
    return this.jumpedAt;
  }

  /** Reads all clocks. False: one has jumped since the last poll. */
  async poll(): Promise<boolean> {
    const database = await this.databaseNow();
    const reading = { ...this.ownClocks(), database };
    const jumps = this.last === null ? [] : this.jumpsSince(this.last, reading);
    this.last = reading;
    this.tell(jumps, reading);
    return jumps.length === 0;
  }

  /** Whether the clock of this machine still goes as at the last poll, and that one was in order. Asked before each send. */
  isSteady(): boolean {
    const { last } = this;
    if (last === null || this.jumpedAt !== null) return false;
    return jumpBetween(last, { ...last, ...this.ownClocks() }, 'wall') === 0;
  }

  private ownClocks(): Pick<ClockReading, 'wall' | 'monotonic'> {
    return { wall: this.clock.now(), monotonic: this.clock.monotonic() };
  }

  private async databaseNow(): Promise<number> {
    const statement = { name: 'database-clock', text: 'SELECT clock_timestamp() AS now', values: [] };
    const [row] = await this.database.call<{ now: Date }>(statement);
    return row!.now.getTime();
  }

  private jumpsSince(before: ClockReading, after: ClockReading): string[] {
    return (['wall', 'database'] as const)
      .map((clock) => ({ clock, jump: jumpBetween(before, after, clock) }))
      .filter(({ jump }) => jump !== 0)
      .map(({ clock, jump }) => `the ${NAMES[clock]} jumped by ${jump / 1000} s`);
  }

  private tell(jumps: readonly string[], { database }: ClockReading): void {
    if (jumps.length > 0) {
      this.logger.warn(`Sends are held: ${jumps.join(', ')}.`);
      this.jumpedAt ??= new Date(database);
    } else if (this.jumpedAt !== null) {
      this.logger.warn('Sends go on: two polls agree again.');
      this.jumpedAt = null;
    }
  }
}

const NAMES = { wall: 'clock of this machine', database: 'clock of the database' } as const;

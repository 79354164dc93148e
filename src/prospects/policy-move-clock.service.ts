import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import type { Day } from '../kernel/day.js';
import { dayIn } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';

/** What time it is where a move is made. */
@Injectable()
export class PolicyMoveClock {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return new Date(this.clock.now());
  }

  /** The day in the center, which says who belongs to a cohort. */
  async today(tx: Transaction): Promise<Day> {
    const now = this.clock.now();
    return dayIn((await this.calendars.calendarsOf(tx, now)).of().zone, now);
  }
}

import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import type { Day } from '../kernel/day.js';
import { HOUR, type Instant } from '../kernel/instant.js';
import { instantAt } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';

/** A file tells days, a timeline wants moments: interviews of a day stand at noon and after it, the answer in the evening. */
const NOON = 12 * 60;
const EVENING = 20 * 60;

/** Days of a file as moments of the center. */
@Injectable()
export class DraftTimes {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** The start of an interview: noon, and an hour later for each before it on the same day. */
  async held(tx: Transaction, day: Day, before: number): Promise<Instant> {
    return Math.min((await this.on(tx, day, NOON)) + before * HOUR, this.clock.now() - HOUR);
  }

  /** The evening of the day, or now when it is not evening yet. */
  async told(tx: Transaction, day: Day): Promise<Instant> {
    return Math.min(await this.on(tx, day, EVENING), this.clock.now());
  }

  private async on(tx: Transaction, day: Day, minute: number): Promise<Instant> {
    return instantAt((await this.calendars.calendarsOf(tx)).of().zone, day, minute);
  }
}

import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../calendars/index.js';
import { addDays, type Day } from '../kernel/day.js';
import { fail, ok, type Result } from '../kernel/result.js';
import { dayIn, instantAt } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';

const NOT_PAST = fail(
  'DRY_RUN_IN_THE_FUTURE',
  'toDay: must be today or earlier; only the past can be replayed.',
  'toDay',
);

/** What the days of a dry run are in the center. */
@Injectable()
export class DryRunPeriod {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** The moment up to which is replayed: the end of the last day there, but not after now. */
  async until(tx: Transaction, toDay: Day): Promise<Result<Date>> {
    const now = this.clock.now();
    const { zone } = (await this.calendars.calendarsOf(tx)).of();
    if (toDay > dayIn(zone, now)) return NOT_PAST;
    return ok(new Date(Math.min(now, instantAt(zone, addDays(toDay, 1), 0) - 1)));
  }
}

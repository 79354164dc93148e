import { Injectable } from '@nestjs/common';
import { CalendarsService, neglectedSince } from '../calendars/index.js';
import { addDays } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import { dayIn, instantAt } from '../kernel/zone.js';
import { Clock } from '../platform/clock/index.js';
import { Database } from '../platform/database/index.js';
import type { AsOf } from './students-in-groups.store.js';

export interface WholeDay {
  readonly asOf: AsOf;
  readonly zone: string;
  /** A step that was due then or earlier was neglected at the end of the day. */
  readonly neglectedSince: Instant;
}

/** The day that figures are as of: yesterday on the wall of the center, so that an answer stays the same all day. */
@Injectable()
export class LastWholeDay {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async of(centerId: string): Promise<WholeDay> {
    const now = this.clock.now();
    const calendar = await this.database.inCenter(centerId, async (tx) =>
      (await this.calendars.calendarsOf(tx, now)).of(),
    );
    const { zone } = calendar;
    const today = dayIn(zone, now);
    const cutoff = instantAt(zone, today, 0);
    const asOf = { centerId, day: addDays(today, -1), cutoff };
    return { asOf, zone, neglectedSince: neglectedSince(calendar, cutoff) };
  }
}

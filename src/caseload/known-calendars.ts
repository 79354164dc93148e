import { Injectable } from '@nestjs/common';
import { type BusinessCalendar, CalendarsService } from '../calendars/index.js';
import { type Instant, MINUTE } from '../kernel/instant.js';
import { Database } from '../platform/database/index.js';

interface Known {
  readonly calendar: Promise<BusinessCalendar>;
  readonly until: Instant;
}

const MOST_CENTERS = 10_000;

/** The centers' own calendars, read at most once a minute each: a dashboard needs one to know which day it is, and has only one round trip. */
@Injectable()
export class KnownCalendars {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
  ) {}

  of(centerId: string, now: Instant): Promise<BusinessCalendar> {
    const known = this.known.get(centerId);
    return known && now < known.until && now >= known.until - MINUTE ? known.calendar : this.read(centerId, now);
  }

  private read(centerId: string, now: Instant): Promise<BusinessCalendar> {
    const calendar = this.database.inCenter(centerId, async (tx) => (await this.calendars.calendarsOf(tx, now)).of());
    if (this.known.size >= MOST_CENTERS) this.known.clear();
    this.known.set(centerId, { calendar, until: now + MINUTE });
    calendar.catch(() => this.known.delete(centerId));
    return calendar;
  }
}

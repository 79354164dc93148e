import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { isDay } from '../kernel/day.js';
import { Denial } from '../identity/index.js';
import { Database } from '../platform/database/index.js';
import { CalendarsService } from './calendars.service.js';
import { addBusinessDays, type BusinessDayCount } from './domain/business-calendar.js';

/** About a year of business days: with them even a center that works one day a week stays inside the calendar. */
const MOST_DAYS = 250;

/** Counts business days for people who want to see how the calendar works. */
@Injectable()
export class DayCountService {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarsService,
  ) {}

  async count(actor: Actor, from: string, count: number): Promise<BusinessDayCount> {
    if (Math.abs(count) > MOST_DAYS)
      throw refused('COUNT_NOT_VALID', `\`count\` must be -${MOST_DAYS} to ${MOST_DAYS} business days.`);
    const calendars = await this.database.inCenter(actor.centerId, (tx) => this.calendars.calendarsOf(tx));
    const { first, last } = calendars.years;
    if (!isDay(from) || from < `${first}` || from > `${last}-12-31`)
      throw refused(
        'DAY_OUT_OF_RANGE',
        `\`from\` must be a day of the years ${first} to ${last}: for these the holidays are known.`,
      );
    return addBusinessDays(calendars.of(), from, count);
  }
}

const refused = (code: string, message: string): Denial => new Denial(code, message, 400);

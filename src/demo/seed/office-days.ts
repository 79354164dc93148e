import { addBusinessDays, type BusinessCalendar } from '../../calendars/index.js';
import type { Day } from '../../kernel/day.js';
import { MINUTE, type Instant } from '../../kernel/instant.js';
import { dayIn, instantAt } from '../../kernel/zone.js';
import type { Chance } from './chance.js';

const QUARTER_HOUR = 15;

/** The days and hours on which people of one place can be reached. What was counted once is kept: a seed asks millions of times. */
export class OfficeDays {
  private readonly counted = new Map<string, Day>();

  constructor(readonly calendar: BusinessCalendar) {}

  dayOf(at: Instant): Day {
    return dayIn(this.calendar.zone, at);
  }

  after(day: Day, businessDays: number): Day {
    const key = `${day}+${businessDays}`;
    const known = this.counted.get(key) ?? addBusinessDays(this.calendar, day, businessDays).day;
    this.counted.set(key, known);
    return known;
  }

  /** When the office closes on that day. */
  closing(day: Day): Instant {
    return instantAt(this.calendar.zone, day, this.calendar.closesAtMinute);
  }

  /** Some moment in office hours, on a quarter of an hour. */
  moment(chance: Chance, day: Day): Instant {
    const { zone, opensAtMinute, closesAtMinute } = this.calendar;
    const quarters = (closesAtMinute - opensAtMinute) / QUARTER_HOUR - 1;
    return instantAt(zone, day, opensAtMinute) + QUARTER_HOUR * MINUTE * chance.between(0, quarters);
  }
}

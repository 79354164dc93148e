import { addDays, type Day } from '../kernel/day.js';
import type { CenterCalendar, Closure } from './calendar.entity.js';
import { businessCalendar, type BusinessCalendar } from './domain/business-calendar.js';
import { type Place, SAME_AS_CENTER } from './domain/place.js';
import { holidaysOf, isHolidayRegion } from './holidays.js';

/** The years in which days off are known; outside them only weekends count as such. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

const MOST_PLACES = 1_000;

/** The center's calendar and, derived from it, that of every place its contacts work in. */
export class CenterCalendars {
  private readonly known = new Map<string, BusinessCalendar>();

  constructor(
    private readonly settings: Omit<CenterCalendar, 'centerId' | 'version'>,
    private readonly closures: readonly Pick<Closure, 'firstDay' | 'lastDay' | 'reason'>[],
    readonly years: Years,
  ) {}

  /**
   * The calendar of a place: its zone and holidays where they are known, the center's where they are not, always the
   * center's weekdays and hours, and always its closures, because then there is nobody to help.
   */
  of(place: Place = SAME_AS_CENTER): BusinessCalendar {
    const key = `${place.zone} ${place.country} ${place.region}`;
    const calendar = this.known.get(key) ?? this.build(place);
    if (this.known.size >= MOST_PLACES) this.known.clear();
    this.known.set(key, calendar);
    return calendar;
  }

  private build(place: Place): BusinessCalendar {
    const { zone, workingWeekdays, opensAtMinute, closesAtMinute } = this.settings;
    return businessCalendar({
      zone: place.zone ?? zone,
      workingWeekdays: new Set(workingWeekdays),
      daysOff: new Map([...this.holidaysAt(place), ...this.daysClosed()]),
      opensAtMinute,
      closesAtMinute,
    });
  }

  private holidaysAt({ country, region }: Place): ReadonlyMap<Day, string> {
    const { first, last } = this.years;
    if (country === null || !isHolidayRegion(country, null))
      return holidaysOf(this.settings.country, this.settings.region, first, last);
    return holidaysOf(country, isHolidayRegion(country, region) ? region : null, first, last);
  }

  private *daysClosed(): Generator<[Day, string]> {
    for (const { firstDay, lastDay, reason } of this.closures)
      for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) yield [day, `Center closed: ${reason}`];
  }
}

import { addDays, type Day, weekdayOf, type Weekday } from '../../kernel/day.js';
import type { Instant } from '../../kernel/instant.js';
import { dayIn, instantAt } from '../../kernel/zone.js';

export const RHYTHM_UNITS = ['DAY', 'WEEK', 'MONTH'] as const;
export type RhythmUnit = (typeof RHYTHM_UNITS)[number];

/** When something is made again and again, by the wall clock of a zone. */
export interface Rhythm {
  readonly every: RhythmUnit;
  /** Of WEEK; else null. */
  readonly weekday: Weekday | null;
  /** Of MONTH, 1 to 31: a month without that day has its last one instead. Else null. */
  readonly monthDay: number | null;
  /** 0 to 23. */
  readonly hour: number;
}

const MINUTES = 60;

/**
 * The first time after an instant. Told from the wall each time, so that an hour that the clock leaves out or shows twice
 * moves this one time only; times that went by unused are not made up for.
 */
export const nextTime = (rhythm: Rhythm, zone: string, after: Instant): Instant => {
  let day = dayIn(zone, after);
  while (!isDayOf(rhythm, day) || instantAt(zone, day, rhythm.hour * MINUTES) <= after) day = addDays(day, 1);
  return instantAt(zone, day, rhythm.hour * MINUTES);
};

const isDayOf = ({ every, weekday, monthDay }: Rhythm, day: Day): boolean =>
  IS_DAY_OF[every](day, { weekday, monthDay });

const IS_DAY_OF: Readonly<Record<RhythmUnit, (day: Day, on: Pick<Rhythm, 'weekday' | 'monthDay'>) => boolean>> = {
  DAY: () => true,
  WEEK: (day, { weekday }) => weekdayOf(day) === weekday,
  MONTH: (day, { monthDay }) =>
    dayOfMonth(day) === monthDay || (dayOfMonth(day) < (monthDay ?? 0) && isLastOfMonth(day)),
};

const dayOfMonth = (day: Day): number => Number(day.slice(8));

const isLastOfMonth = (day: Day): boolean => dayOfMonth(addDays(day, 1)) === 1;

import type { Day } from '../../kernel/day.js';
import { HOUR, type Instant, MINUTE } from '../../kernel/instant.js';
import { dayIn, instantAt } from '../../kernel/zone.js';
import { readDay, type DateOrder, type DayReading } from './day-cell.js';

/** What a cell says of when something happened: a day, a time on the wall of the center, or an instant. */
export type Moment =
  { readonly day: Day } | { readonly day: Day; readonly minute: number } | { readonly instant: Instant };

export type MomentReading = Moment | Extract<DayReading, { wrong: string }>;

const WITH_TIME = /^(.*?\d)(?:[T,]|\s)\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** Reads a cell as a day with or without a time; midnight without a zone is what spreadsheets write for a day. */
export function readMoment(text: string, order: DateOrder | null): MomentReading {
  const timed = WITH_TIME.exec(text);
  if (!timed) return readDay(text, order);
  const [, date = '', hour, minute, half, zone] = timed;
  const read = readDay(date, order);
  const minutes = minuteOf(Number(hour), Number(minute), half?.toLowerCase());
  if ('wrong' in read) return read;
  if (minutes === null) return { wrong: 'NOT_A_DATE' };
  if (zone !== undefined) return { instant: Date.parse(`${read.day}T00:00:00Z`) + minutes * MINUTE - offsetOf(zone) };
  return minutes === 0 ? read : { day: read.day, minute: minutes };
}

function minuteOf(hour: number, minute: number, half: string | undefined): number | null {
  const isPossible = minute < 60 && (half === undefined ? hour < 24 : hour >= 1 && hour <= 12);
  if (!isPossible) return null;
  return (half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute;
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE);
}

/** The day on the wall of the center. */
export const dayOfMoment = (moment: Moment, zone: string): Day =>
  'day' in moment ? moment.day : dayIn(zone, moment.instant);

/** The instant of a moment; where only a day is known, `minute` of it. */
export function instantOfMoment(moment: Moment, zone: string, minute: number): Instant {
  if ('instant' in moment) return moment.instant;
  return instantAt(zone, moment.day, 'minute' in moment ? moment.minute : minute);
}

/** Whether the cell gives no more than a day. */
export const isOnlyADay = (moment: Moment): boolean => 'day' in moment && !('minute' in moment);

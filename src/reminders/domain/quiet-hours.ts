import { addDays } from '../../kernel/day.js';
import { HOUR, type Instant, MINUTE } from '../../kernel/instant.js';
import { dayIn, instantAt, minuteOfDayIn } from '../../kernel/zone.js';

/** Minutes since midnight on the person's wall clock; from 20:00 until 8:00 is 1200 and 480. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** No clock is put back by more. */
const SHOWN_TWICE = 3 * HOUR;

/** Whether it is quiet on the wall of that zone. */
export function isQuiet(at: Instant, zone: string, { fromMinute, untilMinute }: QuietHours): boolean {
  const minute = minuteOfDayIn(zone, at);
  return fromMinute <= untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute;
}

/** The moment itself, or the end of the quiet hours in which it lies. */
export function outOfQuietHours(at: Instant, zone: string, quiet: QuietHours): Instant {
  if (!isQuiet(at, zone, quiet)) return at;
  const minute = minuteOfDayIn(zone, at);
  const today = dayIn(zone, at);
  const end = instantAt(zone, minute < quiet.untilMinute ? today : addDays(today, 1), quiet.untilMinute);
  // An hour that the clock shows twice: the first end has passed, so the second one is meant.
  const moment = end > at ? end : at - (at % MINUTE) + (quiet.untilMinute - minute) * MINUTE;
  // A clock that is put back may show a loud minute again before the quiet hours end.
  for (let shown = at - (at % MINUTE); shown < Math.min(moment, at + SHOWN_TWICE); shown += MINUTE)
    if (shown > at && !isQuiet(shown, zone, quiet)) return shown;
  // A clock that is put forward may leave out the loud minutes of a day.
  return outOfQuietHours(moment, zone, quiet);
}

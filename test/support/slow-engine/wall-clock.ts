import { DateTime } from 'luxon';
import type { Day } from '../../../src/kernel/day.js';
import type { Instant } from '../../../src/kernel/instant.js';

/** What a clock on the wall shows; read with another library than the engine reads it. */
export interface WallTime {
  readonly day: Day;
  readonly minute: number;
}

const A_MINUTE = 60_000;
const AN_HOUR = 60 * A_MINUTE;
const found = new Map<string, Instant>();

export function wallTime(zone: string, instant: Instant): WallTime {
  const wall = DateTime.fromMillis(instant, { zone });
  return { day: wall.toISODate() as Day, minute: wall.hour * 60 + wall.minute };
}

/** Looks at the clock hour by hour, and minute by minute in the last two, until it shows that time or a later one. */
export function firstMomentOf(zone: string, day: Day, minute: number): Instant {
  const key = `${zone} ${day} ${minute}`;
  const moment = found.get(key) ?? lookedFor(zone, day, minute);
  found.set(key, moment);
  return moment;
}

function lookedFor(zone: string, day: Day, minute: number): Instant {
  const isThere = (instant: Instant): boolean => {
    const wall = wallTime(zone, instant);
    return wall.day > day || (wall.day === day && wall.minute >= minute);
  };
  let moment = Date.parse(day) - 15 * AN_HOUR;
  while (!isThere(moment + 2 * AN_HOUR)) moment += AN_HOUR;
  while (!isThere(moment)) moment += A_MINUTE;
  return moment;
}

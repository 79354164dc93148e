import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import type { Day } from '../../../src/kernel/day.js';
import { MINUTE } from '../../../src/kernel/instant.js';
import { digestMoment, nextDigest } from '../../../src/reminders/domain/digest-time.js';
import { isQuiet, outOfQuietHours, type QuietHours } from '../../../src/reminders/domain/quiet-hours.js';
import { momentIn } from '../kernel/moments.js';

/**
 * The oracle is a minute-by-minute walk that asks luxon only what the wall clock shows. Half of the moments lie on the days
 * of a clock change: of an hour, of half an hour, at midnight.
 */
const FIVE_ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/Sao_Paulo',
];

const shown = (zone: string, at: number): DateTime<true> => DateTime.fromMillis(at, { zone }) as DateTime<true>;
const minuteShown = (zone: string, at: number): number => shown(zone, at).hour * 60 + shown(zone, at).minute;

const instantIn = (zone: string) => momentIn(zone).map(({ near, minute }) => near + minute * MINUTE);

const walkUntil = (from: number, arrived: (at: number) => boolean): number => {
  let at = from;
  while (!arrived(at)) at = at - (at % MINUTE) + MINUTE;
  return at;
};

const isQuietThen = (zone: string, at: number, { fromMinute, untilMinute }: QuietHours): boolean => {
  const minute = minuteShown(zone, at);
  const [first, last] = [Math.min(fromMinute, untilMinute), Math.max(fromMinute, untilMinute)];
  const between = minute >= first && minute < last;
  return fromMinute <= untilMinute ? between : !between;
};

const minute = fc.integer({ min: 0, max: 1439 });
/** The last kind leaves as little as a minute of the day loud, which a clock change may swallow. */
const quietHours = fc.oneof(
  fc.constant({ fromMinute: 1200, untilMinute: 480 }),
  fc.record({ fromMinute: fc.integer({ min: 1020, max: 1320 }), untilMinute: fc.integer({ min: 300, max: 660 }) }),
  fc.record({ fromMinute: minute, untilMinute: minute }),
);

describe.each(FIVE_ZONES)('in %s', (zone) => {
  it('quiet hours end at the first minute that is not quiet', () => {
    fc.assert(
      fc.property(instantIn(zone), fc.integer({ min: 0, max: 59_999 }), quietHours, (base, rest, quiet) => {
        const at = base + rest;
        expect(isQuiet(at, zone, quiet)).toBe(isQuietThen(zone, at, quiet));
        expect(outOfQuietHours(at, zone, quiet)).toBe(walkUntil(at, (each) => !isQuietThen(zone, each, quiet)));
      }),
      { numRuns: 100 },
    );
  });

  it('the next digest comes on the first working day on which its hour is still ahead', () => {
    const calendar = businessCalendar({ zone: 'America/New_York', daysOff: new Map<Day, string>() });
    fc.assert(
      fc.property(instantIn(zone), minute, (after, digestMinute) => {
        const hours = { zone, digestMinute, quiet: { fromMinute: 1200, untilMinute: 480 } };
        const { day, at } = nextDigest(after, hours, calendar);
        const isItsTime = (each: number): boolean => {
          const now = shown(zone, each);
          const isFirst = minuteShown(zone, each - MINUTE) < digestMinute || shown(zone, each - MINUTE).day !== now.day;
          return each > after && now.weekday <= 5 && minuteShown(zone, each) >= digestMinute && isFirst;
        };
        expect(at).toBe(firstOfItsDay(zone, digestMinute, walkUntil(after + MINUTE, isItsTime), after));
        expect(shown(zone, at).toISODate()).toBe(day);
      }),
      { numRuns: 20 },
    );
  });

  it('a digest is never sent before its hour, nor in quiet hours, whenever a worker comes to it', () => {
    fc.assert(
      fc.property(instantIn(zone), quietHours, minute, (now, quiet, digestMinute) => {
        const day = shown(zone, now).toISODate() as Day;
        const at = digestMoment(day, { zone, digestMinute, quiet }, now);
        expect(at).toBeGreaterThanOrEqual(now);
        if (at > now || !isQuietThen(zone, now, quiet)) expect(isQuietThen(zone, at, quiet)).toBe(false);
        const before = minuteShown(zone, at) < digestMinute && shown(zone, at).toISODate() === day;
        // A clock that is put back shows the hour again after it has passed.
        if (before)
          expect(walkUntil(at - 120 * MINUTE, (each) => minuteShown(zone, each) >= digestMinute)).toBeLessThanOrEqual(
            at,
          );
      }),
      { numRuns: 100 },
    );
  });
});

/** Of an hour that the clock shows twice the first counts; when that has passed, the next working day's does. */
const firstOfItsDay = (zone: string, digestMinute: number, found: number, after: number): number => {
  const start = shown(zone, found).startOf('day').toMillis();
  const first = walkUntil(start, (each) => minuteShown(zone, each) >= digestMinute);
  if (first === found) return found;
  const next = walkUntil(
    shown(zone, found).plus({ days: 1 }).startOf('day').toMillis(),
    (each) => shown(zone, each).weekday <= 5,
  );
  expect(first).toBeLessThanOrEqual(after);
  return walkUntil(next, (each) => minuteShown(zone, each) >= digestMinute);
};

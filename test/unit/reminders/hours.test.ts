import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from '../../../src/calendars/domain/business-calendar.js';
import type { Day } from '../../../src/kernel/day.js';
import { digestMoment, type Hours, nextDigest } from '../../../src/reminders/domain/digest-time.js';
import { isQuiet, outOfQuietHours } from '../../../src/reminders/domain/quiet-hours.js';

const QUIET = { fromMinute: 1200, untilMinute: 480 };
const OFFICE = businessCalendar({
  zone: 'America/New_York',
  daysOff: new Map<Day, string>([['2026-11-26', 'Thanksgiving Day']]),
});

const wall = (zone: string, text: string): number => DateTime.fromISO(text, { zone }).toMillis();
const inWords = (zone: string, at: number): string =>
  DateTime.fromMillis(at, { zone }).toFormat('ccc yyyy-MM-dd HH:mm');
const hoursIn = (zone: string, digestMinute = 480): Hours => ({ zone, digestMinute, quiet: QUIET });

/** The nights on which the clocks change, with the hour on the wall before and after. */
const CHANGES = [
  ['America/New_York', '2027-03-13', '2027-03-14', '2026-10-31', '2026-11-01'],
  ['Europe/Berlin', '2027-03-27', '2027-03-28', '2026-10-24', '2026-10-25'],
  ['Australia/Sydney', '2026-10-03', '2026-10-04', '2027-04-03', '2027-04-04'],
  ['America/St_Johns', '2027-03-13', '2027-03-14', '2026-10-31', '2026-11-01'],
  ['Pacific/Auckland', '2026-09-26', '2026-09-27', '2027-04-03', '2027-04-04'],
] as const;

describe.each(CHANGES)('on both clock changes of %s', (zone, evening, springs, before, falls) => {
  it.each([
    [evening, springs, 11],
    [before, falls, 13],
  ])('the night from %s to %s is quiet until 8:00 on the wall, %i hours after 20:00', (from, until, hours) => {
    const begins = wall(zone, `${from}T20:00`);
    const ends = outOfQuietHours(begins, zone, QUIET);
    expect(inWords(zone, ends)).toMatch(`${until} 08:00`);
    expect((ends - begins) / 3_600_000).toBe(hours);
    expect(outOfQuietHours(begins - 1, zone, QUIET)).toBe(begins - 1);
    expect(outOfQuietHours(ends, zone, QUIET)).toBe(ends);
  });

  it('the Monday digest after it comes at 8:00 on the wall', () => {
    for (const day of [springs, falls]) {
      const { at } = nextDigest(wall(zone, `${day}T10:00`), hoursIn(zone), OFFICE);
      expect(inWords(zone, at)).toMatch(/^Mon .* 08:00$/);
    }
  });
});

describe('quiet hours', () => {
  const NEW_YORK = 'America/New_York';
  const endOf = (text: string, quiet: typeof QUIET) =>
    inWords(NEW_YORK, outOfQuietHours(wall(NEW_YORK, text), NEW_YORK, quiet));

  it('that begin when they end are none', () => {
    for (const time of ['00:00', '07:59', '08:00', '20:00'])
      expect(isQuiet(wall(NEW_YORK, `2026-11-23T${time}`), NEW_YORK, { fromMinute: 480, untilMinute: 480 })).toBe(
        false,
      );
  });

  it('within a day last from their first minute up to their end', () => {
    const afternoon = { fromMinute: 780, untilMinute: 840 };
    expect(endOf('2026-11-23T12:59', afternoon)).toBe('Mon 2026-11-23 12:59');
    expect(endOf('2026-11-23T13:00', afternoon)).toBe('Mon 2026-11-23 14:00');
    expect(endOf('2026-11-23T14:00', afternoon)).toBe('Mon 2026-11-23 14:00');
  });

  it('that end in the hour which the clock shows twice end in it the second time too', () => {
    const secondTenPastOne = Date.parse('2026-11-01T06:10:20Z');
    const until = outOfQuietHours(secondTenPastOne, NEW_YORK, { fromMinute: 1200, untilMinute: 90 });
    expect(until).toBe(Date.parse('2026-11-01T06:30:00Z'));
  });
});

describe('the next digest', () => {
  const LATE = hoursIn('America/New_York', 1020);
  const next = (text: string, hours = hoursIn('America/New_York')) => {
    const { day, at } = nextDigest(wall('America/New_York', text), hours, OFFICE);
    return [day, inWords(hours.zone, at)];
  };

  it('comes today before the hour, else on the next working day of the center', () => {
    expect(next('2026-11-23T07:59')).toEqual(['2026-11-23', 'Mon 2026-11-23 08:00']);
    expect(next('2026-11-23T08:00')).toEqual(['2026-11-24', 'Tue 2026-11-24 08:00']);
    expect(next('2026-11-25T09:00')).toEqual(['2026-11-27', 'Fri 2026-11-27 08:00']);
    expect(next('2026-11-27T09:00')).toEqual(['2026-11-30', 'Mon 2026-11-30 08:00']);
  });

  it('is of a later day than the last one that is out, although the hour of that day comes again', () => {
    const nextAfter = (lastOut: Day) => nextDigest(wall('America/New_York', '2026-11-24T10:00'), LATE, OFFICE, lastOut);
    expect(['2026-11-23', '2026-11-24', '2026-11-25'].map((lastOut) => nextAfter(lastOut as Day).day)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-27',
    ]);
    expect(inWords(LATE.zone, nextAfter('2026-11-25').at)).toBe('Fri 2026-11-27 17:00');
  });

  it('comes at the hour of the person, wherever that is', () => {
    expect(next('2026-11-23T17:00', hoursIn('Asia/Tokyo', 1110))).toEqual(['2026-11-24', 'Tue 2026-11-24 18:30']);
    expect(next('2026-11-24T10:00', hoursIn('Pacific/Honolulu'))).toEqual(['2026-11-24', 'Tue 2026-11-24 08:00']);
  });
});

describe('a person who changes zone between planning and sending', () => {
  const plannedIn = (zone: string) => wall(zone, '2026-11-24T08:00');

  it('and went west is written to at 8:00 there', () => {
    const at = digestMoment('2026-11-24', hoursIn('America/Los_Angeles'), plannedIn('America/New_York'));
    expect(inWords('America/Los_Angeles', at)).toBe('Tue 2026-11-24 08:00');
  });

  it('and went east is written to at once while it is day there, else next morning', () => {
    const planned = plannedIn('America/New_York');
    expect(digestMoment('2026-11-24', hoursIn('Europe/Berlin'), planned)).toBe(planned);
    expect(inWords('Asia/Tokyo', digestMoment('2026-11-24', hoursIn('Asia/Tokyo'), planned))).toBe(
      'Wed 2026-11-25 08:00',
    );
  });
});

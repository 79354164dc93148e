import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, vi } from 'vitest';
import type { Day } from '../../../src/kernel/day.js';
import { DAY, HOUR, MINUTE } from '../../../src/kernel/instant.js';
import { dayIn, instantAt, minuteOfDayIn } from '../../../src/kernel/zone.js';
import { START, DAYS, ZONES, momentIn, type Moment } from './moments.js';

/**
 * Where the wall clock is unambiguous, luxon is the oracle. Where it is not, luxon defines something else: it moves a
 * time that is left out forward by the length of the gap (2:30 becomes 3:30), we take the end of the gap (3:00), because a
 * thing due in a missing hour is due as soon as the clock goes on; and which of two equal times it takes depends on the
 * season in which one asks. So there the oracle walks through the minutes and asks luxon only what the clock shows.
 */

const wallTime = (zone: string, instant: number): string =>
  DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

function firstInstantShowing({ zone, day, minute }: Moment): number {
  const wanted = DateTime.fromISO(day, { zone: 'utc' }).plus({ minutes: minute });
  const offsets = [-DAY, DAY].map((distance) => DateTime.fromMillis(wanted.toMillis() + distance, { zone }).offset);
  let instant = wanted.toMillis() - Math.max(...offsets) * MINUTE;
  while (wallTime(zone, instant) < wanted.toFormat("yyyy-MM-dd'T'HH:mm")) instant += MINUTE;
  return instant;
}

describe.each(ZONES)('the wall clock of %s over ten years', (zone) => {
  it('is read as luxon reads it', () => {
    const instants = momentIn(zone).map(({ near, minute }) => near + minute * MINUTE + 12_345);
    fc.assert(
      fc.property(instants, (instant) => {
        const reference = DateTime.fromMillis(instant, { zone });
        expect(dayIn(zone, instant)).toBe(reference.toISODate());
        expect(minuteOfDayIn(zone, instant)).toBe(reference.hour * 60 + reference.minute);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leads back to the instant at which it is shown first, or to the end of the gap', () => {
    fc.assert(
      fc.property(momentIn(zone), (moment) => {
        expect(instantAt(zone, moment.day, moment.minute)).toBe(firstInstantShowing(moment));
      }),
      { numRuns: 500 },
    );
  });

  it('begins every day where luxon begins it', () => {
    for (let index = 0; index < DAYS; index += 1) {
      const noon = START.plus({ days: index, hours: 12 });
      const start = DateTime.fromObject({ year: noon.year, month: noon.month, day: noon.day }, { zone }).startOf('day');
      const day = noon.toISODate() as Day;
      const possible = start.getPossibleOffsets().map((moment) => moment.toMillis());
      if (start.toISODate() === day) expect(instantAt(zone, day, 0), day).toBe(Math.min(...possible));
    }
  });
});

it('sets up Intl once for a zone, however often it is asked', () => {
  const { DateTimeFormat } = Intl;
  const setups = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function setUp(...settings) {
    return new DateTimeFormat(...settings);
  });
  for (let hour = 0; hour < 50_000; hour += 1) dayIn('Asia/Tokyo', START.toMillis() + hour * HOUR);
  expect(setups).toHaveBeenCalledTimes(1);
  setups.mockRestore();
});

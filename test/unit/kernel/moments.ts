import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Day } from '../../../src/kernel/day.js';
import { DAY } from '../../../src/kernel/instant.js';

/** Ten years that hold every kind of clock change: of an hour, of half an hour, at midnight, of a whole day, abolished. */
export const START = DateTime.utc(2010, 1, 1);
export const DAYS = 3_652;
export const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Pacific/Apia',
];

/** A day and minute on a wall clock; `near` is the midnight UTC that begins the day of the same name. */
export interface Moment {
  readonly zone: string;
  readonly day: Day;
  readonly minute: number;
  readonly near: number;
}

/** Half of the moments lie on the days around a clock change, where the mistakes are. */
export function momentIn(zone: string): fc.Arbitrary<Moment> {
  const anyDay = fc.integer({ min: 2, max: DAYS - 3 });
  const changes = changesOf(zone);
  const changeDay = changes.length > 0 ? fc.constantFrom(...changes) : anyDay;
  return fc
    .tuple(fc.oneof(anyDay, changeDay), fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 210 })))
    .map(([index, minute]) => {
      const date = START.plus({ days: index });
      return { zone, day: date.toISODate() as Day, minute, near: date.toMillis() };
    });
}

function changesOf(zone: string): readonly number[] {
  const offsetOn = (index: number): number => DateTime.fromMillis(START.toMillis() + index * DAY, { zone }).offset;
  return Array.from({ length: DAYS - 4 }, (_, index) => index + 1)
    .filter((index) => offsetOn(index) !== offsetOn(index + 1))
    .flatMap((index) => [index, index + 1]);
}

import { describe, expect, it } from 'vitest';
import { dayIn, instantAt, isZone, minuteOfDayIn } from '../../../src/kernel/zone.js';
import type { Day } from '../../../src/kernel/day.js';

const at = (hour: number, minute = 0): number => hour * 60 + minute;

describe('isZone', () => {
  it.each(['America/New_York', 'Asia/Kathmandu', 'US/Eastern', 'UTC', 'Etc/GMT+5'])('knows %s', (text) => {
    expect(isZone(text)).toBe(true);
  });

  it.each(['', 'local', 'America/New York', 'Mars/Olympus', '+05:30', '-0500', 'AET', 'PST', 'US/Pacific-New'])(
    'does not know "%s"',
    (text) => {
      expect(isZone(text)).toBe(false);
    },
  );
});

describe('dayIn and minuteOfDayIn', () => {
  it.each([
    ['America/New_York', '2026-11-22T04:59:59.999Z', '2026-11-21', at(23, 59)],
    ['America/New_York', '2026-11-22T05:00:00.000Z', '2026-11-22', at(0)],
    ['Asia/Kathmandu', '2026-11-22T18:14:00.000Z', '2026-11-22', at(23, 59)],
    ['Asia/Kathmandu', '2026-11-22T18:15:00.000Z', '2026-11-23', at(0)],
    ['America/St_Johns', '2026-07-01T02:29:00.000Z', '2026-06-30', at(23, 59)],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00.000Z', '2026-01-01', at(11)],
    ['Australia/Lord_Howe', '2026-07-01T00:00:00.000Z', '2026-07-01', at(10, 30)],
    ['Pacific/Apia', '2011-12-30T09:59:00.000Z', '2011-12-29', at(23, 59)],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31', at(0)],
    ['Africa/Monrovia', '1960-01-01T00:00:00.000Z', '1959-12-31', at(23, 15)],
  ])('in %s at %s', (zone, instant, day, minute) => {
    expect(dayIn(zone, Date.parse(instant))).toBe(day);
    expect(minuteOfDayIn(zone, Date.parse(instant))).toBe(minute);
  });

  it('names what is not a zone or not an instant', () => {
    expect(() => dayIn('Mars/Olympus', 0)).toThrow(/Mars\/Olympus/);
    expect(() => dayIn('UTC', Number.NaN)).toThrow(/NaN is not an instant; use milliseconds/);
  });
});

describe('instantAt', () => {
  it.each<[string, string, Day, number, string]>([
    ['on an ordinary day', 'America/New_York', '2026-11-22', at(9), '2026-11-22T14:00:00Z'],
    ['just before a gap', 'America/New_York', '2026-03-08', at(1, 59), '2026-03-08T06:59:00Z'],
    ['at the start of a gap', 'America/New_York', '2026-03-08', at(2), '2026-03-08T07:00:00Z'],
    ['inside a gap', 'America/New_York', '2026-03-08', at(2, 30), '2026-03-08T07:00:00Z'],
    ['at the end of a gap', 'America/New_York', '2026-03-08', at(3), '2026-03-08T07:00:00Z'],
    ['just before an overlap', 'America/New_York', '2026-11-01', at(0, 59), '2026-11-01T04:59:00Z'],
    ['inside an overlap', 'America/New_York', '2026-11-01', at(1, 30), '2026-11-01T05:30:00Z'],
    ['just after an overlap', 'America/New_York', '2026-11-01', at(2), '2026-11-01T07:00:00Z'],
    ['inside a gap', 'Europe/Berlin', '2026-03-29', at(2, 15), '2026-03-29T01:00:00Z'],
    ['inside an overlap', 'Europe/Berlin', '2026-10-25', at(2, 15), '2026-10-25T00:15:00Z'],
    ['inside a gap of 30 minutes', 'Australia/Lord_Howe', '2026-10-04', at(2, 10), '2026-10-03T15:30:00Z'],
    ['inside an overlap of 30 minutes', 'Australia/Lord_Howe', '2026-04-05', at(1, 45), '2026-04-04T14:45:00Z'],
    ['at a midnight that is left out', 'America/Sao_Paulo', '2018-11-04', at(0), '2018-11-04T03:00:00Z'],
    ['on a day that is left out', 'Pacific/Apia', '2011-12-30', at(12), '2011-12-30T10:00:00Z'],
    ['on New Year left out', 'Pacific/Kiritimati', '1995-01-01', at(9), '1994-12-31T19:00:00Z'],
    ['on the last day of a year left out', 'Pacific/Kiritimati', '1994-12-31', at(9), '1994-12-31T10:00:00Z'],
    ['with a zone of 45 minutes', 'Asia/Kathmandu', '2026-11-22', at(9), '2026-11-22T03:15:00Z'],
  ])('%s in %s: %s, minute %d', (_, zone, day, minute, instant) => {
    expect(new Date(instantAt(zone, day, minute)).toISOString()).toBe(new Date(instant).toISOString());
  });
});

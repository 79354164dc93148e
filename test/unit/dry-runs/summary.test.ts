import { describe, expect, it } from 'vitest';
import { calendarOf, type DayCount, daysOf, loadsOf, totalsOf } from '../../../src/dry-runs/domain/summary.js';

const count = (more: Partial<DayCount>): DayCount => ({
  world: 'TRIED',
  day: '2026-11-10',
  contacts: 0,
  calls: 0,
  emails: 0,
  steps: 0,
  onTime: 0,
  late: 0,
  missed: 0,
  counselorOwed: 0,
  toCounselor: 0,
  toLead: 0,
  ...more,
});

describe('the summary of a dry run', () => {
  const counts = [
    count({ contacts: 2, calls: 1, steps: 3, missed: 1 }),
    count({ world: 'HAPPENED', contacts: 4, calls: 4 }),
    count({ day: '2026-11-12', contacts: 5, steps: 5, toLead: 2 }),
    count({ day: '2026-11-12', world: 'IN_FORCE', contacts: 1, steps: 1 }),
  ];

  it('adds the days of each world up', () => {
    expect(totalsOf(counts)).toMatchObject({
      tried: { contacts: 7, calls: 1, steps: 8, missed: 1, toLead: 2 },
      inForce: { contacts: 1, steps: 1, missed: 0 },
      happened: { contacts: 4, calls: 4, emails: 0 },
    });
    expect(totalsOf([]).tried.steps).toBe(0);
  });

  it('puts the worlds of a day side by side', () => {
    expect(daysOf(counts)).toMatchObject([
      { day: '2026-11-10', planned: 2, inForce: { contacts: 0 }, happened: { contacts: 4 } },
      { day: '2026-11-12', planned: 5, inForce: { contacts: 1 }, happened: { contacts: 0 } },
    ]);
  });

  it('is a calendar by kind and channel', () => {
    const on = { day: '2026-11-10', kind: 'STATUS_CHECK' } as const;
    expect(
      calendarOf([
        { ...on, world: 'TRIED', channel: 'PHONE', steps: 2 },
        { ...on, world: 'HAPPENED', channel: 'EMAIL', steps: 1 },
        { ...on, world: 'IN_FORCE', channel: 'PHONE', steps: 4 },
      ]),
    ).toEqual([
      { ...on, channel: 'PHONE', tried: 2, inForce: 4, happened: 0 },
      { ...on, channel: 'EMAIL', tried: 0, inForce: 0, happened: 1 },
    ]);
  });

  it('names the counselor with most to do first, with the busiest day', () => {
    const load = { world: 'TRIED', counselorId: 'ana', day: '2026-11-10', counselorOwed: 1, toCounselor: 0 } as const;
    const loads = loadsOf([
      load,
      { ...load, day: '2026-11-11', counselorOwed: 2, toCounselor: 1 },
      { ...load, day: '2026-11-12', counselorOwed: 3 },
      { ...load, counselorId: null, counselorOwed: 9 },
      { ...load, world: 'IN_FORCE', counselorId: 'ben' },
    ]);
    expect(loads.map(({ counselorId }) => counselorId)).toEqual([null, 'ana', 'ben']);
    expect(loads[1]!.tried).toEqual({ owed: 6, escalations: 1, mostOnOneDay: 3, busiestDay: '2026-11-11' });
    expect(loads[2]!.tried).toEqual({ owed: 0, escalations: 0, mostOnOneDay: 0, busiestDay: null });
  });
});

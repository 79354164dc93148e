import { describe, expect, it } from 'vitest';
import { businessCalendar, reasonOff } from '../../../src/calendars/domain/business-calendar.js';
import { type Pause, pausedFor, shifted, withoutPauses } from '../../../src/calendars/domain/pause.js';
import type { Day } from '../../../src/kernel/day.js';

const office = businessCalendar({ zone: 'America/New_York' });
// Monday to the Friday of the week after.
const exams: Pause = { firstDay: '2026-11-30', lastDay: '2026-12-11', reason: 'Paused: exams' };
const illness: Pause = { firstDay: '2026-12-10', lastDay: '2026-12-15', reason: 'Paused: illness' };
const inExams = pausedFor(office, [exams]);

describe('a calendar with pauses', () => {
  it.each<[Day, string | null]>([
    ['2026-11-27', null],
    ['2026-11-30', 'Paused: exams'],
    ['2026-12-05', 'Saturday'],
    ['2026-12-11', 'Paused: exams'],
    ['2026-12-14', null],
  ])('is off on %s: %s', (day, reason) => {
    expect(reasonOff(inExams, day)).toBe(reason);
  });

  it('names the first of several reasons for a day', () => {
    const both = pausedFor(office, [exams, illness]);
    expect(reasonOff(both, '2026-12-10')).toBe('Paused: exams');
    expect(reasonOff(both, '2026-12-14')).toBe('Paused: illness');
    expect(reasonOff(pausedFor(inExams, [illness]), '2026-12-11')).toBe('Paused: exams');
  });

  it('is the same calendar where nobody pauses', () => {
    expect(pausedFor(office, [])).toBe(office);
    expect(withoutPauses(office)).toBe(office);
  });

  it('gives back the calendar that it was before any pause', () => {
    expect(withoutPauses(inExams)).toBe(office);
    expect(withoutPauses(pausedFor(inExams, [illness]))).toBe(office);
  });

  it('makes that calendar once when it came with its pauses', () => {
    const { paused } = inExams;
    const made = { ...office, paused };
    expect(withoutPauses(made)).toEqual(office);
    expect(withoutPauses(made)).toBe(withoutPauses(made));
  });
});

describe('a day that lies in a pause', () => {
  it.each<[string, Day, Day, Day]>([
    ['as far behind it as it lay in it', '2026-11-20', '2026-12-04', '2026-12-18'],
    ['as far on its last day as the whole pause was long', '2026-11-20', '2026-12-11', '2026-12-25'],
    ['without counting the weekend in it', '2026-11-20', '2026-12-06', '2026-12-18'],
    ['as far as it was from where counting began in it', '2026-12-02', '2026-12-04', '2026-12-15'],
    ['to the first business day at least', '2026-12-02', '2026-12-02', '2026-12-14'],
    ['nowhere when it lies before the pause', '2026-11-20', '2026-11-27', '2026-11-27'],
    ['nowhere when it lies behind the pause', '2026-11-20', '2026-12-12', '2026-12-12'],
  ])('is moved %s', (_, from, day, moved) => {
    expect(shifted(inExams, from, day).day).toBe(moved);
  });

  it('tells every day that it was moved over, itself first', () => {
    expect(shifted(inExams, '2026-12-10', '2026-12-10').skipped).toEqual([
      { day: '2026-12-10', reason: 'Paused: exams' },
      { day: '2026-12-11', reason: 'Paused: exams' },
      { day: '2026-12-12', reason: 'Saturday' },
      { day: '2026-12-13', reason: 'Sunday' },
    ]);
    expect(shifted(inExams, '2026-11-20', '2026-11-27').skipped).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { knownApart } from '../../../src/analytics/domain/descriptive/known-warning.js';
import { missingForEstimate, sentenceOf } from '../../../src/analytics/domain/descriptive/not-enough.js';
import { type Rate, rateOf } from '../../../src/analytics/domain/descriptive/rate.js';
import { talliesOf, tallyOf, within } from '../../../src/analytics/domain/descriptive/student-counts.js';
import { type Waits, waitingTimeOf } from '../../../src/analytics/domain/descriptive/waiting-time.js';
import { wilsonInterval } from '../../../src/analytics/domain/wilson.js';
import type { Told } from '../../../src/analytics/domain/suppression-tables.js';

const SPRING = { cohortId: 'spring', counselorId: 'ada' };
const SUMMER = { cohortId: 'summer', counselorId: null };
const shown = (students: number, n: number): Told => ({ as: 'SHOWN', students, n, shares: [] });
const HIDDEN: Told = { as: 'HIDDEN', for: 'ITSELF' };
const HIDDEN_FOR_ANOTHER: Told = { as: 'HIDDEN', for: 'ANOTHER' };

describe('students who are alike', () => {
  const rows = [
    { ...SPRING, of: 2, counts: [1, 0], students: 5 },
    { ...SPRING, of: 3, counts: [0, 2], students: 4 },
    { ...SUMMER, of: 1, counts: [1, 0], students: 6 },
  ];

  it('add up to what suppression goes by', () => {
    expect(tallyOf(rows)).toEqual({ students: 15, n: 28, events: [11, 8] });
    expect(talliesOf(rows)).toEqual([
      { ...SPRING, tally: { students: 9, n: 22, events: [5, 8] } },
      { ...SUMMER, tally: { students: 6, n: 6, events: [6, 0] } },
    ]);
  });

  it('belong to a center, a cohort or a caseload', () => {
    expect(within(rows, { level: 'CENTER' })).toHaveLength(3);
    expect(within(rows, { level: 'COHORT', cohortId: 'summer' })).toHaveLength(1);
    expect(within(rows, { level: 'CASELOAD', cohortId: 'spring', counselorId: 'ben' })).toHaveLength(0);
  });
});

describe('a share', () => {
  it('of independent cases has the interval of Wilson', () => {
    const rows = [
      { ...SPRING, of: 1, counts: [1], students: 30 },
      { ...SPRING, of: 1, counts: [0], students: 70 },
    ];
    const { share, count, interval } = rateOf(shown(100, 100), rows, 10);
    expect({ share, count }).toEqual({ share: 0.3, count: 30 });
    // One case each: the design effect is n / (n - 1), 100/99.
    const expected = wilsonInterval(0.3 * 99, 99);
    expect(interval!.lower).toBeCloseTo(expected.lower, 12);
    expect(interval!.upper).toBeCloseTo(expected.upper, 12);
  });

  it('is wider where the cases of one student are alike', () => {
    const alike = [
      { ...SPRING, of: 5, counts: [5], students: 10 },
      { ...SPRING, of: 5, counts: [0], students: 10 },
    ];
    const { interval } = rateOf(shown(20, 100), alike, 10);
    expect(interval!.upper - interval!.lower).toBeGreaterThan(2 * (wilsonInterval(50, 100).upper - 0.5) * 1.9);
  });

  it('near all or nothing of few is told as a range, without a number', () => {
    const all = [{ ...SPRING, of: 1, counts: [1], students: 12 }];
    expect(rateOf(shown(12, 12), all, 10)).toMatchObject({
      n: 12,
      range: 'ABOVE_95',
      count: null,
      share: null,
      interval: null,
    });
  });

  it('that is hidden is told with nothing at all', () => {
    const rate = rateOf(HIDDEN, [{ ...SPRING, of: 1, counts: [1], students: 4 }], 10);
    expect(rate).toEqual({
      students: null,
      n: null,
      count: null,
      share: null,
      range: null,
      interval: null,
      notEnough: { have: null, need: 10, unit: 'STUDENTS' },
    });
  });
});

describe('a waiting time', () => {
  const waits: Waits[] = [
    { ...SPRING, day: 2, ended: true, waits: 10 },
    { ...SPRING, day: 5, ended: false, waits: 10 },
    { ...SPRING, day: 9, ended: true, waits: 20 },
  ];

  it('counts those who still wait for as long as they have waited', () => {
    const { lowerQuartile, median, upperQuartile, ended } = waitingTimeOf(shown(40, 40), waits, 10);
    expect(ended).toBe(30);
    // S is 0.75 from day 2 on, and 0 on day 9; the flat piece at 0.75 ends on day 9.
    expect([lowerQuartile?.day, median?.day, upperQuartile?.day]).toEqual([5.5, 9, 9]);
  });

  it('of which nearly all of few have ended does not tell how many still wait', () => {
    const few = [
      { ...SPRING, day: 2, ended: true, waits: 29 },
      { ...SPRING, day: 5, ended: false, waits: 1 },
    ];
    expect(waitingTimeOf(shown(30, 30), few, 10)).toMatchObject({ n: 30, ended: null, notEnough: null });
  });

  it.each([
    ['too few students', shown(19, 40), 30, { have: 19, need: 20, unit: 'STUDENTS' }],
    ['too few events', shown(40, 40), 9, { have: 9, need: 10, unit: 'EVENTS' }],
    ['very few events, which are not told', shown(40, 40), 2, { have: null, need: 10, unit: 'EVENTS' }],
    ['nobody whom one may know of', HIDDEN, 30, { have: null, need: 20, unit: 'STUDENTS' }],
    ['a small group beside it', HIDDEN_FOR_ANOTHER, 30, { have: null, need: 20, unit: 'STUDENTS', isForAnother: true }],
    ['enough of both', shown(20, 40), 10, undefined],
  ])('with %s', (_, told, events, missing) => {
    expect(missingForEstimate(told, events, 10)).toEqual(missing);
  });

  it('needs as many students as the center asks for', () => {
    expect(missingForEstimate(shown(30, 40), 30, 50)).toEqual({ have: 30, need: 50, unit: 'STUDENTS' });
  });
});

describe('what is said', () => {
  it.each([
    [{ have: 12, need: 20, unit: 'STUDENTS' as const }, 'Not enough data yet (12 of 20 students).'],
    [{ have: null, need: 10, unit: 'EVENTS' as const }, 'Not enough data yet: this takes 10 events.'],
    [
      { have: null, need: 10, unit: 'STUDENTS' as const },
      'Not enough data yet: this takes 10 students, and at least 3 cases of whatever is counted, or none.',
    ],
    [
      { have: null, need: 10, unit: 'STUDENTS' as const, isForAnother: true },
      'Hidden, so that no small group beside it can be worked out.',
    ],
  ])('of %o', (missing, words) => {
    expect(sentenceOf(missing)).toBe(words);
  });

  const rate = (share: number | null): Rate => ({ ...rateOf(shown(50, 50), [], 10), share });

  it.each([
    [0.9, 0.8, false],
    [0.9, 0.79, true],
    [0.6, 0.9, true],
    [null, 0.2, false],
  ])('of outcomes known of %d and of %d', (one, other, warns) => {
    expect(knownApart(rate(one), rate(other)) !== null).toBe(warns);
  });
});

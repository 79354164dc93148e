import { describe, expect, it } from 'vitest';
import { ENDINGS, NEVER } from '../../../src/analytics/domain/episodes/candidacies.js';
import { readCandidacies } from '../../../src/analytics/domain/episodes/read-candidacies.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZERO = Date.parse('2026-03-02T15:00:00Z');
const AS_OF = ZERO + 100 * DAY;

/** A line as the store writes it, with one interview at time zero unless told otherwise. */
const line = (fields: Record<string, string | number> = {}): string[] =>
  Object.values({
    student: 1,
    cohort: 'c',
    counselor: '',
    tier: '',
    readiness: '',
    zero: ZERO,
    ending: '',
    endedAt: '',
    learned: '',
    knownAt: '',
    thanked: '',
    asked: '',
    feedback: '',
    thankedInTime: '',
    askedInTime: '',
    feedbackInTime: '',
    interviews: `${ZERO}:1:0:`,
    ...fields,
  }).map(String);

const read = (...lines: string[][]) => readCandidacies(lines, AS_OF).candidacies;
const daysOf = (fields: Record<string, string | number>) => read(line(fields)).days[0];
const offerAt = (endedAt: number) => ({ ending: 'OFFER', endedAt, learned: 0 });

describe('a candidacy that is read', () => {
  it.each([
    ['within the first 24 hours', ZERO, 1],
    ['a moment before they are over', ZERO + DAY - 1, 1],
    ['after exactly 24 hours', ZERO + DAY, 2],
    ['on the last day of the horizon', ZERO + 100 * DAY - 1, 100],
  ])('has ended on the day that counts whole elapsed days: %s', (_, endedAt, day) => {
    expect(daysOf(offerAt(endedAt))).toBe(day);
  });

  it('that is open is watched to the last completed day, and no longer than half a year', () => {
    expect([daysOf({}), daysOf({ zero: AS_OF - 36 * HOUR }), daysOf({ zero: AS_OF - 400 * DAY })]).toEqual([
      100, 1, 180,
    ]);
  });

  it('that ended after the half year was open when it was last watched', () => {
    const zero = AS_OF - 400 * DAY;
    const { days, ending } = read(line({ zero, ...offerAt(zero + 200 * DAY) }));
    expect([days[0], ENDINGS[ending[0]!]]).toEqual([180, 'OPEN']);
  });

  it('keeps when its end was heard of apart from when it came, and for how long it could be watched', () => {
    const decided = { ending: 'REJECTION', endedAt: ZERO + 19 * DAY, learned: 0 };
    const { days, known, watched } = read(
      line({ ...decided, knownAt: ZERO + 89 * DAY }),
      line({ ...decided, ending: 'NO_RESPONSE' }),
      line({ zero: AS_OF - 400 * DAY }),
    );
    expect([[...days], [...known], [...watched]]).toEqual([
      [20, 20, 180],
      [90, NEVER, NEVER],
      [100, 100, 180],
    ]);
  });

  it('that was not watched for a day, or ended before the interview, is left out', () => {
    expect(read(line({ zero: AS_OF - HOUR }), line(offerAt(ZERO - HOUR)))).toMatchObject({ count: 0 });
  });

  it('keeps what is not known apart from what is average', () => {
    const { readiness, tier } = read(line(), line({ readiness: 0, tier: 2 }));
    expect([...readiness, ...tier]).toEqual([NaN, 0, 0, 2]);
  });

  it('knows when follow-ups were done, and which were entered in time', () => {
    const { firstDone, firstEntered } = read(line({ asked: ZERO + 3 * DAY, askedInTime: ZERO + 9 * DAY }));
    expect(firstDone.map(([day]) => day)).toEqual([NEVER, 4, NEVER]);
    expect(firstEntered.map(([day]) => day)).toEqual([NEVER, 10, NEVER]);
  });

  it('has all of its interviews, with what was promised; a promise for before the interview has passed from the beginning', () => {
    const interviews = `${ZERO}:1:0:${ZERO - DAY} ${ZERO + 5 * DAY}:2:1:${ZERO + 9 * DAY}`;
    const told = read(line({ interviews })).interviews;
    expect([[...told.begins], [...told.day], [...told.round]]).toEqual([
      [0, 2],
      [1, 6],
      [1, 2],
    ]);
    expect([[...told.inPerson], [...told.promise]]).toEqual([
      [0, 1],
      [0, 10],
    ]);
  });
});

it('numbers cohorts and counselors in a list of their ids', () => {
  const { candidacies, cohorts, counselors } = readCandidacies(
    [line({ cohort: 'a', counselor: 'x' }), line({ cohort: 'b' }), line({ cohort: 'a' }), line({ cohort: '' })],
    AS_OF,
  );
  expect([cohorts, counselors]).toEqual([['a', 'b'], ['x']]);
  expect([[...candidacies.cohort], [...candidacies.counselor]]).toEqual([
    [0, 1, 0, -1],
    [0, -1, -1, -1],
  ]);
});

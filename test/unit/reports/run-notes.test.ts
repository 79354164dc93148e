import { describe, expect, it } from 'vitest';
import { type Dimension, EVERYBODY, type Figure, type Group } from '../../../src/reports/domain/report.js';
import { type NotedRun, notesOn } from '../../../src/reports/domain/run-notes.js';

const admin = { seesEverybody: true, smallestGroup: 10 };
const lead = { seesEverybody: false, smallestGroup: 10 };
const figureOf = (group: Group, key = 'graduates'): Figure => ({
  key,
  label: 'Graduates',
  group,
  unit: 'COUNT',
  value: 20,
  numerator: null,
  denominator: null,
  currency: null,
  students: 20,
  note: null,
});
const groupOf = (dimension: Dimension, key: string): Group => ({ dimension, key, name: key });
const run = (more: Partial<NotedRun> = {}): NotedRun => ({
  standard: 'NACE',
  asOf: '2027-01-01',
  fromDay: '2025-07-01',
  toDay: '2026-06-30',
  program: null,
  cohortId: null,
  done: 20,
  figures: [figureOf(EVERYBODY)],
  ...more,
});
const followUps = { standard: 'FOLLOW_UP_OUTCOMES', fromDay: '2026-01-01', toDay: '2026-06-30' } as const;

it('has nothing to say about a report that is whole and over', () => {
  expect(notesOn(run(), run().figures, admin)).toEqual([]);
  expect(notesOn(run(), run().figures, lead)).toEqual([]);
});

describe('an empty report', () => {
  const empty = { done: 0, figures: [] };
  it.each([
    [{}, 'No graduation of the class of 2026 is recorded.'],
    [{ cohortId: 'a' }, 'No graduation of the class of 2026 is recorded in this cohort.'],
    [
      { program: 'Compter Science' },
      'No graduation of the class of 2026 is recorded with the program "Compter Science"; check how it is spelled.',
    ],
    [{ standard: 'CSEA' }, 'No graduation of a master of the class of 2026 is recorded.'],
    [{ standard: 'WIOA' }, 'No service from 2025-07-01 to 2026-06-30 is recorded.'],
    [{ standard: 'CIRR' }, 'No graduation from 2025-07-01 to 2026-06-30 is recorded.'],
    [followUps, 'No first interview from 2026-01-01 to 2026-06-30 is recorded.'],
  ] as [Partial<NotedRun>, string][])('of %j says so', (more, note) => {
    for (const reader of [admin, lead]) expect(notesOn(run({ ...empty, ...more }), [], reader)).toEqual([note]);
  });

  it('says that nobody fits the rules', () => {
    expect(notesOn(run({ figures: [] }), [], admin)[0]).toMatch(/^Nobody is counted/);
    expect(notesOn(run({ figures: [], cohortId: 'a' }), [], lead).join(' ')).not.toContain('Nobody');
  });
});

describe('what an admin alone is told', () => {
  const few = figureOf(groupOf('COHORT', 'Spring'));

  it('is not to be passed on when it is about few people', () => {
    const [note, ...more] = notesOn(run(), [figureOf(EVERYBODY), { ...few, students: 9 }], admin);
    expect(note).toMatch(/^Figures of fewer than 10 people are among these, because an admin sees all/);
    expect(more).toEqual([]);
  });

  it('may be passed on when it is about nobody or about many', () => {
    for (const students of [0, 10]) expect(notesOn(run(), [{ ...few, students }], admin)).toEqual([]);
  });
});

describe('what is left out', () => {
  const figures = [figureOf(EVERYBODY), figureOf(EVERYBODY, 'few'), figureOf(groupOf('LEVEL', 'MASTER'))];

  it('is counted, with the reason', () => {
    expect(notesOn(run({ figures }), figures.slice(0, 1), lead)).toEqual([
      '1 of 2 groups are left out, because figures of fewer than 10 people could tell who they are, in the group or by subtraction; an admin sees all.',
      'Of the groups shown, single figures that could tell of few people are left out; an admin sees all.',
    ]);
  });

  it('is all that tells of cohorts, counselors, employers and policies', () => {
    const of = {
      ...followUps,
      fromDay: '2025-07-01' as const,
      figures: [figureOf(EVERYBODY), figureOf(groupOf('EMPLOYER', 'Acme'))],
    };
    expect(notesOn(run(of), [], lead)[0]).toContain('policies are left out whatever their size; an admin');
  });

  it('is everything of a part of the center, and of days that somebody chose', () => {
    const parts: Partial<NotedRun>[] = [
      { cohortId: 'a' },
      { program: 'Law' },
      { fromDay: '2025-07-02' },
      { toDay: '2026-07-01' },
    ];
    for (const part of parts) {
      expect(notesOn(run(part), [], lead)[0]).toMatch(/^All figures are left out: this run is about a part/);
      expect(notesOn(run(part), run().figures, admin)).toEqual([]);
    }
  });
});

describe('what is to come', () => {
  const noteOn = (more: Partial<NotedRun>) => notesOn(run(more), run().figures, admin);

  it('is told of a class until its cut-off', () => {
    expect(noteOn({ asOf: '2026-12-31' })).toEqual([
      'The class of 2026 runs until 30 June 2026 and its cut-off is 31 December 2026: as of 2026-12-31 the figures are not final.',
    ]);
  });

  it('is told of a period until its last day', () => {
    const period = { standard: 'CIRR', fromDay: '2026-01-01' } as const;
    expect(noteOn({ ...period, asOf: '2026-06-29' })).toEqual([
      'The period runs until 2026-06-30: as of 2026-06-29 the figures are not final.',
    ]);
    expect(noteOn({ ...period, asOf: '2026-06-30' })).toEqual([]);
  });
});

it('says what counts as decided, where it is another thing than in analytics', () => {
  expect(notesOn(run(followUps), run().figures, admin)[0]).toMatch(
    /^Decided is here what has an offer or any end, silence too/,
  );
});

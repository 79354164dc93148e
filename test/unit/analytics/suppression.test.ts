import { describe, expect, it } from 'vitest';
import { weeklyCurve } from '../../../src/analytics/domain/suppression-curves.js';
import { suppressed } from '../../../src/analytics/domain/suppression.js';
import { recoverable } from '../../../src/analytics/domain/suppression-recovery.js';
import type { Tally } from '../../../src/analytics/domain/suppression-rules.js';
import { tellAlone, tellGrid, tellList, type Told } from '../../../src/analytics/domain/suppression-tables.js';
import { hierarchyOf } from '../../../src/analytics/domain/suppression-hierarchy.js';

const of = (students: number, events?: number, n = students): Tally =>
  events === undefined ? { students, n } : { students, n, events: [events] };

const hiddenOf = (told: readonly Told[]): readonly boolean[] => told.map(({ as }) => as === 'HIDDEN');

describe('a figure by itself', () => {
  it.each([
    ['nobody is no secret', of(0, 0), false],
    ['nine students are hidden', of(9, 5), true],
    ['ten are told', of(10, 5), false],
    ['nine students with sixty interviews are hidden', of(9, 30, 60), true],
    ['two events are hidden', of(60, 2), true],
    ['three are told', of(60, 3), false],
    ['one without the event is hidden', of(60, 59), true],
    ['two without it are hidden', of(60, 58), true],
    ['three without it are told', of(60, 57), false],
    ['no event at all is told of many', of(60, 0), false],
    ['the event of all is told of many', of(60, 60), false],
    ['so few events that a range is told in their place', of(30, 1), false],
    ['so few without the event', of(30, 29), false],
    ['more than the range takes in', of(30, 2), true],
    ['one event of twenty, of which the range takes in none', of(20, 1), true],
    ['so few of one kind, with too few of another', { students: 30, n: 30, events: [1, 2] }, true],
    ['a count without events is judged by its students', of(12), false],
  ])('%s', (_, tally, hidden) => {
    expect(hiddenOf(tellAlone([tally], 10))).toEqual([hidden]);
  });

  it('is hidden below what the center asks for', () => {
    expect(hiddenOf(tellAlone([of(14, 5)], 15))).toEqual([true]);
  });

  it.each([
    ['all of twelve', of(12, 12), 'ABOVE_95'],
    ['none of twelve', of(12, 0), 'BELOW_5'],
    ['all of forty', of(40, 40), 'COUNTED'],
    ['seventeen of twenty', of(20, 17), 'COUNTED'],
    ['thirty-eight of thirty-nine', of(39, 38), 'ABOVE_95'],
  ])('tells of %s no more than it may', (_, tally, as) => {
    const [told] = tellAlone([tally], 10);
    expect(told?.as === 'SHOWN' && told.shares.map((share) => share.as)).toEqual([as]);
  });
});

describe('a list with its total', () => {
  it('hides the next smallest beside one that is too small', () => {
    expect(hiddenOf(tellList([of(30), of(4), of(12), of(0)], 10).parts)).toEqual([false, true, true, false]);
  });

  it('goes on until the hidden ones are no small group together', () => {
    expect(hiddenOf(tellList([of(30), of(4), of(5), of(12)], 10).parts)).toEqual([false, true, true, true]);
    expect(hiddenOf(tellList([of(30), of(4), of(6), of(12)], 10).parts)).toEqual([false, true, true, false]);
  });

  it('hides the total when nothing else is left', () => {
    const { parts, total } = tellList([of(4), of(0)], 10);
    expect(hiddenOf([...parts, total])).toEqual([true, false, true]);
  });

  it('tells of many that nobody had the event, whatever else is hidden', () => {
    const { total } = tellList([of(50, 0), of(4, 0), of(30, 0)], 10);
    expect(total).toEqual({ as: 'SHOWN', students: 84, n: 84, shares: [{ as: 'COUNTED', events: 0 }] });
  });

  it('does not let a reader learn that none of the hidden ones had the event', () => {
    const { parts } = tellList([of(50, 20), of(4, 0), of(15, 0), of(30, 10)], 10);
    expect(hiddenOf(parts)).toEqual([false, true, true, true]);
  });
});

describe('a range in place of a number', () => {
  it('takes the next smallest with it where the total would undo it', () => {
    const { parts, total } = tellList([of(20, 20), of(60, 30), of(70, 20)], 10);
    expect(parts[0]).toMatchObject({ n: 20, shares: [{ as: 'ABOVE_95' }] });
    expect(hiddenOf([...parts, total])).toEqual([false, true, false, false]);
  });

  it('does so among the cohorts of a center', () => {
    const center = hierarchyOf(
      [20, 60].map((students, at) => ({ cohortId: `${at}`, counselorId: null, tally: of(students) })),
      10,
    ).tell(
      [20, 30].map((events, at) => ({ cohortId: `${at}`, counselorId: null, tally: of(at === 0 ? 20 : 60, events) })),
    );
    expect(center({ level: 'COHORT', cohortId: '0' })).toMatchObject({ shares: [{ as: 'ABOVE_95' }] });
    expect(center({ level: 'COHORT', cohortId: '1' })).toEqual({ as: 'HIDDEN', for: 'ANOTHER' });
    expect(center({ level: 'CENTER' })).toMatchObject({ shares: [{ as: 'COUNTED', events: 50 }] });
  });

  it('is needed only where some had the event and some had not', () => {
    expect(hiddenOf(tellList([of(20, 0), of(60, 0), of(70, 0)], 10).parts)).toEqual([false, false, false]);
    expect(hiddenOf(tellList([of(20, 20), of(60, 60), of(70, 70)], 10).parts)).toEqual([false, false, false]);
  });

  it('stays beside a hidden one, which it does not hide', () => {
    const { parts } = tellList([of(4, 2), of(20, 20), of(60, 30), of(70, 20)], 10);
    expect(parts[0]).toEqual({ as: 'HIDDEN', for: 'ITSELF' });
    expect(hiddenOf(parts).filter(Boolean).length).toBeGreaterThan(1);
  });
});

describe('a table with totals', () => {
  it('hides four cells to protect one', () => {
    const table = tellGrid(
      [
        [of(4), of(20), of(30)],
        [of(15), of(18), of(50)],
        [of(40), of(60), of(70)],
      ],
      10,
    );
    expect(table.cells.map(hiddenOf)).toEqual([
      [true, true, false],
      [true, true, false],
      [false, false, false],
    ]);
    expect(hiddenOf([...table.rowTotals, ...table.columnTotals, table.total])).not.toContain(true);
  });

  it('sees that two closed rings with one cell between them give that cell away', () => {
    // Two small cells in two rows of two columns, twice, and cell 8 between them: every line has two or three.
    const small = new Set([0, 1, 5, 6, 8, 13, 14, 18, 19]);
    const table = grid(5, (cell) => (small.has(cell) ? 5 : 40));
    expect(recoverable(table.tallies, table.lines, small)).toEqual([8]);
    const hidden = suppressed(table.tallies, table.lines, 10);
    expect(hidden.size).toBeGreaterThan(small.size);
    expect(recoverable(table.tallies, table.lines, hidden)).toEqual([]);
  });
});

describe('a whole whose parts have parts', () => {
  /** A center of two cohorts; the first has three counselors. */
  const tallies = [of(100), of(60), of(40), of(4), of(26), of(30)];
  const lines = [
    { total: 0, parts: [1, 2] },
    { total: 1, parts: [3, 4, 5] },
  ];

  it('protects a small part beside its own kin only', () => {
    expect([...suppressed(tallies, lines, 10)].toSorted()).toEqual([3, 4]);
  });

  it('hides the cohort of a counselor who has it alone', () => {
    const alone = [of(100), of(6), of(94), of(6)];
    const hidden = suppressed(
      alone,
      [
        { total: 0, parts: [1, 2] },
        { total: 1, parts: [3] },
      ],
      10,
    );
    expect([...hidden].toSorted()).toEqual([1, 2, 3]);
  });
});

describe('the scopes of a center', () => {
  const leaf = (cohortId: string | null, counselorId: string | null, students: number) => ({
    cohortId,
    counselorId,
    tally: of(students, Math.floor(students / 2)),
  });
  const { students: told } = hierarchyOf(
    [leaf('spring', 'ada', 40), leaf('spring', 'ben', 30), leaf('summer', 'ada', 6), leaf(null, null, 14)],
    10,
  );

  it('tells of a large cohort and hides a small one', () => {
    expect(told({ level: 'CENTER' })).toMatchObject({ as: 'SHOWN', students: 90 });
    expect(told({ level: 'COHORT', cohortId: 'summer' })).toEqual({ as: 'HIDDEN', for: 'ITSELF' });
  });

  it('asks for no filter whose answers, subtracted, tell of a small cohort', () => {
    // With nobody else to hide it behind, those in no cohort are hidden too; spring can be told.
    expect(told({ level: 'COHORT', cohortId: 'spring' })).toMatchObject({ as: 'SHOWN', students: 70 });
  });

  it('hides the same of two that are of one size, in whatever order they are read', () => {
    const groups = [leaf('a', null, 40), leaf('b', null, 40), leaf('c', null, 60), leaf('small', null, 5)];
    for (const read of [groups, groups.toReversed()]) {
      const { students } = hierarchyOf(read, 10);
      expect(['a', 'b', 'c'].map((cohortId) => students({ level: 'COHORT', cohortId }).as)).toEqual([
        'HIDDEN',
        'SHOWN',
        'SHOWN',
      ]);
    }
  });

  it('hides what stands alone in something hidden', () => {
    expect(told({ level: 'CASELOAD', cohortId: 'summer', counselorId: 'ada' })).toEqual({
      as: 'HIDDEN',
      for: 'ITSELF',
    });
  });

  it('knows nobody where nobody is', () => {
    expect(told({ level: 'COHORT', cohortId: 'autumn' })).toEqual({ as: 'SHOWN', students: 0, n: 0, shares: [] });
  });

  it('tells nothing of those whose number is hidden, and adds up what each group has', () => {
    const groups = [leaf('spring', 'ada', 40), leaf('summer', 'ada', 6), leaf('winter', 'ben', 20)];
    const offers = groups.map(({ tally, ...group }) => ({
      ...group,
      tally: { ...tally, events: [tally.students - 3] },
    }));
    const toldOfOffers = hierarchyOf(groups, 10).tell(offers);
    expect(toldOfOffers({ level: 'CENTER' })).toMatchObject({ shares: [{ as: 'COUNTED', events: 57 }] });
    expect(toldOfOffers({ level: 'COHORT', cohortId: 'spring' })).toMatchObject({ n: 40 });
    expect(toldOfOffers({ level: 'COHORT', cohortId: 'winter' })).toEqual({ as: 'HIDDEN', for: 'ANOTHER' });
    expect(toldOfOffers({ level: 'COHORT', cohortId: 'summer' })).toEqual({ as: 'HIDDEN', for: 'ITSELF' });
  });

  it('tells by the reason of a hidden figure nothing of its size where the students themselves are hidden', () => {
    const groups = [leaf('spring', 'ada', 40), leaf('summer', 'ada', 6), leaf('winter', 'ben', 20)];
    const few = groups.map(({ tally, ...group }) => ({ ...group, tally: { ...tally, events: [1] } }));
    const toldOfFew = hierarchyOf(groups, 10).tell(few);
    expect(toldOfFew({ level: 'COHORT', cohortId: 'winter' })).toEqual({ as: 'HIDDEN', for: 'ANOTHER' });
    expect(toldOfFew({ level: 'COHORT', cohortId: 'spring' })).toEqual({ as: 'HIDDEN', for: 'ITSELF' });
  });
});

describe('a curve', () => {
  const points = [0, 3, 10, 11, 20].map((day) => ({ day, value: day }));
  const atRisk = (day: number) => 30 - day;

  it('has one point a week, and none once fewer than ten wait', () => {
    expect(weeklyCurve(points, 180, atRisk)).toEqual([
      { day: 7, value: 3, atRisk: 23 },
      { day: 14, value: 11, atRisk: 16 },
    ]);
  });

  it('ends with what is known', () => {
    expect(weeklyCurve(points, 13, atRisk).map(({ day }) => day)).toEqual([7]);
  });
});

/** A square table with totals as plain tallies and lines. */
const grid = (size: number, students: (cell: number) => number) => {
  const places = Array.from({ length: size }, (_, place) => place);
  const cells = places.flatMap((row) => places.map((column) => students(row * size + column)));
  const at = (row: number, column: number) => row * size + column;
  const rows = places.map((row) => places.map((column) => at(row, column)));
  const columns = places.map((column) => places.map((row) => at(row, column)));
  const totalOf = (line: readonly number[]) => line.reduce((sum, cell) => sum + (cells[cell] ?? 0), 0);
  const all = [...cells, ...rows.map(totalOf), ...columns.map(totalOf)];
  const lines = [...rows, ...columns].map((parts, line) => ({ total: size * size + line, parts }));
  return { tallies: all.map((count) => of(count)), lines };
};

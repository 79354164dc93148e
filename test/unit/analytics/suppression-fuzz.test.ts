import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressed } from '../../../src/analytics/domain/suppression.js';
import type { Line } from '../../../src/analytics/domain/suppression-lines.js';
import { isTooSmall, type Tally } from '../../../src/analytics/domain/suppression-rules.js';
import { tell, tellOverlapping, type Told } from '../../../src/analytics/domain/suppression-tables.js';
import { greatest } from '../../support/linear-program.js';

/**
 * Random tables: lists, grids and trees with their totals, with and without events, many cells small and many empty. A reader who knows every number that
 * is shown, every total that adds up, and that a hidden cell holds somebody, tries to work out a hidden one by linear programming.
 */

const TABLES = 10_000;
const THRESHOLD = 10;

interface Table {
  readonly tallies: readonly Tally[];
  readonly lines: readonly Line[];
}

/** With two kinds of events, of which the second is left out in half of the tables and both in a third. */
const leaf: fc.Arbitrary<Required<Tally>> = fc
  .tuple(
    fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 60 })),
    fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  )
  .map(([students, [more = 0, few = 0, some = 0, others = 0]]) => {
    const n = students === 0 ? 0 : students + (more % 5);
    const first = few % 3 === 0 ? some % Math.min(4, n + 1) : some % (n + 1);
    return { students, n, events: [first, others % (n - first + 1)] };
  });

const add = (tallies: readonly Tally[]): Tally => ({
  students: tallies.reduce((sum, { students }) => sum + students, 0),
  n: tallies.reduce((sum, { n }) => sum + n, 0),
  events: [0, 1].map((kind) => tallies.reduce((sum, { events }) => sum + (events?.[kind] ?? 0), 0)),
});

const gridOf = (cells: readonly (readonly Tally[])[]): Table => {
  const tallies = cells.flat();
  const lines: Line[] = [];
  const total = (parts: readonly number[]): number => {
    lines.push({ total: tallies.length, parts });
    tallies.push(add(parts.map((part) => tallies[part] as Tally)));
    return tallies.length - 1;
  };
  const width = cells[0]?.length ?? 0;
  const rows = cells.map((row, at) => total(row.map((_, column) => at * width + column)));
  const columns = (cells[0] ?? []).map((_, column) => total(cells.map((__, at) => at * width + column)));
  lines.push({ total: total(rows), parts: columns });
  return { tallies, lines };
};

const treeOf = (branches: readonly (readonly Tally[])[]): Table => {
  const wholes = branches.map(add);
  const tallies = [add(wholes), ...wholes];
  const lines: Line[] = [{ total: 0, parts: branches.map((_, at) => at + 1) }];
  branches.forEach((leaves, at) => {
    lines.push({ total: at + 1, parts: leaves.map((_, child) => tallies.length + child) });
    tallies.push(...leaves);
  });
  return { tallies, lines };
};

const tables: fc.Arbitrary<Table> = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
        .chain(([height, width]) =>
          fc.array(fc.array(leaf, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
        )
        .map(gridOf),
      fc.array(fc.array(leaf, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }).map(treeOf),
    ),
    fc.constantFrom(0, 1, 1, 2),
  )
  .map(([{ tallies, lines }, kinds]) => ({
    tallies: tallies.map(({ events = [], ...tally }) =>
      kinds === 0 ? tally : { ...tally, events: events.slice(0, kinds) },
    ),
    lines,
  }));

/** What a reader tries to learn, and the least that they know a hidden cell to hold. */
const MEASURES: readonly { readonly read: (tally: Tally) => number | undefined; readonly least: number }[] = [
  { read: ({ students }) => students, least: 1 },
  { read: ({ n }) => n, least: 1 },
  { read: ({ events }) => events?.[0], least: 0 },
  { read: ({ events }) => events?.[1], least: 0 },
  { read: ({ n, events }) => events && n - events.reduce((sum, count) => sum + count, 0), least: 0 },
];

/** The hidden places for which only one number is possible. */
const workedOut = (
  { tallies, lines }: Table,
  hidden: ReadonlySet<number>,
  asked = MEASURES,
  counted: readonly number[] = [],
): readonly number[] => {
  // What nobody in the whole table had, or everybody, is no secret of a cell.
  const measures = asked.filter(
    ({ read }) => tallies.every((tally) => read(tally) !== undefined) && tallies.some((tally) => read(tally) !== 0),
  );
  const places = [...hidden];
  const columns = [...places, ...counted.map(() => -1)];
  const rows = [
    ...lines.map(({ total, parts }) =>
      columns.map((place) => (place === total ? -1 : 0) + (parts.includes(place) ? 1 : 0)),
    ),
    // Of places of which it is told how many cases there are, no more had it: those that had and those that had not are as many.
    ...counted.map((place, at) =>
      columns.map((each, column) => Number(each === place || column === places.length + at)),
    ),
  ];
  return measures.flatMap(({ read, least }) => {
    const above = [
      ...places.map((place) => (read(tallies[place] as Tally) as number) - least),
      ...counted.map((place) => (tallies[place] as Tally).n - (read(tallies[place] as Tally) as number)),
    ];
    const sides = rows.map((row) => row.reduce((sum, factor, at) => sum + factor * (above[at] as number), 0));
    const unsure = new Set(places.keys());
    for (const at of places.keys()) {
      for (const direction of [1, -1]) {
        if (!unsure.has(at)) continue;
        const point = greatest(
          rows,
          sides,
          columns.map((_, other) => (other === at ? direction : 0)),
        );
        if (!point) unsure.delete(at);
        point?.forEach((value, other) => Math.abs(value - (above[other] as number)) > 0.5 && unsure.delete(other));
      }
    }
    return [...unsure].map((at) => places[at] as number);
  });
};

/** For each student the parts (employers) at which the student has a case. */
const studentsAtParts: fc.Arbitrary<readonly ReadonlySet<number>[]> = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((places) => places.map((own) => new Set(own)));

describe('parts of which a student may stand in several', () => {
  it('are hidden only with so many different students that they may be told as one', () => {
    let hiddenParts = 0;
    fc.assert(
      fc.property(studentsAtParts, (students) => {
        const parts = [0, 1, 2, 3, 4].map((part) => students.filter((own) => own.has(part)).length);
        const cases = parts.reduce((sum, count) => sum + count, 0);
        const { parts: told, total } = tellOverlapping(
          parts.map((count) => ({ students: count, n: count })),
          { students: students.length, n: cases },
          THRESHOLD,
        );
        const hidden = [...told.keys()].filter((part) => told[part]!.as === 'HIDDEN');
        hiddenParts += hidden.length;
        if (total.as === 'HIDDEN' || hidden.length === 0) return;
        const behind = students.filter((own) => hidden.some((part) => own.has(part)));
        expect(hidden.length).toBeGreaterThan(1);
        expect(behind.length).toBeGreaterThanOrEqual(THRESHOLD);
      }),
      { numRuns: TABLES },
    );
    expect(hiddenParts).toBeGreaterThan(TABLES);
  }, 60_000);
});

const rangeOf = (told: Told, kind: number) =>
  told.as === 'SHOWN' && told.shares[kind] && told.shares[kind].as !== 'COUNTED' ? told.shares[kind].as : undefined;

describe(`${TABLES} random tables`, () => {
  it('tell no hidden cell by subtraction', () => {
    let hiddenCells = 0;
    fc.assert(
      fc.property(tables, (table) => {
        const hidden = suppressed(table.tallies, table.lines, THRESHOLD);
        hiddenCells += hidden.size;
        expect(workedOut(table, hidden)).toEqual([]);
      }),
      { numRuns: TABLES },
    );
    expect(hiddenCells).toBeGreaterThan(TABLES);
  }, 300_000);

  it('tell no number by subtraction in whose place a range is told', () => {
    let ranges = 0;
    fc.assert(
      fc.property(tables, (table) => {
        const told = tell(table.tallies, table.lines, THRESHOLD);
        for (const kind of [0, 1]) {
          // Where every case in the table was of this kind a total says so, and so it may.
          if (table.tallies.every(({ n, events }) => events?.[kind] === n)) continue;
          const isRange = (place: number) => rangeOf(told[place]!, kind) !== undefined;
          const unknown = new Set([...told.keys()].filter((place) => told[place]!.as === 'HIDDEN' || isRange(place)));
          ranges += [...unknown].filter(isRange).length;
          expect(
            workedOut(table, unknown, [MEASURES[2 + kind]!], [...unknown].filter(isRange)).filter(isRange),
          ).toEqual([]);
        }
      }),
      { numRuns: TABLES },
    );
    expect(ranges).toBeGreaterThan(TABLES / 10);
  }, 300_000);

  it('show no cell that is too small, hide no empty one, and hide no small group together', () => {
    fc.assert(
      fc.property(tables, ({ tallies, lines }) => {
        const hidden = suppressed(tallies, lines, THRESHOLD);
        tallies.forEach((tally, place) => {
          if (isTooSmall(tally, THRESHOLD)) expect(hidden).toContain(place);
          if (tally.students === 0) expect(hidden).not.toContain(place);
        });
        for (const { total, parts } of lines) {
          const together = parts.filter((part) => hidden.has(part)).map((part) => tallies[part]?.students ?? 0);
          if (hidden.has(total) || together.length === 0) continue;
          expect(together.length).toBeGreaterThan(1);
          expect(together.reduce((sum, students) => sum + students, 0)).toBeGreaterThanOrEqual(THRESHOLD);
        }
      }),
    );
  });

  it('would be told by a rule that stops at cells that are small by themselves, or at two in a line', () => {
    const firstRule = ({ tallies }: Table) =>
      new Set(tallies.flatMap((tally, place) => (isTooSmall(tally, THRESHOLD) ? [place] : [])));
    const twoInALine = (table: Table) => {
      const hidden = firstRule(table);
      for (const { total, parts } of [...table.lines, ...table.lines, ...table.lines]) {
        if ([total, ...parts].filter((place) => hidden.has(place)).length !== 1) continue;
        const next = parts.find((part) => !hidden.has(part) && (table.tallies[part]?.students ?? 0) > 0) ?? total;
        hidden.add(next);
      }
      return hidden;
    };
    for (const rule of [firstRule, twoInALine]) {
      const found = fc.sample(tables, 500).filter((table) => workedOut(table, rule(table)).length > 0);
      expect(found.length).toBeGreaterThan(0);
    }
  });
});

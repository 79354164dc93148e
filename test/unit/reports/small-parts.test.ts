import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/kernel/day.js';
import { canonical } from '../../../src/reports/domain/canonical.js';
import { medianOf } from '../../../src/reports/domain/figures.js';
import { medianWait } from '../../../src/reports/domain/median-wait.js';
import { addMonths } from '../../../src/reports/domain/months.js';
import { printedReport, writtenValue } from '../../../src/reports/domain/printed-report.js';
import { lastDayOf, quarterOf, quartersLater } from '../../../src/reports/domain/quarter.js';
import type { Figure } from '../../../src/reports/domain/report.js';

const days = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays('1950-01-01', count));

describe('three months later', () => {
  it.each([
    ['2026-05-15', '2026-08-15'],
    ['2025-11-30', '2026-02-28'],
    ['2027-11-30', '2028-02-29'],
    ['2026-05-31', '2026-08-31'],
    ['2026-10-01', '2027-01-01'],
  ] as [Day, Day][])('than %s is %s', (day, later) => {
    expect(addMonths(day, 3)).toBe(later);
  });
});

describe('quarters', () => {
  it('begin and end where they meet', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -8, max: 8 }), (day, count) => {
        const quarter = quarterOf(day);
        expect(quarterOf(lastDayOf(quarter))).toBe(quarter);
        expect(quarterOf(addDays(lastDayOf(quarter), 1))).toBe(quartersLater(quarter, 1));
        expect(quartersLater(quartersLater(quarter, count), -count)).toBe(quarter);
      }),
    );
    expect(quarterOf('2026-03-31')).toBe('2026-Q1');
    expect(quartersLater('2025-Q3', 2)).toBe('2026-Q1');
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('medians', () => {
  it('lie in the middle', () => {
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });

  it('of waits count those still open for as long as they wait', () => {
    const decided = (...all: number[]) => all.map((each) => ({ days: each, isDecided: true }));
    const open = (...all: number[]) => all.map((each) => ({ days: each, isDecided: false }));
    expect(medianWait(decided(1, 2, 3))).toBe(2);
    // S(10) = 3/4, S(30) = 3/4 x 1/2 = 3/8: the one still open after 20 days counts until then.
    expect(medianWait([...decided(10, 30, 40), ...open(20)])).toBe(30);
    expect(medianWait([...decided(10), ...open(50, 50)])).toBeNull();
    expect(medianWait([])).toBeNull();
  });
});

describe('a printed report', () => {
  const figure = (more: Partial<Figure>): Figure => ({
    key: 'rate',
    label: 'Rate',
    group: { dimension: 'ALL', key: 'ALL', name: 'All' },
    unit: 'COUNT',
    value: 1_234_567,
    numerator: null,
    denominator: null,
    currency: null,
    students: 1,
    note: null,
    ...more,
  });

  const HEADING = { title: 'Report', facts: [], caution: null };

  it('writes values as people read them', () => {
    expect(writtenValue(figure({}))).toBe('1,234,567');
    expect(writtenValue(figure({ unit: 'SHARE', value: 0.857143 }))).toBe('85.7 %');
    expect(writtenValue(figure({ unit: 'MONEY', value: 59_600, currency: 'USD' }))).toBe('59,600.00 USD');
    expect(writtenValue(figure({ unit: 'DAYS', value: 40 }))).toBe('40 days');
    expect(writtenValue(figure({ value: null }))).toBe('–');
  });

  it('has a table for each group, and bars where groups share a share', () => {
    const share = figure({ unit: 'SHARE', value: 0.5, numerator: 1, denominator: 2, note: 'Low.' });
    const of = (key: string, value: number) => ({
      ...share,
      value,
      group: { dimension: 'LEVEL' as const, key, name: key },
    });
    const { tables, series } = printedReport(HEADING, [share, of('A', 0.25), of('B', 0.75)]);
    expect(tables[0]).toMatchObject({ title: 'All', rows: [['Rate', '50.0 %', '1 of 2', 'Low.']] });
    expect(tables.map(({ title }) => title)).toEqual(['All', 'A', 'B']);
    expect(series).toMatchObject([{ title: 'Rate by level', isRanked: true }]);
    expect(series[0]!.bars).toEqual([
      { label: 'A', value: 0.25, of: '1 of 2' },
      { label: 'B', value: 0.75, of: '1 of 2' },
    ]);
  });

  it('has bars of the shares of a group that stands alone, and none of groups that are compared', () => {
    const share = (more: Partial<Figure>) =>
      figure({ unit: 'SHARE', value: 0.5, numerator: 1, denominator: 2, ...more });
    const level = (key: string) => ({ dimension: 'LEVEL' as const, key, name: key });
    const barsOf = (...figures: Figure[]) => printedReport(HEADING, figures).tables.map(({ bars }) => bars);
    const own = [share({ label: 'Offers' }), share({ label: 'Left', value: null }), figure({ label: 'Graduates' })];
    expect(barsOf(...own)).toEqual([[{ label: 'Offers', value: 0.5, of: '1 of 2' }]]);
    expect(barsOf(share({ group: level('A') }))).toMatchObject([[{ value: 0.5 }]]);
    expect(barsOf(share({ group: level('A') }), share({ group: level('B') }))).toEqual([[], []]);
  });

  it('ranks no counselors', () => {
    const of = (name: string, value: number) =>
      figure({ unit: 'SHARE', value, group: { dimension: 'COUNSELOR' as const, key: name, name } });
    const { series } = printedReport(HEADING, [of('Ana', 0.25), of('Ben', 0.75)]);
    expect(series).toMatchObject([{ isRanked: false, bars: [{ label: 'Ana' }, { label: 'Ben' }] }]);
  });

  it('does not print again what stands there for all already', () => {
    const all = figure({ value: 5 });
    const of = (key: string, value: number) =>
      figure({ value, group: { dimension: 'POLICY' as const, key, name: `Version ${key}` } });
    const same = printedReport(HEADING, [all, of('1', 5)]);
    expect(same.tables.map(({ title }) => title)).toEqual(['All']);
    expect(same.facts).toEqual(['The figures of "Version 1" are those of all, so they are not printed again.']);
    for (const groups of [[of('1', 4)], [of('1', 5), of('2', 5)]])
      expect(printedReport(HEADING, [all, ...groups])).toMatchObject({
        facts: [],
        tables: { length: groups.length + 1 },
      });
    expect(printedReport(HEADING, [of('1', 5)]).tables).toHaveLength(1);
  });
});

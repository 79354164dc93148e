import { expect, it } from 'vitest';
import { paperOf } from '../../../src/reports/pdf/report-paper.js';

const imprint = { center: 'Riverside', madeAt: new Date('2026-11-23T09:30:00Z') };
const columns = ['Figure', 'Value', 'Of', 'Note'];
const bars = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ label: `Cohort ${at}`, value: (at % 10) / 10, of: `${at % 10} of 10` }));
const report = (count: number) => ({
  title: 'Follow-up outcomes',
  facts: ['As of 2026-06-30.'],
  caution: null,
  tables: [
    { title: 'All', columns, rows: [['Prospects', '17', '', '']], bars: [] },
    { title: 'Spring', columns, rows: [['Days', '–', '', 'Fewer than half have been decided.']], bars: [] },
  ],
  series: [{ title: 'Share on time by cohort', unit: 'SHARE' as const, isRanked: true, bars: bars(count) }],
});

it('begins with the whole, goes on with charts, and ends with group after group', () => {
  expect(paperOf(report(3), imprint).sections.map(({ heading }) => heading)).toEqual([
    'All',
    'Share on time by cohort',
    'Spring',
  ]);
});

it('leaves out columns that say nothing', () => {
  const [all, , spring] = paperOf(report(3), imprint).sections;
  expect(all!.table.columns.map(({ header }) => header)).toEqual(['Figure', 'Value']);
  expect(spring!.table.columns.map(({ header }) => header)).toEqual(['Figure', 'Value', 'Note']);
  expect(spring!.table.rows).toEqual([['Days', '–', 'Fewer than half have been decided.']]);
});

it('shows as many bars as fit, says so, and has all of them in the table', () => {
  const [, section] = paperOf(report(40), imprint).sections;
  expect(section!.chart!.bars).toHaveLength(25);
  expect(section!.chart!.bars[0]).toEqual({ label: 'Cohort 9', values: [0.9], told: '90.0 %, 9 of 10' });
  expect(section!.paragraphs[0]).toBe('The chart shows the 25 highest of 40.');
  expect(section!.table.rows).toHaveLength(40);
});

it('draws the shares of a group that stands alone beside its table, in the order of the table', () => {
  const rows = [
    ['First offer by graduation', '20.0 %', '2 of 10', ''],
    ['First acceptance by graduation', '60.0 %', '6 of 10', ''],
  ];
  const shares = [
    { label: 'First offer by graduation', value: 0.2, of: '2 of 10' },
    { label: 'First acceptance by graduation', value: 0.6, of: '6 of 10' },
  ];
  const alone = { ...report(0), series: [], tables: [{ title: 'All', columns, rows, bars: shares }] };
  const [section, ...more] = paperOf(alone, imprint).sections;
  expect(more).toEqual([]);
  expect(section!.table.rows).toHaveLength(2);
  expect(section!.chart).toEqual({
    title: null,
    alternative: 'Bars: First offer by graduation 20.0 %, 2 of 10; First acceptance by graduation 60.0 %, 6 of 10.',
    series: [],
    bars: [
      { label: 'First offer by graduation', values: [0.2], told: '20.0 %, 2 of 10' },
      { label: 'First acceptance by graduation', values: [0.6], told: '60.0 %, 6 of 10' },
    ],
    most: 1,
  });
});

it('says in words what a chart shows', () => {
  expect(paperOf(report(2), imprint).sections[1]!.chart!.alternative).toBe(
    'Bars: Cohort 1 10.0 %, 1 of 10; Cohort 0 0.0 %, 0 of 10.',
  );
});

it('has the table in the order of the chart, with how many of how many', () => {
  const { chart, table } = paperOf(report(3), imprint).sections[1]!;
  expect(table.columns.map(({ header }) => header)).toEqual(['Group', 'Share', 'Of']);
  expect(table.rows[0]).toEqual(['Cohort 2', '20.0 %', '2 of 10']);
  expect(table.rows.map(([label]) => label)).toEqual(chart!.bars.map(({ label }) => label));
});

it('does not rank where that is not for a report to do: bars and table stay as they come', () => {
  const [series] = report(40).series;
  const [, section] = paperOf({ ...report(40), series: [{ ...series!, isRanked: false }] }, imprint).sections;
  const labels = bars(40).map(({ label }) => label);
  expect(section!.chart!.bars.map(({ label }) => label)).toEqual(labels.slice(0, 25));
  expect(section!.table.rows.map(([label]) => label)).toEqual(labels);
  expect(section!.paragraphs[0]).toBe('The chart shows the first 25 of 40.');
});

it('warns of comparing groups where the standard does', () => {
  const [, plain] = paperOf(report(3), imprint).sections;
  const [, warned] = paperOf({ ...report(3), caution: 'An association, not an effect.' }, imprint).sections;
  expect([plain!.paragraphs, warned!.paragraphs]).toEqual([[], ['An association, not an effect.']]);
});

import { grouped } from '../../kernel/grouped.js';
import type { Figure } from './report.js';

/** A report as it is printed: plain texts in reading order, for a writer of PDF or anything else on paper. */
export interface PrintedReport {
  readonly title: string;
  /** What it is about and by which rules, one sentence each. */
  readonly facts: readonly string[];
  readonly tables: readonly PrintedTable[];
  readonly series: readonly PrintedSeries[];
}

export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Bars side by side; each also stands in a table. `values` are shares from 0 to 1, or counts. */
export interface PrintedSeries {
  readonly title: string;
  readonly unit: 'SHARE' | 'COUNT';
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

const COLUMNS = ['Figure', 'Value', 'Of', 'Note'] as const;

/** A table for each group, and for each share that several groups have a series over them. */
export const printedReport = (title: string, facts: readonly string[], figures: readonly Figure[]): PrintedReport => ({
  title,
  facts,
  tables: [...grouped(figures, ({ group }) => `${group.dimension} ${group.key}`).values()].map((own) => ({
    title: own[0]!.group.name,
    columns: COLUMNS,
    rows: own.map(rowOf),
  })),
  series: [
    ...grouped(
      figures.filter(({ unit }) => unit === 'SHARE'),
      ({ key, group }) => `${key} ${group.dimension}`,
    ).values(),
  ].flatMap(seriesOf),
});

const rowOf = (figure: Figure): string[] => [
  figure.label,
  writtenValue(figure),
  figure.numerator === null ? '' : `${figure.numerator} of ${figure.denominator}`,
  figure.note ?? '',
];

/** `73.2 %`, `59,600.00 USD`, `40 days`, `1,017`, or a dash where there is none. */
export function writtenValue({ unit, value, currency }: Figure): string {
  if (value === null) return '–';
  if (unit === 'SHARE') return `${(value * 100).toFixed(1)} %`;
  if (unit === 'MONEY') return `${withCommas(value.toFixed(2))} ${currency}`;
  return unit === 'DAYS' ? `${value} days` : withCommas(String(value));
}

const withCommas = (number: string): string => {
  const [whole = '', ...fraction] = number.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
};

function seriesOf(figures: readonly Figure[]): PrintedSeries[] {
  const bars = figures.flatMap(({ group, value }) => (value === null ? [] : [{ label: group.name, value }]));
  const [first] = figures;
  return bars.length < 2
    ? []
    : [{ title: `${first!.label} by ${first!.group.dimension.toLowerCase()}`, unit: 'SHARE', bars }];
}

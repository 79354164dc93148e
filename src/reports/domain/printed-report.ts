import { grouped } from '../../kernel/grouped.js';
import type { Figure } from './report.js';

/** A report as it is printed: everything in words, in reading order, for a writer of PDF or anything else on paper. */
export interface PrintedReport {
  readonly title: string;
  /** Of the language of all texts, as BCP 47. */
  readonly language: string;
  /** Whose it is. */
  readonly center: string;
  readonly madeAt: Date;
  /** What it is about, one to a line: `As of`, `2026-06-30`. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly sections: readonly PrintedSection[];
}

export interface PrintedSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Null: nothing to draw. Whatever it shows stands in the table too. */
  readonly chart: PrintedChart | null;
  readonly table: PrintedTable;
}

export interface PrintedTable {
  readonly caption: string;
  /** The first column names the row. */
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Bars, one below the other. */
export interface PrintedChart {
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly alternative: string;
  readonly series: readonly string[];
  readonly bars: readonly {
    readonly label: string;
    /** As many as there are series. */
    readonly values: readonly (number | null)[];
    /** Behind the bar. */
    readonly told: string;
  }[];
  /** The value at the right end. */
  readonly most: number;
}

const HEADERS = ['Figure', 'Value', 'Of', 'Note'] as const;

/** A section for each group, with a table of its figures and its shares as bars. */
export const sectionsOf = (figures: readonly Figure[]): readonly PrintedSection[] =>
  [...grouped(figures, ({ group }) => `${group.dimension} ${group.key}`).values()].map((own) => ({
    heading: own[0]!.group.name,
    paragraphs: [],
    chart: chartOf(own),
    table: { caption: `Figures: ${own[0]!.group.name}`, headers: HEADERS, rows: own.map(rowOf) },
  }));

function chartOf(figures: readonly Figure[]): PrintedChart | null {
  const shares = figures.filter(({ unit, value }) => unit === 'SHARE' && value !== null);
  const [first] = shares;
  if (!first) return null;
  return {
    title: `Shares: ${first.group.name}`,
    alternative: `${shares.map((share) => `${share.label} ${writtenValue(share)}`).join('; ')}.`,
    series: ['Share'],
    bars: shares.map((share) => ({ label: share.label, values: [share.value], told: writtenValue(share) })),
    most: 1,
  };
}

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

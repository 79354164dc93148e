import { grouped } from '../../kernel/grouped.js';
import type { Dimension, Figure } from './report.js';

/** A report as it is printed: plain texts in reading order, for a writer of PDF or anything else on paper. */
export interface PrintedReport {
  readonly title: string;
  /** What it is about and by which rules, one sentence each. */
  readonly facts: readonly string[];
  /** What to bear in mind when groups are compared; null: nothing. */
  readonly caution: string | null;
  readonly tables: readonly PrintedTable[];
  readonly series: readonly PrintedSeries[];
}

export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The shares in it, where there is no other group of the kind to compare them with; empty: none. */
  readonly bars: readonly PrintedBar[];
}

/** Bars side by side; each also stands in a table. `values` are shares from 0 to 1, or counts. */
export interface PrintedSeries {
  readonly title: string;
  readonly unit: 'SHARE' | 'COUNT';
  /** Whether the highest stands first; else the bars stay as they come, by name. */
  readonly isRanked: boolean;
  readonly bars: readonly PrintedBar[];
}

export interface PrintedBar {
  readonly label: string;
  readonly value: number;
  /** How many of how many: `1 of 12`. */
  readonly of: string;
}

const COLUMNS = ['Figure', 'Value', 'Of', 'Note'] as const;

type Heading = Pick<PrintedReport, 'title' | 'facts' | 'caution'>;
type OfGroup = readonly Figure[];

/**
 * A table for each group that says something new, with its shares as bars where it stands alone, and for each share that
 * several groups have a series over them.
 */
export function printedReport({ title, facts, caution }: Heading, figures: readonly Figure[]): PrintedReport {
  const groups = [...grouped(figures, ({ group }) => `${group.dimension} ${group.key}`).values()];
  const again = groups.filter((own) => repeatsAll(own, groups));
  const shares = figures.filter(({ unit }) => unit === 'SHARE');
  return {
    title,
    facts: [...facts, ...again.map(whyNotAgain)],
    caution,
    tables: groups.filter((own) => !again.includes(own)).map((own) => tableOf(own, isAlone(own, groups))),
    series: [...grouped(shares, ({ key, group }) => `${key} ${group.dimension}`).values()].flatMap(seriesOf),
  };
}

const dimensionOf = (own: OfGroup) => own[0]!.group.dimension;

/** Whether a group is the only one of its kind and says number for number what is said of all. */
function repeatsAll(own: OfGroup, groups: readonly OfGroup[]): boolean {
  const all = groups.find((each) => dimensionOf(each) === 'ALL');
  if (all === undefined || own === all) return false;
  return isAlone(own, groups) && numbersIn(own) === numbersIn(all);
}

const isAlone = (own: OfGroup, groups: readonly OfGroup[]): boolean =>
  groups.every((each) => each === own || dimensionOf(each) !== dimensionOf(own));

const numbersIn = (own: OfGroup): string =>
  JSON.stringify(own.map(({ key, value, numerator, denominator }) => [key, value, numerator, denominator]));

const whyNotAgain = (own: OfGroup): string =>
  `The figures of "${own[0]!.group.name}" are those of all, so they are not printed again.`;

const tableOf = (own: OfGroup, alone: boolean): PrintedTable => ({
  title: own[0]!.group.name,
  columns: COLUMNS,
  rows: own.map(rowOf),
  bars: alone ? barsOf(own, ({ label }) => label) : [],
});

const rowOf = (figure: Figure): string[] => [figure.label, writtenValue(figure), ofWhat(figure), figure.note ?? ''];

const ofWhat = ({ numerator, denominator }: Figure): string =>
  numerator === null ? '' : `${numerator} of ${denominator}`;

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

/** Who does better than whom at work is not for a report to say. */
const UNRANKED: readonly Dimension[] = ['COUNSELOR'];

function seriesOf(figures: readonly Figure[]): PrintedSeries[] {
  const bars = barsOf(figures, ({ group }) => group.name);
  if (bars.length < 2) return [];
  const { label, group } = figures[0]!;
  const title = `${label} by ${group.dimension.toLowerCase()}`;
  return [{ title, unit: 'SHARE', isRanked: !UNRANKED.includes(group.dimension), bars }];
}

const barsOf = (figures: readonly Figure[], labelOf: (figure: Figure) => string): PrintedBar[] =>
  figures.flatMap((figure) =>
    figure.unit === 'SHARE' && figure.value !== null
      ? [{ label: labelOf(figure), value: figure.value, of: ofWhat(figure) }]
      : [],
  );

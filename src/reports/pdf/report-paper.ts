import type { PrintedReport, PrintedSeries, PrintedTable } from '../domain/printed-report.js';
import type { Paper, PaperColumn, PaperSection, PaperTable } from './paper.js';

/** Whose report it is, and when it was made: of one run always the same. */
export interface Imprint {
  readonly center: string;
  readonly madeAt: Date;
}

/** As many bars as stand on a page. */
const MOST_BARS = 25;
const NUMBERS: ReadonlySet<string> = new Set(['Value', 'Of']);

/** The paper that a report is printed on: the whole first, then what can be compared as charts, then group by group. */
export const paperOf = ({ title, facts, tables, series }: PrintedReport, { center, madeAt }: Imprint): Paper => {
  const [whole, ...groups] = tables.map(tableSection);
  return {
    title,
    language: 'en-US',
    center,
    madeAt,
    facts,
    sections: [...(whole ? [whole] : []), ...series.map(seriesSection), ...groups],
  };
};

const tableSection = (table: PrintedTable): PaperSection => ({
  heading: table.title,
  paragraphs: [],
  chart: null,
  table: withoutEmptyColumns(table),
});

const withoutEmptyColumns = ({ title, columns, rows }: PrintedTable): PaperTable => {
  const filled = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => row[at] !== ''));
  const columnOf = (at: number): PaperColumn => ({ header: columns[at]!, isNumber: NUMBERS.has(columns[at]!) });
  return {
    caption: `Figures: ${title}`,
    columns: filled.map(columnOf),
    rows: rows.map((row) => filled.map((at) => row[at]!)),
  };
};

const seriesSection = ({ title, unit, bars }: PrintedSeries): PaperSection => {
  const told = (value: number): string => (unit === 'SHARE' ? `${(value * 100).toFixed(1)} %` : String(value));
  const shown = bars.toSorted((a, b) => b.value - a.value).slice(0, MOST_BARS);
  return {
    heading: title,
    paragraphs: [
      ...(shown.length < bars.length ? [`The chart shows the ${shown.length} highest of ${bars.length}.`] : []),
      'Groups differ in more than their follow-ups: a difference is an association, not an effect.',
    ],
    chart: {
      title: null,
      alternative: `Bars: ${shown.map(({ label, value }) => `${label} ${told(value)}`).join('; ')}.`,
      series: [],
      bars: shown.map(({ label, value }) => ({ label, values: [value], told: told(value) })),
      most: unit === 'SHARE' ? 1 : Math.max(...shown.map(({ value }) => value)),
    },
    table: {
      caption: title,
      columns: [
        { header: 'Group', isNumber: false },
        { header: unit === 'SHARE' ? 'Share' : 'Number', isNumber: true },
      ],
      rows: bars.map(({ label, value }) => [label, told(value)]),
    },
  };
};

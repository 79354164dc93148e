import type { PrintedBar, PrintedReport, PrintedSeries, PrintedTable } from '../domain/printed-report.js';
import type { Paper, PaperChart, PaperColumn, PaperSection, PaperTable } from './paper.js';

/** Whose report it is, and when it was made: of one run always the same. */
export interface Imprint {
  readonly center: string;
  readonly madeAt: Date;
}

/** As many bars as stand on a page. */
const MOST_BARS = 25;
const NUMBERS: ReadonlySet<string> = new Set(['Value', 'Share', 'Number', 'Of']);

/** The paper that a report is printed on: the whole first, then what can be compared as charts, then group by group. */
export const paperOf = (
  { title, facts, caution, tables, series }: PrintedReport,
  { center, madeAt }: Imprint,
): Paper => {
  const [whole, ...groups] = tables.map(tableSection);
  return {
    title,
    language: 'en-US',
    center,
    madeAt,
    facts,
    sections: [...(whole ? [whole] : []), ...series.map((each) => seriesSection(each, caution)), ...groups],
  };
};

const tableSection = (table: PrintedTable): PaperSection => ({
  heading: table.title,
  paragraphs: [],
  chart: table.bars.length === 0 ? null : chartOf(table.bars, 'SHARE'),
  table: withoutEmptyColumns({ ...table, caption: `Figures: ${table.title}` }),
});

type Plain = Pick<PrintedTable, 'columns' | 'rows'> & Pick<PaperTable, 'caption'>;

const withoutEmptyColumns = ({ caption, columns, rows }: Plain): PaperTable => {
  const filled = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => row[at] !== ''));
  const columnOf = (at: number): PaperColumn => ({ header: columns[at]!, isNumber: NUMBERS.has(columns[at]!) });
  return {
    caption,
    columns: filled.map(columnOf),
    rows: rows.map((row) => filled.map((at) => row[at]!)),
  };
};

/** The chart and its table stand in one order. */
const seriesSection = ({ title, unit, isRanked, bars }: PrintedSeries, caution: string | null): PaperSection => {
  const ordered = isRanked ? bars.toSorted((a, b) => b.value - a.value) : bars;
  const shown = ordered.slice(0, MOST_BARS);
  const which = isRanked ? `${shown.length} highest` : `first ${shown.length}`;
  return {
    heading: title,
    paragraphs: [
      ...(shown.length < bars.length ? [`The chart shows the ${which} of ${bars.length}.`] : []),
      ...(caution === null ? [] : [caution]),
    ],
    chart: chartOf(shown, unit),
    table: withoutEmptyColumns({
      caption: title,
      columns: ['Group', unit === 'SHARE' ? 'Share' : 'Number', 'Of'],
      rows: ordered.map(({ label, value, of }) => [label, written(value, unit), of]),
    }),
  };
};

type Unit = PrintedSeries['unit'];

const written = (value: number, unit: Unit): string =>
  unit === 'SHARE' ? `${(value * 100).toFixed(1)} %` : String(value);

/** Bars from the top in their order, the same in words. */
function chartOf(bars: readonly PrintedBar[], unit: Unit): PaperChart {
  const drawn = bars.map(({ label, value, of }) => {
    const told = of === '' ? written(value, unit) : `${written(value, unit)}, ${of}`;
    return { label, values: [value], told };
  });
  return {
    title: null,
    alternative: `Bars: ${drawn.map(({ label, told }) => `${label} ${told}`).join('; ')}.`,
    series: [],
    bars: drawn,
    most: unit === 'SHARE' ? 1 : Math.max(...bars.map(({ value }) => value)),
  };
}

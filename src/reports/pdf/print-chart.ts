import type { PaperBar, PaperChart } from './paper.js';
import { type Lettering, MARGIN, type Sheet } from './sheet.js';

/** Distinct for colour-blind readers too, and in grey; at least 3 to 1 against white. */
const COLORS = ['#0b5394', '#c75b12', '#6b7280', '#7b3f9d'];
const LABEL: Lettering = { size: 9 };
const TITLE: Lettering = { size: 10, isBold: true };
/** Parts of the width: labels take as much as they need between the first two. */
const [LEAST_LABELS, MOST_LABELS, TOLD] = [0.28, 0.44, 0.26];
const [BAR, LINE, GAP, SWATCH] = [11, 18, 8, 8];
const AXIS = '#d0d7de';

/** How much room a chart takes. */
export const chartHeight = (sheet: Sheet, { title, series, bars }: PaperChart): number =>
  titleHeight(sheet, title) + legendHeight(series) + bars.length * LINE + GAP;

const titleHeight = (sheet: Sheet, title: string | null): number =>
  title === null ? 0 : sheet.heightOf(title, sheet.width, TITLE) + GAP;

const legendHeight = (series: readonly string[]): number => (series.length > 1 ? LINE : 0);

/** Bars, drawn as one figure that says in words what it shows. */
export const printChart = (sheet: Sheet, parent: PDFKit.PDFStructureElement, chart: PaperChart): void => {
  const { document } = sheet;
  const { title, series, bars } = chart;
  sheet.makeRoom(chartHeight(sheet, chart));
  const { y } = sheet;
  const legend = y + titleHeight(sheet, title);
  const first = legend + legendHeight(series);
  const figure = document.struct('Figure', { alt: chart.alternative }, () => {
    if (title !== null) sheet.write(title, MARGIN, y, sheet.width, TITLE);
    if (series.length > 1) drawLegend(sheet, series, legend);
    const labels = labelsWidth(sheet, bars);
    bars.forEach((bar, at) => drawBar(sheet, bar, { labels, most: chart.most, y: first + at * LINE }));
  });
  parent.add(figure);
  sheet.y += chartHeight(sheet, chart);
};

const drawLegend = (sheet: Sheet, series: readonly string[], y: number): void => {
  let x = MARGIN;
  for (const [at, name] of series.entries()) {
    sheet.document.rect(x, y + 2, SWATCH, SWATCH).fill(colorOf(at));
    sheet.write(name, x + SWATCH + 4, y, sheet.width, LABEL);
    x += SWATCH + 4 + sheet.widthOf(name, LABEL) + 16;
  }
};

const labelsWidth = (sheet: Sheet, bars: readonly PaperBar[]): number => {
  const widest = Math.max(...bars.map(({ label }) => sheet.widthOf(label, LABEL))) + GAP;
  return Math.min(Math.max(widest, sheet.width * LEAST_LABELS), sheet.width * MOST_LABELS);
};

interface BarPlace {
  readonly labels: number;
  readonly most: number;
  readonly y: number;
}

const drawBar = (sheet: Sheet, { label, values, told }: PaperBar, { labels, most, y }: BarPlace): void => {
  const { document, width } = sheet;
  const [left, length] = [MARGIN + labels, width - labels - width * TOLD];
  sheet.write(shortened(sheet, label, labels - GAP), MARGIN, y, labels, LABEL);
  document
    .lineWidth(0.5)
    .moveTo(left, y - 2)
    .lineTo(left, y + LINE - 2)
    .stroke(AXIS);
  let from = left;
  for (const [at, value] of values.entries()) {
    const part = most > 0 ? ((value ?? 0) / most) * length : 0;
    if (part > 0) document.rect(from, y, part, BAR).fill(colorOf(at));
    from += part;
  }
  sheet.write(told, from + GAP / 2, y, MARGIN + width - from - GAP / 2, LABEL);
};

const colorOf = (at: number): string => COLORS[at % COLORS.length]!;

/** The whole name stands in the table. */
const shortened = (sheet: Sheet, label: string, width: number): string => {
  if (sheet.widthOf(label, LABEL) <= width) return label;
  const letters = [...label];
  while (letters.length > 0 && sheet.widthOf(`${letters.join('')}…`, LABEL) > width) letters.pop();
  return `${letters.join('')}…`;
};

import type { Readable } from 'node:stream';
import { sum } from '../../kernel/sum.js';
import { chartHeight, printChart } from './print-chart.js';
import type { Paper, PaperSection } from './paper.js';
import { printTable } from './print-table.js';
import { type Lettering, Sheet } from './sheet.js';

const MUTED = '#57606a';
const HEADING: Lettering = { size: 14, isBold: true };
const TEXT: Lettering = { size: 10 };
const [HEADING_NEEDS, TABLE_BEGINS] = [40, 80];

/**
 * A report as PDF that a screen reader can follow: tagged in the order in which it is read, with title and language, a text for
 * each chart and a table below it, and its fonts within it.
 */
export const printPaper = (paper: Paper): Readable => {
  const sheet = new Sheet(paper);
  const { root, document } = sheet;
  sheet.paragraph('P', root, paper.center, { size: 10, color: MUTED }, 4);
  sheet.paragraph('H1', root, paper.title, { size: 20, isBold: true }, 8);
  for (const fact of paper.facts) sheet.paragraph('P', root, fact, { size: 10 }, 2);
  sheet.y += 10;
  for (const section of paper.sections) printSection(sheet, section);
  sheet.finish(`${paper.center} · ${paper.title}`);
  return document as unknown as Readable;
};

/** A heading stands on the page of what it heads. */
const printSection = (sheet: Sheet, { heading, paragraphs, chart, table }: PaperSection): void => {
  const section = sheet.document.struct('Sect');
  sheet.root.add(section);
  const words = sum(paragraphs.map((text) => sheet.heightOf(text, sheet.width, TEXT) + 6));
  sheet.makeRoom(HEADING_NEEDS + words + (chart ? chartHeight(sheet, chart) : TABLE_BEGINS));
  sheet.paragraph('H2', section, heading, HEADING, 6);
  for (const text of paragraphs) sheet.paragraph('P', section, text, TEXT, 6);
  if (chart) printChart(sheet, section, chart);
  printTable(sheet, section, table);
  section.end();
  sheet.y += 18;
};

import type { Readable } from 'node:stream';
import { printChart } from './print-chart.js';
import type { PrintedReport, PrintedSection } from './printed-report.js';
import { printTable } from './print-table.js';
import { Sheet } from './sheet.js';

const MUTED = '#57606a';
const HEADING_NEEDS = 120;

/**
 * A report as PDF that a screen reader can follow: tagged in the order in which it is read, with title and language, a text for
 * each chart and a table below it, and its fonts within it.
 */
export const printReport = (report: PrintedReport): Readable => {
  const sheet = new Sheet(report);
  const { root, document } = sheet;
  sheet.paragraph('P', root, report.center, { size: 10, color: MUTED }, 4);
  sheet.paragraph('H1', root, report.title, { size: 20, isBold: true }, 8);
  for (const [name, value] of report.facts) sheet.paragraph('P', root, `${name}: ${value}`, { size: 10 }, 2);
  sheet.y += 10;
  for (const section of report.sections) printSection(sheet, section);
  sheet.finish(`${report.center} · ${report.title}`);
  return document as unknown as Readable;
};

const printSection = (sheet: Sheet, { heading, paragraphs, chart, table }: PrintedSection): void => {
  const section = sheet.document.struct('Sect');
  sheet.root.add(section);
  sheet.makeRoom(HEADING_NEEDS);
  sheet.paragraph('H2', section, heading, { size: 14, isBold: true }, 4);
  for (const text of paragraphs) sheet.paragraph('P', section, text, { size: 10 }, 6);
  if (chart) printChart(sheet, section, chart);
  printTable(sheet, section, table);
  section.end();
  sheet.y += 18;
};

import type { PrintedTable } from './printed-report.js';
import { type Lettering, MARGIN, type Sheet } from './sheet.js';

const PADDING = 4;
const CELL: Lettering = { size: 9 };
const HEAD: Lettering = { size: 9, isBold: true };
const CAPTION: Lettering = { size: 9, color: '#57606a' };
const NAMES = 0.34;
const WIDEST_NUMBER = 90;
const RULE = '#d0d7de';
const SHADE = '#f6f8fa';

/** Columns in points: the first names the row and takes what numbers leave. */
const placesOf = (sheet: Sheet, columns: number): { readonly x: number; readonly width: number }[] => {
  const other = Math.min(WIDEST_NUMBER, (sheet.width * (1 - NAMES)) / Math.max(1, columns - 1));
  const first = sheet.width - other * (columns - 1);
  return Array.from({ length: columns }, (_, at) =>
    at === 0 ? { x: MARGIN, width: first } : { x: MARGIN + first + (at - 1) * other, width: other },
  );
};

/** A table with its caption; on a new page its headers stand again. */
export const printTable = (
  sheet: Sheet,
  parent: PDFKit.PDFStructureElement,
  { caption, headers, rows }: PrintedTable,
): void => {
  const { document } = sheet;
  const places = placesOf(sheet, headers.length);
  const heightOf = (cells: readonly string[], lettering: Lettering): number =>
    2 * PADDING +
    Math.max(...cells.map((cell, at) => sheet.heightOf(cell, places[at]!.width - 2 * PADDING, lettering)));
  const writeCell = (cell: string, at: number, y: number, lettering: Lettering): void => {
    const { x, width } = places[at]!;
    sheet.write(cell, x + PADDING, y + PADDING, width - 2 * PADDING, {
      ...lettering,
      align: at === 0 ? 'left' : 'right',
    });
  };
  const line = (height: number, isHead: boolean): void =>
    sheet.decorate(() => {
      if (isHead) document.rect(MARGIN, sheet.y, sheet.width, height).fill(SHADE);
      const bottom = sheet.y + height;
      document
        .lineWidth(0.5)
        .moveTo(MARGIN, bottom)
        .lineTo(MARGIN + sheet.width, bottom)
        .stroke(RULE);
    });

  const headHeight = heightOf(headers, HEAD);
  sheet.makeRoom(
    sheet.heightOf(caption, sheet.width, CAPTION) + PADDING + headHeight + heightOf(rows[0] ?? headers, CELL),
  );
  const table = document.struct('Table');
  parent.add(table);
  sheet.paragraph('Caption', table, caption, CAPTION, PADDING);

  const printRow = (cells: readonly string[], tagOf: (at: number) => 'TH' | 'TD', lettering: Lettering): void => {
    const height = heightOf(cells, lettering);
    line(height, lettering === HEAD);
    const { y } = sheet;
    const row = document.struct('TR');
    table.add(row);
    cells.forEach((cell, at) => {
      const element = document.struct(tagOf(at), {}, () => writeCell(cell, at, y, lettering));
      if (tagOf(at) === 'TH') nameWhatIsHeaded(element, lettering === HEAD ? 'Column' : 'Row');
      row.add(element);
    });
    row.end();
    sheet.y += height;
  };

  const repeatHead = (): void => {
    line(headHeight, true);
    sheet.decorate(() => headers.forEach((header, at) => writeCell(header, at, sheet.y, HEAD)));
    sheet.y += headHeight;
  };

  printRow(headers, () => 'TH', HEAD);
  for (const row of rows) {
    if (sheet.makeRoom(heightOf(row, CELL))) repeatHead();
    printRow(row, (at) => (at === 0 ? 'TH' : 'TD'), CELL);
  }
  table.end();
};

/** PDF 1.7, table 349; pdfkit has no option for it. */
const nameWhatIsHeaded = (header: PDFKit.PDFStructureElement, Scope: 'Column' | 'Row'): void => {
  const { dictionary } = header as unknown as { dictionary: { data: { A?: object } } };
  dictionary.data.A = { O: 'Table', Scope };
};

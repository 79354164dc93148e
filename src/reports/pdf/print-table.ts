import { sum } from '../../kernel/sum.js';
import type { PaperColumn, PaperTable } from './paper.js';
import { type Lettering, MARGIN, type Sheet } from './sheet.js';

const PADDING = 4;
const CELL: Lettering = { size: 9 };
const HEAD: Lettering = { size: 9, isBold: true };
const CAPTION: Lettering = { size: 9, color: '#57606a' };
const WIDEST_NUMBER = 90;
const NUMBERS = 0.66;
const RULE = '#d0d7de';
const SHADE = '#f6f8fa';

/** A table with its caption; on a new page caption and headers stand again. */
export const printTable = (sheet: Sheet, parent: PDFKit.PDFStructureElement, table: PaperTable): void => {
  const writer = new TableWriter(sheet, table.columns);
  const headers = table.columns.map(({ header }) => header);
  const begins = writer.heightOf(headers, HEAD) + writer.heightOf(table.rows[0] ?? headers, CELL);
  sheet.makeRoom(sheet.heightOf(table.caption, sheet.width, CAPTION) + PADDING + begins);
  const element = sheet.document.struct('Table');
  parent.add(element);
  sheet.paragraph('Caption', element, table.caption, CAPTION, PADDING);
  writer.head(element, headers);
  for (const row of table.rows) {
    if (sheet.makeRoom(writer.heightOf(row, CELL))) writer.headAgain(table.caption, headers);
    writer.row(element, row);
  }
  element.end();
};

class TableWriter {
  private readonly places: readonly { readonly x: number; readonly width: number }[];

  constructor(
    private readonly sheet: Sheet,
    private readonly columns: readonly PaperColumn[],
  ) {
    const widths = widthsOf(columns, sheet.width);
    this.places = widths.map((width, at) => ({ x: MARGIN + sum(widths.slice(0, at)), width }));
  }

  heightOf(cells: readonly string[], lettering: Lettering): number {
    const inside = (at: number): number => this.places[at]!.width - 2 * PADDING;
    return 2 * PADDING + Math.max(...cells.map((cell, at) => this.sheet.heightOf(cell, inside(at), lettering)));
  }

  head(table: PDFKit.PDFStructureElement, headers: readonly string[]): void {
    this.line(table, headers, HEAD, () => 'Column');
  }

  row(table: PDFKit.PDFStructureElement, cells: readonly string[]): void {
    this.line(table, cells, CELL, (at) => (at === 0 ? 'Row' : null));
  }

  /** For the eye only: who listens has heard them. */
  headAgain(caption: string, headers: readonly string[]): void {
    this.captionAgain(`${caption} (continued)`);
    const height = this.heightOf(headers, HEAD);
    this.rule(height, true);
    this.sheet.decorate(() => headers.forEach((header, at) => this.cell(header, at, this.sheet.y, HEAD)));
    this.sheet.y += height;
  }

  private captionAgain(caption: string): void {
    const { sheet } = this;
    sheet.decorate(() => sheet.write(caption, MARGIN, sheet.y, sheet.width, CAPTION));
    sheet.y += sheet.heightOf(caption, sheet.width, CAPTION) + PADDING;
  }

  /** `headed` says what a cell is the header of; null: of nothing. */
  private line(
    table: PDFKit.PDFStructureElement,
    cells: readonly string[],
    lettering: Lettering,
    headed: (at: number) => 'Column' | 'Row' | null,
  ): void {
    const { document, y } = this.sheet;
    const height = this.heightOf(cells, lettering);
    this.rule(height, lettering === HEAD);
    const row = document.struct('TR');
    table.add(row);
    for (const [at, cell] of cells.entries()) {
      const scope = headed(at);
      const element = document.struct(scope ? 'TH' : 'TD', {}, () => this.cell(cell, at, y, lettering));
      if (scope) nameWhatIsHeaded(element, scope);
      row.add(element);
    }
    row.end();
    this.sheet.y += height;
  }

  private cell(text: string, at: number, y: number, lettering: Lettering): void {
    const { x, width } = this.places[at]!;
    const align = this.columns[at]!.isNumber ? 'right' : 'left';
    this.sheet.write(text, x + PADDING, y + PADDING, width - 2 * PADDING, { ...lettering, align });
  }

  private rule(height: number, isHead: boolean): void {
    const { sheet } = this;
    const bottom = sheet.y + height;
    sheet.decorate(() => {
      if (isHead) sheet.document.rect(MARGIN, sheet.y, sheet.width, height).fill(SHADE);
      sheet.document
        .lineWidth(0.5)
        .moveTo(MARGIN, bottom)
        .lineTo(MARGIN + sheet.width, bottom)
        .stroke(RULE);
    });
  }
}

/** In points: numbers take what they need, texts share what is left. */
const widthsOf = (columns: readonly PaperColumn[], width: number): number[] => {
  const numbers = columns.filter(({ isNumber }) => isNumber).length;
  const number = Math.min(WIDEST_NUMBER, (width * NUMBERS) / Math.max(1, numbers));
  const text = (width - numbers * number) / Math.max(1, columns.length - numbers);
  return columns.map(({ isNumber }) => (isNumber ? number : text));
};

/** PDF 1.7, table 349; pdfkit has no option for it. */
const nameWhatIsHeaded = (header: PDFKit.PDFStructureElement, Scope: 'Column' | 'Row'): void => {
  const { dictionary } = header as unknown as { dictionary: { data: { A?: object } } };
  dictionary.data.A = { O: 'Table', Scope };
};

import { fileURLToPath } from 'node:url';
import PdfDocument from 'pdfkit';
import type { Paper } from './paper.js';

const FONTS = fileURLToPath(new URL('./fonts/', import.meta.url));
const REGULAR = 'regular';
const BOLD = 'bold';
const INK = '#1f2328';

export const MARGIN = 54;
const FOOTER = 36;

export interface Lettering {
  readonly size?: number;
  readonly isBold?: boolean;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
}

/** The pages of a report, filled from top to bottom. What is put on them is tagged with what it is. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly root: PDFKit.PDFStructureElement;
  /** How far from the top the next thing stands. */
  y = MARGIN;

  constructor({ title, language, center, madeAt }: Paper) {
    this.document = new PdfDocument({
      size: 'LETTER',
      margin: MARGIN,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Author: center, Creator: 'Followthrough', CreationDate: madeAt, ModDate: madeAt },
    });
    this.document.registerFont(REGULAR, `${FONTS}DejaVuSansCondensed.ttf`);
    this.document.registerFont(BOLD, `${FONTS}DejaVuSansCondensed-Bold.ttf`);
    this.root = this.document.struct('Document', { title });
    this.document.addStructure(this.root);
  }

  get width(): number {
    return this.document.page.width - 2 * MARGIN;
  }

  /** How much room is left on the page. */
  get room(): number {
    return this.document.page.height - MARGIN - FOOTER - this.y;
  }

  /** Goes on where so much fits. True: on a new page. */
  makeRoom(height: number): boolean {
    if (height <= this.room) return false;
    this.document.addPage();
    this.y = MARGIN;
    return true;
  }

  heightOf(text: string, width: number, lettering: Lettering = {}): number {
    return this.lettered(lettering).heightOfString(text, { width });
  }

  widthOf(text: string, lettering: Lettering = {}): number {
    return this.lettered(lettering).widthOfString(text);
  }

  /** Writes at a place; the place for the next thing stays where it is. */
  write(text: string, x: number, y: number, width: number, lettering: Lettering = {}): void {
    const { color = INK, align = 'left' } = lettering;
    this.lettered(lettering).fillColor(color).text(text, x, y, { width, align });
  }

  /** A paragraph or heading below what is there. */
  paragraph(tag: string, parent: PDFKit.PDFStructureElement, text: string, lettering: Lettering, after: number): void {
    const height = this.heightOf(text, this.width, lettering);
    this.makeRoom(height);
    const { y } = this;
    parent.add(this.document.struct(tag, {}, () => this.write(text, MARGIN, y, this.width, lettering)));
    this.y += height + after;
  }

  /** Draws what is there for the eye only. */
  decorate(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** Numbers the pages and closes the file. */
  finish(footer: string): void {
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.document.switchToPage(page);
      // Text below the margin would begin a new page.
      this.document.page.margins.bottom = 0;
      const y = this.document.page.height - FOOTER;
      this.document.markContent('Artifact', { type: 'Pagination' });
      this.write(footer, MARGIN, y, this.width * 0.7, FOOTER_LETTERING);
      this.write(`Page ${page + 1} of ${count}`, MARGIN, y, this.width, { ...FOOTER_LETTERING, align: 'right' });
      this.document.endMarkedContent();
    }
    this.root.end();
    this.document.end();
  }

  private lettered({ size = 10, isBold = false }: Lettering): PDFKit.PDFDocument {
    return this.document.font(isBold ? BOLD : REGULAR).fontSize(size);
  }
}

const FOOTER_LETTERING: Lettering = { size: 8, color: '#57606a' };

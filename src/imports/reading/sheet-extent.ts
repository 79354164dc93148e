/** How far a worksheet reaches, rows and columns counted from 1; null when a tag cannot be understood. */
export interface SheetExtent {
  readonly lastRow: number;
  readonly lastColumn: number;
}

const TAG = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])/g;
/** XML forbids a bare `<` inside a tag, so no attempt reads beyond the next one: the scan is linear. */
const ATTRIBUTES = /((?:"[^"<]*"|'[^'<]*'|[^"'<>])*)>/y;
const REFERENCE = /\sr\s*=\s*["']([^"']*)["']/;
const ADDRESS = /^([A-Z]{0,3})(\d{1,7})$/;

/**
 * Reads the addresses in a worksheet's XML. Readers fill the gaps between addresses with empty cells, so that two cells may ask
 * for gigabytes: the extent must be known before.
 */
export function sheetExtentOf(xml: string): SheetExtent | null {
  let lastRow = 0;
  let lastColumn = 0;
  let rows = 0;
  for (const tag of xml.matchAll(TAG)) {
    const address = addressOf(xml, tag.index + tag[0].length);
    if (!address) return null;
    // A row need not say its address.
    if (tag[1] === 'row') rows += 1;
    lastRow = Math.max(lastRow, rows, address.row);
    lastColumn = Math.max(lastColumn, address.column);
  }
  return { lastRow, lastColumn };
}

function addressOf(xml: string, at: number): { readonly row: number; readonly column: number } | null {
  ATTRIBUTES.lastIndex = at;
  const attributes = ATTRIBUTES.exec(xml)?.[1];
  if (attributes === undefined) return null;
  const reference = REFERENCE.exec(attributes)?.[1];
  if (reference === undefined) return { row: 0, column: 0 };
  const parts = ADDRESS.exec(reference);
  return parts ? { row: Number(parts[2]), column: columnNumber(parts[1] ?? '') } : null;
}

/** `A` is 1, `Z` 26, `AA` 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** RFC 5545, 3.1: lines of at most 75 octets; what is longer goes on in lines that begin with a space. */
const LONGEST = 75;

/** The text with its long lines folded, never inside a letter. */
export const folded = (text: string): string => text.split('\r\n').map(foldLine).join('\r\n');

/** Most lines are short and plain. */
const FITS = /^[ -~]{0,75}$/;

const foldLine = (line: string): string => {
  if (FITS.test(line)) return line;
  let written = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter.codePointAt(0)!);
    const isFull = octets + size > LONGEST;
    written += isFull ? `\r\n ${letter}` : letter;
    octets = isFull ? 1 + size : octets + size;
  }
  return written;
};

/** In UTF-8. */
const octetsOf = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_00_00 ? 3 : 4;

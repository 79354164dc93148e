const DELIMITERS = [',', ';', '\t', '|'] as const;
/** The characters that may part the cells of a CSV file. */
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_LINES = 50;
/** A quoted cell behind any delimiter: what stands in it parts nothing. */
const QUOTED = /(^|[,;\t|\n])"[^"]*(?:""[^"]*)*"/g;

/**
 * The delimiter on which the lines agree best with the header line. Agreement and not frequency, because commas are frequent in
 * notes and decimal numbers; among equals the one that makes more cells, then the more usual one. Expects `\n` line ends.
 */
export function delimiterOf(text: string): Delimiter {
  const lines = sampleLines(text);
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) }));
  return ranked.reduce((best, next) => (isBetter(next, best) ? next : best)).delimiter;
}

interface Agreement {
  /** Share of the lines with as many delimiters as the header line; 0 when that has none. */
  readonly share: number;
  readonly perLine: number;
}

const isBetter = (one: Agreement, other: Agreement): boolean =>
  one.share > other.share || (one.share === other.share && one.perLine > other.perLine);

function agreement(lines: readonly string[], delimiter: Delimiter): Agreement {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const perLine = counts[0] ?? 0;
  const agreeing = counts.filter((count) => count === perLine).length;
  return { share: perLine === 0 ? 0 : agreeing / counts.length, perLine };
}

function sampleLines(text: string): readonly string[] {
  const lines = text.slice(0, SAMPLE_CHARACTERS).replace(QUOTED, '$1').split('\n');
  const whole = text.length > SAMPLE_CHARACTERS ? lines.slice(0, -1) : lines;
  // Not trimmed: where every cell was quoted, tabs are all that is left of a line.
  return whole.filter((line) => /[^ ]/.test(line)).slice(0, SAMPLE_LINES);
}

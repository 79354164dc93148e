/** A value as PostgreSQL wrote it; null: there is none. */
export type Cell = string | null;

const LINE_BREAK = 10;

/**
 * The rows of `COPY ... TO STDOUT (FORMAT text)`, as many at a time as have arrived: cells end with a tab, rows with a line
 * break, \N is no value, and within a cell a backslash says what would be taken for these
 * (postgresql.org/docs/current/sql-copy.html, "Text Format").
 */
export async function* copiedRows(written: AsyncIterable<Buffer>): AsyncGenerator<Cell[][]> {
  let begun: Buffer = Buffer.alloc(0);
  for await (const chunk of written) {
    const end = chunk.lastIndexOf(LINE_BREAK) + 1;
    if (end === 0) {
      begun = Buffer.concat([begun, chunk]);
      continue;
    }
    const whole = Buffer.concat([begun, chunk.subarray(0, end - 1)]).toString();
    begun = chunk.subarray(end);
    yield whole.split('\n').map(cellsOf);
  }
  if (begun.length > 0) throw new Error('The rows broke off in the middle of one.');
}

const cellsOf = (line: string): Cell[] => {
  const cells = line.split('\t');
  return line.includes('\\') ? cells.map(cellOf) : cells;
};

const cellOf = (written: string): Cell => {
  if (written === '\\N') return null;
  return written.includes('\\')
    ? written.replace(/\\(.)/g, (_all, letter: string) => ESCAPED[letter] ?? letter)
    : written;
};

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** HMAC-SHA256 of a message with the trial's secret seed; from the edge, because a domain reaches no package. */
export type KeyedHash = (message: string) => Uint8Array;

export interface BlockDesign {
  readonly trialId: string;
  readonly stratum: string;
  readonly arms: readonly string[];
  /** A block holds every arm m times, m being one of these; 2 and 3 make blocks of 4 and 6 for two arms. */
  readonly multipliers: readonly number[];
}

const WORDS = 2 ** 32;

/**
 * Permuted-block randomisation that anyone who has the seed can repeat.
 *
 *   message = 'trial|stratum|block|counter'; its HMAC-SHA256 under the 32-byte seed is read as big-endian 32-bit words,
 *   counter after counter. below(n): take words until one is less than floor(2³² / n) · n; its remainder by n.
 *   block: m = multipliers[below(how many)], each arm m times in the order given, shuffled by Fisher and Yates.
 *
 * After every block the arms are even within the stratum; since block sizes vary, nobody can foresee the next arm.
 * Schulz and Grimes, Lancet 2002, 359:515-519. Vectors made with Python's hmac stand in the golden files.
 */
export function armOf(index: number, design: BlockDesign, hash: KeyedHash): string {
  let skipped = 0;
  for (let block = 0; ; block++) {
    const arms = blockOf(block, design, hash);
    if (index < skipped + arms.length) return arms[index - skipped]!;
    skipped += arms.length;
  }
}

/** The arms of the first `length` students of a stratum, in the order of their enrolment. */
export function armsOf(length: number, design: BlockDesign, hash: KeyedHash): readonly string[] {
  const arms: string[] = [];
  for (let block = 0; arms.length < length; block++) arms.push(...blockOf(block, design, hash));
  return arms.slice(0, length);
}

function blockOf(block: number, { trialId, stratum, arms, multipliers }: BlockDesign, hash: KeyedHash): string[] {
  const words = wordsOf(`${trialId}|${stratum}|${block}`, hash);
  const times = multipliers[below(multipliers.length, words)]!;
  const shuffled = arms.flatMap((arm) => Array.from({ length: times }, () => arm));
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = below(last + 1, words);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

function* wordsOf(message: string, hash: KeyedHash): Generator<number, never> {
  for (let counter = 0; ; counter++) {
    const { buffer, byteOffset, byteLength } = hash(`${message}|${counter}`);
    const view = new DataView(buffer, byteOffset, byteLength);
    for (let at = 0; at < byteLength; at += 4) yield view.getUint32(at);
  }
}

/** An even number below n: the last words that would favour small numbers are thrown away. */
function below(n: number, words: Generator<number, never>): number {
  const fair = Math.floor(WORDS / n) * n;
  for (;;) {
    const word = words.next().value;
    if (word < fair) return word % n;
  }
}

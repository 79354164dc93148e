/**
 * p-values of one family, adjusted so that each can be held against the level for the whole family.
 *
 * Holm: the smallest of m is multiplied by m, the next by m - 1, and so on, never falling below the one before; the
 * chance of any false mark in the family then keeps to the level, whatever the tests have to do with each other.
 * The product marks by Holm; the others are what a reader may know them by. As R's `p.adjust`.
 * Holm, Scandinavian Journal of Statistics 1979, 6:65-70; Benjamini and Hochberg, JRSS B 1995, 57:289-300.
 */
export const holm = (pValues: readonly number[]): readonly number[] =>
  adjusted(
    pValues,
    (a, b) => a - b,
    (p, rank, m) => p * (m - rank),
    Math.max,
  );

/** Benjamini and Hochberg: the share of false ones among those marked keeps to the level. */
export const benjaminiHochberg = (pValues: readonly number[]): readonly number[] =>
  adjusted(
    pValues,
    (a, b) => b - a,
    (p, rank, m) => (p * m) / (m - rank),
    Math.min,
  );

export const bonferroni = (pValues: readonly number[]): readonly number[] =>
  pValues.map((p) => Math.min(1, p * pValues.length));

/** Goes through the p-values in that order; no adjusted one may step back behind the one before it. */
function adjusted(
  pValues: readonly number[],
  order: (a: number, b: number) => number,
  factored: (p: number, rank: number, m: number) => number,
  keep: (a: number, b: number) => number,
): readonly number[] {
  const result = [...pValues];
  const indices = pValues.map((_, index) => index).toSorted((a, b) => order(pValues[a]!, pValues[b]!));
  let last = Number.NaN;
  for (const [rank, index] of indices.entries()) {
    const own = Math.min(1, factored(pValues[index]!, rank, pValues.length));
    result[index] = last = rank === 0 ? own : keep(last, own);
  }
  return result;
}

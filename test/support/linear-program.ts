/**
 * A point of { x >= 0, rows x = sides } at which the weighted sum is greatest, or nothing when it has no bound. Two-phase simplex with the rule of Bland, dense and
 * slow: for small systems of which a point is known to exist.
 */
export const greatest = (
  rows: readonly (readonly number[])[],
  sides: readonly number[],
  weights: readonly number[],
): readonly number[] | undefined => {
  const width = weights.length;
  const tableau = rows.map((row, at) => {
    const sign = (sides[at] as number) < 0 ? -1 : 1;
    const artificial = rows.map((_, other) => (other === at ? 1 : 0));
    return [...row.map((value) => value * sign), ...artificial, (sides[at] as number) * sign];
  });
  const basis = rows.map((_, at) => width + at);
  const phaseOne = [...weights.map(() => 0), ...rows.map(() => -1)];
  climb(tableau, basis, phaseOne, width + rows.length);
  driveOut(tableau, basis, width);
  if (!climb(tableau, basis, [...weights, ...rows.map(() => 0)], width)) return undefined;
  const point = weights.map(() => 0);
  basis.forEach((column, at) => {
    if (column < width) point[column] = tableau[at]?.at(-1) as number;
  });
  return point;
};

const EPSILON = 1e-7;

/** Walks from corner to corner while the sum grows, entering only the first `width` columns. */
const climb = (tableau: number[][], basis: number[], weights: readonly number[], width: number): boolean => {
  for (;;) {
    const gain = (column: number) =>
      (weights[column] as number) -
      basis.reduce((sum, based, at) => sum + (weights[based] as number) * (tableau[at]?.[column] as number), 0);
    const entering = Array.from({ length: width }, (_, column) => column).find((column) => gain(column) > EPSILON);
    if (entering === undefined) return true;
    const leaving = leavingRow(tableau, basis, entering);
    if (leaving === undefined) return false;
    pivot(tableau, leaving, entering);
    basis[leaving] = entering;
  }
};

const leavingRow = (tableau: number[][], basis: number[], entering: number): number | undefined => {
  const ratios = tableau.flatMap((row, at) =>
    (row[entering] as number) > EPSILON ? [{ at, ratio: (row.at(-1) as number) / (row[entering] as number) }] : [],
  );
  const least = Math.min(...ratios.map(({ ratio }) => ratio));
  const tied = ratios.filter(({ ratio }) => ratio <= least + EPSILON);
  return tied.toSorted((one, other) => (basis[one.at] as number) - (basis[other.at] as number))[0]?.at;
};

const driveOut = (tableau: number[][], basis: number[], width: number): void => {
  for (const [at, column] of basis.entries()) {
    if (column < width) continue;
    const entering = (tableau[at] as number[]).slice(0, width).findIndex((value) => Math.abs(value) > EPSILON);
    if (entering === -1) continue;
    pivot(tableau, at, entering);
    basis[at] = entering;
  }
};

const pivot = (tableau: number[][], at: number, column: number): void => {
  const row = tableau[at] as number[];
  const divisor = row[column] as number;
  tableau[at] = row.map((value) => value / divisor);
  tableau.forEach((other, place) => {
    const times = other[column] as number;
    if (place === at || Math.abs(times) < 1e-12) return;
    tableau[place] = other.map((value, index) => value - times * (tableau[at]?.[index] as number));
  });
};

/** A pivot below this part of its diagonal means that the column says nothing that those before it do not say. */
const SMALLEST_PIVOT = 1e-9;

/** L of a symmetric matrix A = L L' (Cholesky), row by row; or the column that depends on those before it. */
export type Factor = { readonly lower: Float64Array } | { readonly dependentColumn: number };

export function factorOf(matrix: Float64Array): Factor {
  const width = Math.sqrt(matrix.length);
  const lower = new Float64Array(matrix.length);
  for (let line = 0; line < width; line++)
    for (let column = 0; column <= line; column++) {
      let rest = matrix[line * width + column]!;
      for (let at = 0; at < column; at++) rest -= lower[line * width + at]! * lower[column * width + at]!;
      if (line > column) lower[line * width + column] = rest / lower[column * width + column]!;
      else if (rest > SMALLEST_PIVOT * matrix[line * width + line]!) lower[line * width + line] = Math.sqrt(rest);
      else return { dependentColumn: line };
    }
  return { lower };
}

/** x with L L' x = right: down through L, then up through L'. */
export function solve(lower: Float64Array, right: Float64Array): Float64Array {
  const width = right.length;
  const x = Float64Array.from(right);
  for (let line = 0; line < width; line++) {
    for (let at = 0; at < line; at++) x[line]! -= lower[line * width + at]! * x[at]!;
    x[line]! /= lower[line * width + line]!;
  }
  for (let line = width - 1; line >= 0; line--) {
    for (let at = line + 1; at < width; at++) x[line]! -= lower[at * width + line]! * x[at]!;
    x[line]! /= lower[line * width + line]!;
  }
  return x;
}

export function inverseOf(lower: Float64Array): Float64Array {
  const width = Math.sqrt(lower.length);
  const inverse = new Float64Array(lower.length);
  for (let column = 0; column < width; column++)
    inverse.set(solve(lower, new Float64Array(width).fill(1, column, column + 1)), column * width);
  return inverse;
}

/** A B of square matrices, row by row. */
export function product(a: Float64Array, b: Float64Array): Float64Array {
  const width = Math.sqrt(a.length);
  return Float64Array.from(a, (_, cell) => {
    let sum = 0;
    for (let at = 0; at < width; at++)
      sum += a[Math.floor(cell / width) * width + at]! * b[at * width + (cell % width)]!;
    return sum;
  });
}

/** v' A v for the symmetric A whose factor is given, inverted: v' A^-1 v. */
export const inverseForm = (lower: Float64Array, vector: Float64Array): number =>
  solve(lower, vector).reduce((sum, value, at) => sum + value * vector[at]!, 0);

export type Matrix = readonly (readonly number[])[];

/** A pivot this much smaller than its variable's own variance means that others already tell all it could tell. */
const COLLINEAR = 1e-9;

/**
 * x' A⁻¹ x of a symmetric positive definite matrix, by Cholesky's A = L L': it is the squared length of L⁻¹ x. Null
 * when the matrix is singular.
 */
export function quadraticForm(matrix: Matrix, vector: readonly number[]): number | null {
  const rows: number[][] = [];
  const solved: number[] = [];
  for (const [i, values] of matrix.entries()) {
    const row: number[] = [];
    for (let j = 0; j < i; j++) row[j] = (values[j]! - inner(row, rows[j]!, j)) / rows[j]![j]!;
    const pivot = values[i]! - inner(row, row, i);
    if (!(pivot > COLLINEAR * values[i]!)) return null;
    row[i] = Math.sqrt(pivot);
    rows.push(row);
    solved.push((vector[i]! - inner(row, solved, i)) / row[i]!);
  }
  return inner(solved, solved, solved.length);
}

function inner(one: readonly number[], other: readonly number[], length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index++) sum += one[index]! * other[index]!;
  return sum;
}

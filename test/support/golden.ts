import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, expect } from 'vitest';

/** Reference values that were made in R; what they mean and how close one must come stands in their README. */
const FOLDER = new URL('../fixtures/golden/', import.meta.url);

/** The JSON of a golden file. It is read as the test says it is: the comparison fails where it is not. */
export const golden = <Content>(name: string): Content => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));

export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV of the golden files, as text. */
export const rowsOf = (name: string): readonly Row[] =>
  parse(readFileSync(new URL(name, FOLDER)), { columns: true }) as Row[];

/** A column of numbers. */
export const numbersOf = (rows: readonly Row[], column: string): Float64Array =>
  Float64Array.from(rows, (row) => Number(row[column]));

type Figure = number | boolean | null | undefined;

/** Compares figures with golden ones, and tells after the last test how many there were and how far the worst was off. */
export function comparisonWith(file: string) {
  const seen = { figures: 0, worst: 0, where: '' };
  const note = (error: number, where: string) => {
    seen.figures += 1;
    if (error >= seen.worst) Object.assign(seen, { worst: error, where });
  };
  const one = (
    where: string,
    got: Figure,
    expected: number | null,
    tolerance: number,
    scale: 'relative' | 'absolute',
  ) => {
    if (expected === null)
      return expect(got === null || Number.isNaN(got), `${file} ${where}: no value, got ${got}`).toBe(true);
    const size = scale === 'absolute' || expected === 0 ? 1 : Math.abs(expected);
    const error = Math.abs(Number(got ?? Number.NaN) - expected) / size;
    expect(error, `${file} ${where}: ${got}, expected ${expected}`).toBeLessThanOrEqual(tolerance);
    return note(error, where);
  };
  afterAll(() => {
    process.stdout.write(
      `${file}: ${seen.figures} figures, largest relative error ${seen.worst.toExponential(1)} (${seen.where})\n`,
    );
  });
  return {
    /** Relative to the expected figure; absolute where that is 0. `null` asks for no figure. */
    close: (where: string, got: Figure, expected: number | null, tolerance: number) =>
      one(where, got, expected, tolerance, 'relative'),
    absolute: (where: string, got: Figure, expected: number, tolerance: number) =>
      one(where, got, expected, tolerance, 'absolute'),
    allClose: (where: string, got: ArrayLike<Figure>, expected: readonly (number | null)[], tolerance: number) => {
      expect(got.length, `${file} ${where}: how many`).toBe(expected.length);
      expected.forEach((figure, index) => one(`${where}[${index}]`, got[index], figure, tolerance, 'relative'));
    },
  };
}

/** The figure of an estimate; a refusal fails the test. */
export function valueOf<Value>(
  estimate:
    | { readonly status: 'estimated'; readonly value: Value }
    | { readonly status: 'not_estimable'; readonly reason: string },
): Value {
  if (estimate.status === 'not_estimable') throw new Error(`Not estimable: ${estimate.reason}`);
  return estimate.value;
}

import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

/** The first line of a file. */
export const headerLine = (headers: readonly string[]): string => `\uFEFF${lines([headers])}`;

/** A formula in a name is written as text (OWASP, "CSV Injection"). */
export const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );

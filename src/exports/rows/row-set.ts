/** What the values of a column are; every format says how it writes each of these. */
export type ColumnKind = 'text' | 'word' | 'id' | 'instant' | 'day' | 'integer' | 'money' | 'flag';

export interface Column {
  readonly header: string;
  readonly sql: string;
  readonly kind: ColumnKind;
}

export const ROW_SET_NAMES = ['STUDENTS', 'PROSPECTS', 'INTERVIEWS', 'FOLLOW_UPS', 'OUTCOMES'] as const;
export type RowSetName = (typeof ROW_SET_NAMES)[number];

/**
 * What one export holds. Its columns may name `s` (the student), `c` (the student's cohorts), `e` (the employer, of rows that
 * have a prospect `p`) and what `from` joins.
 */
export interface RowSet {
  /** In the names of files. */
  readonly file: string;
  readonly columns: readonly Column[];
  /** Whether each row belongs to a prospect, or to a student alone. */
  readonly ofProspects: boolean;
  /** Tables, with the prospect `p` or, without one, the student `s` among them; `center` is a literal. */
  readonly from: (center: string) => string;
  readonly where: (center: string) => string;
  /** The instant that a period asks about; rows come in its order, then in that of `id`. */
  readonly at: string;
  readonly id: string;
}

const of =
  (kind: ColumnKind) =>
  (header: string, sql: string): Column => ({ header, sql, kind });

/** What somebody typed: guarded against being taken for a formula where the format has no types. */
export const text = of('text');
/** A word of our own lists, the name of a zone or a currency. */
export const word = of('word');
export const id = of('id');
/** In UTC, to the second. */
export const instant = of('instant');
export const day = of('day');
export const integer = of('integer');
/** With two decimals. */
export const money = of('money');
export const flag = of('flag');

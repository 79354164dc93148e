/** How a column is written: a text is guarded against being taken for a formula, an instant is ISO 8601 in UTC. */
export type ColumnKind = 'text' | 'instant' | 'plain';

export interface Column {
  readonly header: string;
  readonly sql: string;
  readonly kind: ColumnKind;
}

/** What one export holds. Its columns may name `s` (the student), `e` (the employer), `c` (the student's cohorts) and what `from` joins. */
export interface RowSet {
  readonly name: 'outcomes' | 'interviews';
  readonly columns: readonly Column[];
  /** Tables, joined to their prospect `p`; `center` is a literal. */
  readonly from: (center: string) => string;
  readonly where: (center: string) => string;
  /** The instant that a period asks about; rows come in its order, then in that of `id`. */
  readonly at: string;
  readonly id: string;
}

export const text = (header: string, sql: string): Column => ({ header, sql, kind: 'text' });
export const instant = (header: string, sql: string): Column => ({ header, sql, kind: 'instant' });
/** Numbers, days, ids and words of our own lists. */
export const plain = (header: string, sql: string): Column => ({ header, sql, kind: 'plain' });

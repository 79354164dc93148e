import { Injectable } from '@nestjs/common';
import type { Result } from '../kernel/result.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { RowProblem, Table, TableRow } from './domain/table.js';
import type { RowEdits, RowOutcome, RowResult } from './row-outcome.js';

export interface StoredRow extends TableRow {
  readonly unreadable: RowProblem | null;
  readonly edits: RowEdits | null;
  /** Null: not applied yet. */
  readonly result: RowResult | null;
  readonly problems: readonly RowProblem[] | null;
}

export type Counts = Readonly<Partial<Record<RowResult, number>>>;

/** Half of a surrogate pair and NUL are no text for PostgreSQL. */
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /\p{Surrogate}|\u0000/gu;

@Injectable()
export class ImportRowsStore {
  constructor(private readonly database: Database) {}

  /** Puts the rows of a table in the place of those that were there. */
  async replace(tx: Transaction, importId: string, table: Pick<Table, 'rows' | 'unreadable'>): Promise<void> {
    const rows = [
      ...table.rows.map(({ line, cells }) => ({ line, cells })),
      ...table.unreadable.map(({ line, cells, problem }) => ({ line, cells, problem })),
    ];
    await tx.query('DELETE FROM import_rows WHERE center_id = $1 AND import_id = $2', [tx.centerId, importId]);
    await tx.query(
      `INSERT INTO import_rows (center_id, import_id, line, cells, unreadable)
       SELECT $1, $2, row.line, ARRAY(SELECT jsonb_array_elements_text(row.cells)), row.problem
         FROM jsonb_to_recordset($3::jsonb) AS row (line int, cells jsonb, problem jsonb)`,
      [tx.centerId, importId, storable(rows)],
    );
  }

  /** All rows in the order of the file. */
  all(tx: Transaction, importId: string): Promise<StoredRow[]> {
    return tx.query<StoredRow>(
      `SELECT line, to_json(cells) AS cells, unreadable, edits, result, problems
         FROM import_rows WHERE center_id = $1 AND import_id = $2 ORDER BY line`,
      [tx.centerId, importId],
    );
  }

  async one(tx: Transaction, importId: string, line: number): Promise<StoredRow | null> {
    const [row] = await tx.query<StoredRow>(
      'SELECT line, cells, unreadable, edits, result, problems FROM import_rows WHERE center_id = $1 AND import_id = $2 AND line = $3',
      [tx.centerId, importId, line],
    );
    return row ?? null;
  }

  async edit(tx: Transaction, importId: string, line: number, edits: RowEdits): Promise<void> {
    await tx.query('UPDATE import_rows SET edits = $4 WHERE center_id = $1 AND import_id = $2 AND line = $3', [
      tx.centerId,
      importId,
      line,
      storable(edits),
    ]);
  }

  async saveOutcomes(tx: Transaction, importId: string, outcomes: readonly RowOutcome[]): Promise<void> {
    await tx.query(
      `UPDATE import_rows r SET result = done.result, problems = done.problems
         FROM jsonb_to_recordset($3::jsonb) AS done (line int, result text, problems jsonb)
        WHERE r.center_id = $1 AND r.import_id = $2 AND r.line = done.line`,
      [tx.centerId, importId, storable(outcomes)],
    );
  }

  /** How many rows of each import came to what, by import. */
  async counts(centerId: string, importIds: readonly string[]): Promise<ReadonlyMap<string, Counts>> {
    const rows = await this.database.read<{ import_id: string; counts: Counts }>(centerId, {
      name: 'import-counts',
      text: `SELECT import_id, json_object_agg(result, rows) AS counts FROM (
               SELECT import_id, result, count(*) AS rows FROM import_rows
                WHERE center_id = $1 AND import_id = ANY ($2::uuid[]) AND result IS NOT NULL GROUP BY import_id, result) each
              GROUP BY import_id`,
      values: [centerId, importIds],
    });
    return new Map(rows.map((row) => [row.import_id, row.counts]));
  }

  /** Does the work of one row; when it is refused nothing of it stays, and the rows before it do. */
  async aloneIn<Value>(tx: Transaction, work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    await tx.query('SAVEPOINT one_row', []);
    const result = await work();
    await tx.query(result.ok ? 'RELEASE SAVEPOINT one_row' : 'ROLLBACK TO SAVEPOINT one_row', []);
    return result;
  }
}

const storable = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? each.replace(NO_TEXT, '\uFFFD') : each));

import type { Transaction } from '../../platform/database/index.js';
import { type Row, type Rows, type Table, TABLES } from './rows.js';

export async function insertAll(tx: Transaction, rows: Rows): Promise<void> {
  // The checks of foreign keys keep the plan of their first row. Made for a nearly empty table it stays slow as the table grows.
  await tx.query('DISCARD PLANS', []);
  for (const table of TABLES) if (rows.of(table).length > 0) await insert(tx, table, rows.of(table));
}

/** False: the short name is taken. */
export async function insertCenter(tx: Transaction, slug: string, createdAt: Date): Promise<boolean> {
  const added = await tx.query(
    'INSERT INTO centers (id, slug, created_at) VALUES ($1, $2, $3) ON CONFLICT (slug) DO NOTHING RETURNING id',
    [tx.centerId, slug, createdAt],
  );
  return added.length === 1;
}

/**
 * Many rows of one table in one statement. `COPY FROM` is refused under row level security; `COPY` into a temporary
 * table took a fifth less time, but the app role needs no right to make tables.
 */
async function insert(tx: Transaction, table: Table, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0]!).join(', ');
  await tx.query(
    `INSERT INTO ${table} (center_id, ${columns}) SELECT $1, ${columns} FROM json_populate_recordset(NULL::${table}, $2::json)`,
    [tx.centerId, JSON.stringify(rows)],
  );
}

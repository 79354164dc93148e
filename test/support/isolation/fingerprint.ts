import type { TestDatabase } from '../test-database.js';
import type { SchemaShape } from './schema-shape.js';

/** Rows of every table as count and checksum: `notes 3 9f86d0...`. Read as a superuser, past row level security. */
export const fingerprintOf = async (database: TestDatabase, shape: SchemaShape, where: string, values: unknown[]): Promise<string[]> => {
  const one = (table: string) =>
    `SELECT '${table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS line FROM ${table} AS t WHERE ${where}`;
  const { rows } = await database.as('superuser', shape.tables.map(one).join('\nUNION ALL\n'), values);
  return rows.map(({ line }) => String(line));
};

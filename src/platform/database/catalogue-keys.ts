import { TENANT_TABLES } from './catalogue-names.js';
import type { Rule } from './catalogue-rule.js';

const columnOf = (table: string, number: string): string =>
  `(SELECT attname FROM pg_attribute WHERE attrelid = ${table} AND attnum = ${number})`;

/**
 * A unique index without the center tells whether somebody else's value exists, and a foreign key without it takes
 * somebody else's row: both look past row level security.
 */
export const KEY_RULES: readonly Rule[] = [
  {
    sentence: 'Every primary key begins with center_id',
    sql: `SELECT t.name FROM ${TENANT_TABLES}
           WHERE NOT EXISTS (
             SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary AND ${columnOf('i.indrelid', 'i.indkey[0]')} = 'center_id')`,
  },
  {
    sentence: 'Every unique index begins with center_id',
    sql: `SELECT i.indexrelid::regclass::text FROM ${TENANT_TABLES} JOIN pg_index i ON i.indrelid = t.oid
           WHERE (i.indisunique OR i.indisexclusion) AND ${columnOf('i.indrelid', 'i.indkey[0]')} IS DISTINCT FROM 'center_id'`,
  },
  {
    sentence: 'Every foreign key begins with center_id on both sides, or is center_id alone',
    sql: `SELECT k.conrelid::regclass || ': ' || k.conname FROM pg_constraint k JOIN pg_class target ON target.oid = k.confrelid
           WHERE k.contype = 'f'
             AND NOT (${columnOf('k.conrelid', 'k.conkey[1]')} = 'center_id' AND ${columnOf('k.confrelid', 'k.confkey[1]')} = 'center_id')
             AND NOT (${columnOf('k.conrelid', 'k.conkey[1]')} = 'center_id' AND cardinality(k.conkey) = 1 AND target.relname = 'centers')`,
  },
  {
    sentence: 'No foreign key takes the center away: neither SET NULL nor SET DEFAULT',
    sql: `SELECT k.conrelid::regclass || ': ' || k.conname FROM pg_constraint k
           WHERE k.contype = 'f' AND (k.confdeltype IN ('n', 'd') OR k.confupdtype IN ('n', 'd'))`,
  },
];

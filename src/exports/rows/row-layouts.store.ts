import pg from 'pg';
import type { Column, ColumnKind } from './row-set.js';

/**
 * How PostgreSQL lays out the rows of an export: CSV and JSON Lines are done then; `VALUES` are read by `formats/copied-rows`,
 * with instants as milliseconds since 1970, days as YYYY-MM-DD and flags as t and f.
 */
export type Layout = 'CSV' | 'JSON' | 'VALUES';

interface LayoutInSql {
  readonly list: (columns: readonly Column[]) => string;
  /** Of COPY. */
  readonly options: string;
}

/**
 * Spreadsheets run a text that begins with one of = + - @, a tab, a line break or their full-width forms (OWASP, "CSV
 * Injection"); an apostrophe in front makes it text again.
 */
const FORMULA_STARTS = [...'=+-@\t\n\r＝＋－＠'].map((letter) => letter.codePointAt(0)).join(', ');

type InSql = Readonly<Record<ColumnKind, (sql: string) => string>>;

const asItIs = (sql: string): string => sql;
/** What is empty is nothing, an empty list too: else CSV would write `""` for the one and leave out the other. */
const unlessEmpty = (sql: string): string => `nullif(${sql}, '')`;
const inUtc = (sql: string): string => `translate(left((${sql} AT TIME ZONE 'UTC')::text, 19), ' ', 'T') || 'Z'`;

const AS_CSV: InSql = {
  text: (sql) => `CASE WHEN ascii(${sql}) IN (${FORMULA_STARTS}) THEN '''' || ${sql} ELSE ${unlessEmpty(sql)} END`,
  instant: inUtc,
  flag: (sql) => `CASE WHEN ${sql} THEN 'yes' WHEN NOT (${sql}) THEN 'no' END`,
  word: unlessEmpty,
  id: asItIs,
  day: asItIs,
  integer: asItIs,
  money: asItIs,
};

const AS_JSON: InSql = { ...AS_CSV, text: unlessEmpty, flag: asItIs };

const AS_VALUES: InSql = {
  ...AS_JSON,
  instant: (sql) => `(extract(epoch FROM date_trunc('second', ${sql})) * 1000)::bigint`,
};

const each = (columns: readonly Column[], inSql: InSql, named: (column: Column, sql: string) => string): string =>
  columns.map((column) => named(column, inSql[column.kind](column.sql))).join(', ');

export const IN_SQL: Readonly<Record<Layout, LayoutInSql>> = {
  CSV: {
    list: (columns) => each(columns, AS_CSV, ({ header }, sql) => `${sql} AS ${pg.escapeIdentifier(header)}`),
    options: 'FORMAT csv, HEADER',
  },
  JSON: {
    list: (columns) =>
      `json_build_object(${each(columns, AS_JSON, ({ header }, sql) => `${pg.escapeLiteral(header)}, ${sql}`)})`,
    // JSON escapes both of these letters and line breaks, so that nothing is ever quoted: each line is the object alone.
    options: `FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02'`,
  },
  VALUES: { list: (columns) => each(columns, AS_VALUES, (_column, sql) => sql), options: 'FORMAT text' },
};

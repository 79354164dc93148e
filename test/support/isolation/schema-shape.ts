import type { TestDatabase } from '../test-database.js';

/** A column of a tenant table, as far as making up a value for it needs. */
export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly mayBeNull: boolean;
  readonly hasDefault: boolean;
  /** The database computes it from the others. */
  readonly isGenerated: boolean;
  /** The table it points into; null: none. */
  readonly parent: string | null;
  /** The words it may be; null: any. */
  readonly words: readonly string[] | null;
}

/** What there is in the database, read from pg_catalog so that a new table needs no edit here. */
export interface SchemaShape {
  /** Tables that hold rows of centers, parents before children. */
  readonly tables: readonly string[];
  readonly views: readonly string[];
  /** What the functions do, which no statement shows. */
  readonly functionBodies: readonly string[];
  readonly columnsOf: (table: string) => readonly Column[];
}

export const readShape = async (database: TestDatabase): Promise<SchemaShape> => {
  const columns = ((await database.as('superuser', COLUMNS)).rows as (Omit<Column, 'words'> & { check: string })[]).map(
    withWords,
  );
  const byTable = new Map(columns.map(({ table }) => [table, columns.filter((column) => column.table === table)]));
  const namesFrom = async (sql: string) => (await database.as('superuser', sql)).rows.map(({ name }) => String(name));
  return {
    tables: parentsFirst(byTable),
    columnsOf: (table) => byTable.get(table) ?? [],
    views: await namesFrom(VIEWS),
    functionBodies: await namesFrom(FUNCTION_BODIES),
  };
};

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS "mayBeNull", a.atthasdef AS "hasDefault", a.attgenerated <> '' AS "isGenerated",
         (SELECT k.confrelid::regclass::text FROM pg_constraint k
           WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey) AND a.attname <> 'center_id' LIMIT 1) AS parent,
         (SELECT string_agg(pg_get_constraintdef(k.oid), E'\\n') FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c') AS "check"
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname NOT IN ('centers', 'schema_migrations')
     AND a.attnum > 0 AND NOT a.attisdropped
   ORDER BY c.relname, a.attnum`;

const VIEWS = `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'`;
const FUNCTION_BODIES = `SELECT prosrc AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace`;

/** Reads `kind = ANY (ARRAY[...])` and \`roles <@ ARRAY[...]`. */
const withWords = ({ check, ...column }: Omit<Column, 'words'> & { check: string | null }): Column => {
  const list = new RegExp(`\\(${column.name} (?:= ANY|<@) \\(?ARRAY\\[([^\\]]*)\\]`).exec(check ?? '')?.[1];
  return { ...column, words: list ? [...list.matchAll(/'([^']*)'/g)].map(([, word]) => word!) : null };
};

const parentsFirst = (tables: ReadonlyMap<string, readonly Column[]>): string[] => {
  const done = new Set<string>();
  const add = (table: string): void => {
    if (done.has(table)) return;
    const parents = tables.get(table)!.flatMap(({ parent }) => (parent && parent !== table ? [parent] : []));
    parents.forEach(add);
    done.add(table);
  };
  [...tables.keys()].forEach(add);
  return [...done];
};

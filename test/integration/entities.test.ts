import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityMetadata } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOptions } from '../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Columns that the schema has and no entity shows, each with its reason. */
const ONLY_IN_THE_SCHEMA: Readonly<Record<string, string>> = {
  'follow_ups.contact_class': 'generated, for counting only',
  'audit_entries.transaction_id':
    'Written by the schema alone, and of a type that TypeORM does not know; read by AuditFeed.',
};

/** What PostgreSQL calls a type, by what an entity calls it. */
const SAME_TYPE: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  bool: 'boolean',
  varchar: 'character varying',
};

let database: TestDatabase;
let source: DataSource;
let schema: Map<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  source = await new DataSource(dataSourceOptions(database.appUrl, 1, await allEntities())).initialize();
  schema = await columnsOfSchema();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const allEntities = async (): Promise<Function[]> => {
  const src = join(import.meta.dirname, '../../src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.entity.ts'));
  const modules: object[] = await Promise.all(files.map((file) => import(join(src, file))));
  return modules.flatMap((module) => Object.values(module)).filter((each) => typeof each === 'function');
};

/** `users.email` -> `text, never null`. */
const columnsOfSchema = async (): Promise<Map<string, string>> => {
  const { rows } = await database.as(
    'owner',
    `SELECT c.relname || '.' || a.attname AS name,
            regexp_replace(format_type(a.atttypid, a.atttypmod), '\\(.*\\)', '') || CASE WHEN a.attnotnull THEN ', never null' ELSE ', may be null' END AS type
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
};

/** The same of the entities. A column without a declared type has the one of its TypeScript type. */
const columnsOfEntities = (): Map<string, string> =>
  new Map(
    source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => {
        const type = source.driver.normalizeType(column);
        const name = `${SAME_TYPE[type] ?? type}${column.isArray ? '[]' : ''}`;
        return [
          `${entity.tableName}.${column.databaseName}`,
          `${name}, ${column.isNullable ? 'may be null' : 'never null'}`,
        ] as const;
      }),
    ),
  );

const tableOf = (column: string): string => column.split('.')[0]!;

describe('the entities', () => {
  it('have exactly the columns of their tables, with type and nullability', () => {
    const entities = columnsOfEntities();
    const tables = new Set(source.entityMetadatas.map((entity: EntityMetadata) => entity.tableName));
    const expected = [...schema].filter(([column]) => tables.has(tableOf(column)) && !(column in ONLY_IN_THE_SCHEMA));
    expect(Object.fromEntries(entities)).toEqual(Object.fromEntries(expected));
    expect(tables.size).toBeGreaterThan(5);
  });

  it('leave out only columns that exist', () => {
    expect(Object.keys(ONLY_IN_THE_SCHEMA).filter((column) => !schema.has(column))).toEqual([]);
  });
});

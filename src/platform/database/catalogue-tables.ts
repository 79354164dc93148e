import { REFERENCE_COLUMN_NAMES, REFERENCE_TABLE_NAMES, SEQUENCE_NAMES, TENANT_TABLES } from './catalogue-names.js';
import type { Rule } from './catalogue-rule.js';

/** As PostgreSQL writes the expression of migration 0001 back. */
const OF_THIS_CENTER = `(center_id = (NULLIF(current_setting('app.center_id'::text, true), ''::text))::uuid)`;

const policyIs = (permissive: boolean, expression: string): string => `
  p.polpermissive = ${permissive} AND p.polcmd = '*' AND p.polroles = '{0}'
  AND pg_get_expr(p.polqual, p.polrelid) = $$${expression}$$
  AND pg_get_expr(p.polwithcheck, p.polrelid) = $$${expression}$$`;

const IS_THE_RESTRICTIVE_ONE = policyIs(false, OF_THIS_CENTER);
const IS_THE_PERMISSIVE_ONE = policyIs(true, 'true');

/** Every row says whose it is, and PostgreSQL compares. */
export const TABLE_RULES: readonly Rule[] = [
  {
    sentence: 'Every table stands in schema public',
    sql: `SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE c.relkind IN ('r', 'p', 'f', 'm', 'v', 'S')
             AND n.nspname NOT IN ('public', 'pg_catalog', 'information_schema', 'pg_toast') AND n.nspname !~ '^pg_(toast_)?temp_'
             AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')`,
  },
  {
    sentence: 'Every table has center_id uuid NOT NULL',
    sql: `SELECT t.name FROM ${TENANT_TABLES}
           WHERE NOT EXISTS (
             SELECT FROM pg_attribute WHERE attrelid = t.oid AND attname = 'center_id' AND atttypid = 'uuid'::regtype AND attnotnull)`,
  },
  {
    sentence: 'Every table has row level security enabled and forced',
    sql: `SELECT t.name FROM ${TENANT_TABLES} WHERE NOT (t.relrowsecurity AND t.relforcerowsecurity)`,
  },
  {
    sentence:
      'Every table has one restrictive policy that shows and takes only rows of this center, for all commands and roles',
    sql: `SELECT t.name FROM ${TENANT_TABLES}
           WHERE 1 <> (SELECT count(*) FROM pg_policy p WHERE p.polrelid = t.oid AND ${IS_THE_RESTRICTIVE_ONE})`,
  },
  {
    sentence: 'No table has another policy than the restrictive one and the permissive one',
    sql: `SELECT p.polrelid::regclass || ': ' || p.polname FROM pg_policy p
           WHERE NOT (${IS_THE_RESTRICTIVE_ONE}) AND NOT (${IS_THE_PERMISSIVE_ONE})`,
  },
  {
    sentence: 'Every view reads with the rights of who asks (security_invoker)',
    sql: `SELECT relname FROM pg_class
           WHERE relnamespace = 'public'::regnamespace AND relkind = 'v' AND NOT coalesce(reloptions, '{}') @> '{security_invoker=true}'`,
  },
  {
    sentence: 'There is no sequence: ids are UUIDv7',
    sql: `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND relname NOT IN ${SEQUENCE_NAMES}`,
  },
  {
    sentence: 'A table that belongs to no center has only the columns named for it',
    sql: `SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relnamespace = 'public'::regnamespace AND c.relname IN ${REFERENCE_TABLE_NAMES} AND a.attnum > 0 AND NOT a.attisdropped
             AND c.relname || '.' || a.attname NOT IN ${REFERENCE_COLUMN_NAMES}`,
  },
];

import { SCHEDULER_GRANTS, SERVING_ROLES, TENANT_TABLES, WRITTEN_ONCE_NAMES } from './catalogue-names.js';
import type { Rule } from './catalogue-rule.js';

/** What may be asked of a table as a whole, and of single columns too. */
const TABLE_RIGHTS = `unnest('{DELETE,TRUNCATE,TRIGGER}'::text[])`;
const COLUMN_RIGHTS = `unnest('{SELECT,INSERT,UPDATE,REFERENCES}'::text[])`;

const SOMETHING_TO_READ = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'm', 'v')`;

/** What the roles may do. Rights given to PUBLIC, or through another role, count like their own. */
export const GRANT_RULES: readonly Rule[] = [
  {
    sentence: 'No function runs with the rights of its owner (SECURITY DEFINER)',
    sql: `SELECT oid::regprocedure::text FROM pg_proc
           WHERE prosecdef AND pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`,
  },
  {
    sentence: 'No function may be run by PUBLIC',
    sql: `SELECT oid::regprocedure::text FROM pg_proc
           WHERE pronamespace = 'public'::regnamespace AND has_function_privilege('public', oid, 'EXECUTE')`,
  },
  {
    sentence: 'PUBLIC has no right to schema public, to a table or to a column',
    sql: `SELECT 'schema public' FROM pg_namespace, aclexplode(nspacl) AS given WHERE nspname = 'public' AND given.grantee = 0
          UNION SELECT c.relname FROM pg_class c, aclexplode(c.relacl) AS given
                 WHERE c.relnamespace = 'public'::regnamespace AND given.grantee = 0
          UNION SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) AS given
                 WHERE c.relnamespace = 'public'::regnamespace AND given.grantee = 0`,
  },
  {
    sentence: 'No role that serves requests truncates, references or puts triggers on a table',
    sql: `SELECT r.name || ': ' || t.name FROM ${SERVING_ROLES}, ${TENANT_TABLES}
           WHERE has_table_privilege(r.oid, t.oid, 'TRUNCATE, TRIGGER') OR has_any_column_privilege(r.oid, t.oid, 'REFERENCES')`,
  },
  {
    sentence: 'No role that serves requests creates anything in the database or a schema',
    sql: `SELECT r.name || ': database' FROM ${SERVING_ROLES} WHERE has_database_privilege(r.oid, current_database(), 'CREATE')
          UNION ALL SELECT r.name || ': schema ' || n.nspname FROM ${SERVING_ROLES}, pg_namespace n
                     WHERE n.nspname !~ '^pg_(toast_)?temp_' AND has_schema_privilege(r.oid, n.oid, 'CREATE')`,
  },
  {
    sentence: 'What is written once is neither changed nor removed',
    sql: `SELECT r.name || ': ' || t.name FROM ${SERVING_ROLES}, ${TENANT_TABLES}
           WHERE t.name IN ${WRITTEN_ONCE_NAMES}
             AND (has_any_column_privilege(r.oid, t.oid, 'UPDATE') OR has_table_privilege(r.oid, t.oid, 'DELETE'))`,
  },
  {
    sentence: 'The scheduler may do only what is named for it',
    sql: `SELECT may FROM (
            SELECT given || ' on ' || c.relname AS may FROM pg_class c, ${TABLE_RIGHTS} AS given
             WHERE ${SOMETHING_TO_READ} AND has_table_privilege('followthrough_scheduler', c.oid, given)
            UNION ALL SELECT given || ' on ' || c.relname FROM pg_class c, ${COLUMN_RIGHTS} AS given
             WHERE ${SOMETHING_TO_READ} AND has_any_column_privilege('followthrough_scheduler', c.oid, given)
            UNION ALL SELECT 'EXECUTE on ' || oid::regprocedure FROM pg_proc
             WHERE pronamespace = 'public'::regnamespace AND has_function_privilege('followthrough_scheduler', oid, 'EXECUTE')) AS rights
           WHERE may NOT IN ${SCHEDULER_GRANTS}`,
  },
];

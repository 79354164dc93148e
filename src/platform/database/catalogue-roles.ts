import { OWNED_THINGS, SERVING_ROLES } from './catalogue-names.js';
import type { Rule } from './catalogue-rule.js';

/** Row level security binds neither superusers, nor BYPASSRLS, nor (unless forced) owners, nor whoever can become one. */
export const ROLE_RULES: readonly Rule[] = [
  {
    sentence: 'No role of ours is a superuser or bypasses row level security',
    sql: `SELECT rolname FROM pg_roles
           WHERE (rolsuper OR rolbypassrls)
             AND rolname IN (current_user, session_user, 'followthrough_owner', 'followthrough_app', 'followthrough_scheduler')`,
  },
  {
    sentence: 'No role that serves requests makes roles or replicates',
    sql: `SELECT r.name FROM ${SERVING_ROLES} WHERE r.rolcreaterole OR r.rolreplication`,
  },
  {
    sentence: 'No role that serves requests owns anything',
    sql: `SELECT r.name || ' owns ' || owned.name FROM ${SERVING_ROLES} JOIN ${OWNED_THINGS} ON owned.owner = r.oid`,
  },
  {
    sentence:
      'No role that serves requests can become a superuser, an owner, or one that bypasses row level security or reaches files',
    sql: `SELECT r.name || ' can become ' || other.rolname FROM ${SERVING_ROLES}
            JOIN pg_roles other ON other.oid <> r.oid AND pg_has_role(r.oid, other.oid, 'MEMBER')
           WHERE NOT r.rolsuper
             AND (other.rolsuper OR other.rolbypassrls OR other.rolcreaterole
               OR other.rolname IN ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')
               OR other.oid IN (SELECT owner FROM ${OWNED_THINGS}))`,
  },
  {
    sentence: 'No connection is born inside a center',
    sql: `SELECT setting FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setting LIKE 'app.center\\_id=%'`,
  },
];

/** What the rules of the catalogue know by name; everything else they find in pg_catalog. */

/** Tables that belong to no center, with the only columns they may have. */
export const REFERENCE_TABLES: Readonly<Record<string, readonly string[]>> = {
  centers: ['id', 'slug', 'created_at'],
  schema_migrations: ['id', 'timestamp', 'name'],
};

/** Made by TypeORM for its own list of migrations. */
const SEQUENCES = ['schema_migrations_id_seq'];

/** All that the scheduler role may do. */
const SCHEDULER_MAY = ['SELECT on centers'];

/** What nobody changes once it is written. */
const WRITTEN_ONCE = ['audit_entries', 'policy_versions'];

const listed = (names: readonly string[]): string => `(${names.map((name) => `'${name}'`).join(', ')})`;

export const REFERENCE_TABLE_NAMES = listed(Object.keys(REFERENCE_TABLES));
export const REFERENCE_COLUMN_NAMES = listed(
  Object.entries(REFERENCE_TABLES).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
);
export const SEQUENCE_NAMES = listed(SEQUENCES);
export const SCHEDULER_GRANTS = listed(SCHEDULER_MAY);
export const WRITTEN_ONCE_NAMES = listed(WRITTEN_ONCE);

/** Every table that holds rows of centers, as `t`: whatever in schema public can hold rows and is not named above. */
export const TENANT_TABLES = `(
  SELECT oid, relname::text AS name, relrowsecurity, relforcerowsecurity FROM pg_class
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'f', 'm') AND relname NOT IN ${REFERENCE_TABLE_NAMES}) AS t`;

/** The roles that serve requests, as `r`: ours by name, and whoever asks. */
export const SERVING_ROLES = `(
  SELECT oid, rolname::text AS name, rolsuper, rolbypassrls, rolcreaterole, rolreplication FROM pg_roles
   WHERE rolname IN (current_user, session_user, 'followthrough_app', 'followthrough_scheduler')) AS r`;

/** Everything in this database, and the database itself, that has an owner, as `owned`. */
export const OWNED_THINGS = `(
  SELECT refobjid AS owner, pg_describe_object(classid, objid, objsubid) AS name FROM pg_shdepend
   WHERE deptype = 'o'
     AND (dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
       OR classid = 'pg_database'::regclass AND objid = (SELECT oid FROM pg_database WHERE datname = current_database()))) AS owned`;

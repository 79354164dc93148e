-- Prepares a PostgreSQL server (15 to 18) for Followthrough: roles, passwords, database. Run with psql by somebody who may
-- create roles and databases, with OWNER_PASSWORD, APP_PASSWORD and SCHEDULER_PASSWORD in the environment; may be run again.
\set ON_ERROR_STOP on
\ir roles.sql

\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv scheduler_password SCHEDULER_PASSWORD
ALTER ROLE followthrough_owner PASSWORD :'owner_password';
ALTER ROLE followthrough_app PASSWORD :'app_password';
ALTER ROLE followthrough_scheduler PASSWORD :'scheduler_password';

-- Who is not a superuser may give a database only to a role they belong to.
GRANT followthrough_owner TO CURRENT_USER;
-- Text sorts by code point, as in the embedded server: the same on every machine, untouched by updates of its C library.
SELECT 'CREATE DATABASE followthrough OWNER followthrough_owner TEMPLATE template0 ENCODING ''UTF8'' LC_COLLATE ''C'' LC_CTYPE ''C.UTF-8'''
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = 'followthrough') \gexec
REVOKE ALL ON DATABASE followthrough FROM PUBLIC;
GRANT CONNECT ON DATABASE followthrough TO followthrough_app, followthrough_scheduler;
REVOKE followthrough_owner FROM CURRENT_USER;

-- The three roles of Followthrough, without passwords. Run once per PostgreSQL server by somebody who may create
-- roles; running it again changes nothing. Superuser and BYPASSRLS are off by default, and the service refuses to
-- start when any of the three has them.

-- Owns the database and its schema; only migrations sign in with it. CREATEDB is for the databases of the tests.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'followthrough_owner') THEN
    CREATE ROLE followthrough_owner LOGIN CREATEDB;
  END IF;
END $$;

-- Serves requests under row level security; owns nothing.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'followthrough_app') THEN
    CREATE ROLE followthrough_app LOGIN;
  END IF;
END $$;

-- Finds the centers that have due work; owns nothing and reads no person's data.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'followthrough_scheduler') THEN
    CREATE ROLE followthrough_scheduler LOGIN;
  END IF;
END $$;

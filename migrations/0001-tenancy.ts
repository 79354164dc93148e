import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tenant of a transaction, and the one way in which a table becomes a tenant table. */
export class Tenancy1795300000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO followthrough_app, followthrough_scheduler;
      ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

      CREATE FUNCTION set_center(center uuid) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('SET LOCAL app.center_id = %L', center);
      END $$;
      COMMENT ON FUNCTION set_center IS
        'Sets the tenant of this transaction. SET LOCAL, because set_config() does not reach the workers of a distributed PostgreSQL.';
      GRANT EXECUTE ON FUNCTION set_center(uuid) TO followthrough_app;

      CREATE FUNCTION make_tenant_table(name regclass, app_may text) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        of_this_center text := 'center_id = nullif(current_setting(''app.center_id'', true), '''')::uuid';
      BEGIN
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY only_this_center ON %s AS RESTRICTIVE USING (%s) WITH CHECK (%s)', name, of_this_center, of_this_center);
        EXECUTE format('CREATE POLICY rows_may_be_used ON %s AS PERMISSIVE USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT %s ON %s TO followthrough_app', app_may, name);
      END $$;
      COMMENT ON FUNCTION make_tenant_table IS
        'Row level security, forced, with one restrictive policy on center_id; grants the app role what it may do. For migrations only.';

      CREATE TABLE centers (
        id uuid CONSTRAINT centers_pkey PRIMARY KEY,
        slug text NOT NULL CONSTRAINT centers_slug_key UNIQUE CONSTRAINT centers_slug_check CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
        created_at timestamptz NOT NULL
      );
      COMMENT ON TABLE centers IS 'Reference table: which centers there are and the short name people sign in with. Everything else about a center is a tenant row.';
      GRANT SELECT, INSERT ON centers TO followthrough_app;
      GRANT SELECT ON centers TO followthrough_scheduler;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE centers;
      DROP FUNCTION make_tenant_table(regclass, text);
      DROP FUNCTION set_center(uuid);
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail as an outbox that can be read without gaps, and those who are told of what stands in it. */
export class Webhooks1795300002400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_entries ADD COLUMN transaction_id xid8 NOT NULL DEFAULT '0';
      ALTER TABLE audit_entries ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id();
      COMMENT ON COLUMN audit_entries.transaction_id IS
        'The transaction that wrote it; 0: written before this was kept. All entries of transactions older than the oldest that still runs can be seen, so who reads up to there misses none.';
      CREATE INDEX audit_entries_feed_idx ON audit_entries (center_id, transaction_id, id);

      CREATE TABLE webhook_endpoints (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        url text NOT NULL CONSTRAINT webhook_endpoints_url_check CHECK (length(url) BETWEEN 1 AND 2000),
        description text CONSTRAINT webhook_endpoints_description_check CHECK (length(description) <= 200),
        event_types text[] NOT NULL CONSTRAINT webhook_endpoints_event_types_check CHECK (cardinality(event_types) BETWEEN 1 AND 50),
        secret text NOT NULL,
        previous_secret text,
        previous_secret_until timestamptz,
        failing_since timestamptz,
        disabled_at timestamptz,
        disabled_reason text CONSTRAINT webhook_endpoints_disabled_reason_check CHECK (disabled_reason IN ('BY_PERSON', 'FAILING', 'GONE')),
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT webhook_endpoints_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT webhook_endpoints_previous_check CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
        CONSTRAINT webhook_endpoints_disabled_check CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
      );
      COMMENT ON COLUMN webhook_endpoints.secret IS 'Signs what is sent, so it cannot be kept as a hash; it never leaves the database but to sign.';
      COMMENT ON COLUMN webhook_endpoints.failing_since IS 'When the first attempt failed after the last that did not; null: the last did not.';
      CREATE INDEX webhook_endpoints_enabled_idx ON webhook_endpoints (center_id, id) WHERE disabled_at IS NULL;
      SELECT make_tenant_table('webhook_endpoints', 'SELECT, INSERT, UPDATE');

      CREATE TABLE webhook_deliveries (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        endpoint_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        event_type text NOT NULL,
        status text NOT NULL CONSTRAINT webhook_deliveries_status_check CHECK (status IN ('WAITING', 'DELIVERED', 'FAILED', 'SKIPPED')),
        attempts int NOT NULL DEFAULT 0,
        last_attempt_at timestamptz,
        last_http_status smallint,
        last_error text CONSTRAINT webhook_deliveries_last_error_check CHECK (length(last_error) <= 300),
        requested_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT webhook_deliveries_endpoint_fkey FOREIGN KEY (center_id, endpoint_id) REFERENCES webhook_endpoints (center_id, id)
      );
      COMMENT ON COLUMN webhook_deliveries.entry_id IS 'The entry of the audit trail that is told. No foreign key: entries are never removed, and its index would serve nothing else.';
      CREATE INDEX webhook_deliveries_newest_idx ON webhook_deliveries (center_id, endpoint_id, id);
      CREATE INDEX webhook_deliveries_age_idx ON webhook_deliveries (center_id, requested_at);
      SELECT make_tenant_table('webhook_deliveries', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE webhook_cursors (
        center_id uuid NOT NULL,
        transaction_id xid8 NOT NULL,
        entry_id uuid NOT NULL,
        CONSTRAINT webhook_cursors_pkey PRIMARY KEY (center_id)
      );
      COMMENT ON TABLE webhook_cursors IS 'Up to where the audit trail of the center has been handed to its endpoints.';
      SELECT make_tenant_table('webhook_cursors', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE webhook_cursors; DROP TABLE webhook_deliveries; DROP TABLE webhook_endpoints;
      DROP INDEX audit_entries_feed_idx;
      ALTER TABLE audit_entries DROP COLUMN transaction_id;
    `);
  }
}

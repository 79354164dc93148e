import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what (append-only), and the answers already given to a mutation key. */
export class AuditAndIdempotency1795300000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        before jsonb,
        after jsonb,
        request_id text NOT NULL,
        CONSTRAINT audit_entries_pkey PRIMARY KEY (center_id, id)
      );
      COMMENT ON COLUMN audit_entries.actor_id IS 'Null: done by the service itself, without a person.';
      CREATE INDEX audit_entries_time_idx ON audit_entries (center_id, at, id);
      CREATE INDEX audit_entries_subject_idx ON audit_entries (center_id, subject_id, at, id);
      CREATE INDEX audit_entries_actor_idx ON audit_entries (center_id, actor_id, at, id);
      SELECT make_tenant_table('audit_entries', 'SELECT, INSERT');

      CREATE TABLE idempotency_keys (
        center_id uuid NOT NULL,
        user_id uuid NOT NULL,
        key text NOT NULL CONSTRAINT idempotency_keys_key_check CHECK (length(key) BETWEEN 1 AND 200),
        mutation text NOT NULL,
        request_hash bytea NOT NULL,
        answer jsonb,
        created_at timestamptz NOT NULL,
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (center_id, user_id, key),
        CONSTRAINT idempotency_keys_user_fkey FOREIGN KEY (center_id, user_id) REFERENCES users (center_id, id)
      );
      CREATE INDEX idempotency_keys_age_idx ON idempotency_keys (center_id, created_at);
      SELECT make_tenant_table('idempotency_keys', 'SELECT, INSERT, UPDATE, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE idempotency_keys; DROP TABLE audit_entries;`);
  }
}

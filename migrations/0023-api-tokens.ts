import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys for programs, and in the audit trail with which of them something was done. */
export class ApiTokens1795300002300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_tokens (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL CONSTRAINT api_tokens_name_check CHECK (length(name) BETWEEN 1 AND 100),
        token_hash bytea NOT NULL,
        scopes text[] NOT NULL CONSTRAINT api_tokens_scopes_check CHECK (cardinality(scopes) BETWEEN 1 AND 50),
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT api_tokens_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT api_tokens_hash_key UNIQUE (center_id, token_hash),
        CONSTRAINT api_tokens_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id)
      );
      COMMENT ON COLUMN api_tokens.created_by IS 'In whose name the token acts.';
      COMMENT ON COLUMN api_tokens.last_used_at IS 'Written at most every few minutes.';
      SELECT make_tenant_table('api_tokens', 'SELECT, INSERT, UPDATE');

      ALTER TABLE audit_entries ADD COLUMN api_token_id uuid;
      COMMENT ON COLUMN audit_entries.api_token_id IS 'The API token with which it was done; null: by a person who was signed in, or by the service itself.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE audit_entries DROP COLUMN api_token_id; DROP TABLE api_tokens;`);
  }
}

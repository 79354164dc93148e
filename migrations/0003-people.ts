import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who sign in, their sessions and invitations. Secrets are stored hashed. */
export class People1795300000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        email text NOT NULL CONSTRAINT users_email_check CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
        given_name text NOT NULL CONSTRAINT users_given_name_check CHECK (length(given_name) BETWEEN 1 AND 100),
        family_name text NOT NULL CONSTRAINT users_family_name_check CHECK (length(family_name) <= 100),
        search_name text NOT NULL,
        roles text[] NOT NULL CONSTRAINT users_roles_check
          CHECK (cardinality(roles) BETWEEN 1 AND 4 AND roles <@ ARRAY['ADMIN', 'LEAD', 'COUNSELOR', 'STUDENT']),
        password_hash text,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT users_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT users_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT users_email_key UNIQUE (center_id, email)
      );
      COMMENT ON COLUMN users.search_name IS '"given family" in lower case without accents.';
      CREATE INDEX users_name_idx ON users (center_id, search_name, id);
      CREATE INDEX users_active_admins_idx ON users (center_id, id)
        WHERE 'ADMIN' = ANY (roles) AND disabled_at IS NULL AND password_hash IS NOT NULL;
      SELECT make_tenant_table('users', 'SELECT, INSERT, UPDATE');

      CREATE TABLE sessions (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        started_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_reason text CONSTRAINT sessions_end_reason_check CHECK (end_reason IN ('SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'TOKEN_REUSED', 'PERSON_CHANGED')),
        CONSTRAINT sessions_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT sessions_user_fkey FOREIGN KEY (center_id, user_id) REFERENCES users (center_id, id),
        CONSTRAINT sessions_end_check CHECK ((ended_at IS NULL) = (end_reason IS NULL))
      );
      CREATE INDEX sessions_user_idx ON sessions (center_id, user_id) WHERE ended_at IS NULL;
      SELECT make_tenant_table('sessions', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE refresh_tokens (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        token_hash bytea NOT NULL,
        issued_at timestamptz NOT NULL,
        used_at timestamptz,
        replaces_id uuid,
        CONSTRAINT refresh_tokens_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT refresh_tokens_hash_key UNIQUE (center_id, token_hash),
        CONSTRAINT refresh_tokens_session_fkey FOREIGN KEY (center_id, session_id) REFERENCES sessions (center_id, id) ON DELETE CASCADE,
        CONSTRAINT refresh_tokens_replaces_fkey FOREIGN KEY (center_id, replaces_id) REFERENCES refresh_tokens (center_id, id)
      );
      COMMENT ON COLUMN refresh_tokens.replaces_id IS 'The token this one was given for; null: the first of its session. Two that replace the same one: an answer was lost.';
      CREATE INDEX refresh_tokens_replaces_idx ON refresh_tokens (center_id, replaces_id);
      CREATE INDEX refresh_tokens_session_idx ON refresh_tokens (center_id, session_id);
      SELECT make_tenant_table('refresh_tokens', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE invitations (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        token_hash bytea NOT NULL,
        invited_by uuid,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT invitations_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT invitations_hash_key UNIQUE (center_id, token_hash),
        CONSTRAINT invitations_user_fkey FOREIGN KEY (center_id, user_id) REFERENCES users (center_id, id),
        CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (center_id, invited_by) REFERENCES users (center_id, id)
      );
      CREATE INDEX invitations_user_idx ON invitations (center_id, user_id);
      SELECT make_tenant_table('invitations', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE invitations; DROP TABLE refresh_tokens; DROP TABLE sessions; DROP TABLE users;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies and their versions; a published version never changes. */
export class FollowUpPolicies1795300000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE follow_up_policies (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL CONSTRAINT follow_up_policies_name_check CHECK (length(name) BETWEEN 1 AND 200),
        is_default boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        CONSTRAINT follow_up_policies_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT follow_up_policies_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT follow_up_policies_name_key UNIQUE (center_id, name)
      );
      CREATE UNIQUE INDEX follow_up_policies_default_key ON follow_up_policies (center_id) WHERE is_default;
      SELECT make_tenant_table('follow_up_policies', 'SELECT, INSERT, UPDATE');

      CREATE TABLE policy_versions (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        policy_id uuid NOT NULL,
        number int NOT NULL CONSTRAINT policy_versions_number_check CHECK (number > 0),
        rules jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        published_by uuid,
        CONSTRAINT policy_versions_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT policy_versions_policy_fkey FOREIGN KEY (center_id, policy_id) REFERENCES follow_up_policies (center_id, id),
        CONSTRAINT policy_versions_published_by_fkey FOREIGN KEY (center_id, published_by) REFERENCES users (center_id, id),
        CONSTRAINT policy_versions_number_key UNIQUE (center_id, policy_id, number)
      );
      SELECT make_tenant_table('policy_versions', 'SELECT, INSERT');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE policy_versions; DROP TABLE follow_up_policies;`);
  }
}

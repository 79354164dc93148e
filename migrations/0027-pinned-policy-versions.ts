import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A very version of a policy can be set, as the arms of a trial are. */
export class PinnedPolicyVersions1795300002700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE policy_assignments ADD COLUMN version_id uuid,
        ADD CONSTRAINT policy_assignments_version_fkey FOREIGN KEY (center_id, version_id) REFERENCES policy_versions (center_id, id);
      COMMENT ON COLUMN policy_assignments.version_id IS 'This very version, whatever is published later; null: the newest that counts.';
      CREATE INDEX policy_assignments_version_idx ON policy_assignments (center_id, version_id) WHERE version_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE policy_assignments DROP COLUMN version_id`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts and retirement of policies, for whom a policy is set, and the job that moves open prospects to another version. */
export class PoliciesThatACenterEdits1795300001600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE follow_up_policies ADD COLUMN draft jsonb`);
    await runner.query(`ALTER TABLE follow_up_policies ADD COLUMN retired_at timestamptz`);
    await runner.query(`ALTER TABLE follow_up_policies ADD COLUMN version int NOT NULL DEFAULT 1`);
    await runner.query(
      `ALTER TABLE follow_up_policies ADD CONSTRAINT follow_up_policies_default_stays_check CHECK (NOT is_default OR retired_at IS NULL)`,
    );
    await runner.query(`
      COMMENT ON COLUMN follow_up_policies.draft IS 'The rules of the version to come, as they are being edited; null: nobody edits it.';
      COMMENT ON COLUMN follow_up_policies.is_default IS 'The policy of the center now: whoever has no other comes under it.';

      CREATE TABLE policy_assignments (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        policy_id uuid NOT NULL,
        cohort_id uuid,
        student_id uuid,
        prospect_id uuid,
        since timestamptz NOT NULL,
        until timestamptz,
        created_by uuid NOT NULL,
        CONSTRAINT policy_assignments_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT policy_assignments_policy_fkey FOREIGN KEY (center_id, policy_id) REFERENCES follow_up_policies (center_id, id),
        CONSTRAINT policy_assignments_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
        CONSTRAINT policy_assignments_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT policy_assignments_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
        CONSTRAINT policy_assignments_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT policy_assignments_subject_check CHECK (num_nonnulls(cohort_id, student_id, prospect_id) <= 1),
        CONSTRAINT policy_assignments_order_check CHECK (since <= until)
      );
      COMMENT ON TABLE policy_assignments IS 'From when until when a policy was set for a cohort, a student or a prospect; for none of them: for the center.';
      CREATE UNIQUE INDEX policy_assignments_open_key ON policy_assignments (center_id, cohort_id, student_id, prospect_id)
        NULLS NOT DISTINCT WHERE until IS NULL;
      CREATE INDEX policy_assignments_policy_idx ON policy_assignments (center_id, policy_id);
      CREATE INDEX policy_assignments_cohort_idx ON policy_assignments (center_id, cohort_id) WHERE cohort_id IS NOT NULL;
      CREATE INDEX policy_assignments_student_idx ON policy_assignments (center_id, student_id) WHERE student_id IS NOT NULL;
      CREATE INDEX policy_assignments_prospect_idx ON policy_assignments (center_id, prospect_id) WHERE prospect_id IS NOT NULL;
      CREATE INDEX policy_assignments_center_idx ON policy_assignments (center_id, since)
        WHERE cohort_id IS NULL AND student_id IS NULL AND prospect_id IS NULL;
      SELECT make_tenant_table('policy_assignments', 'SELECT, INSERT, UPDATE');

      CREATE TABLE policy_moves (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        to_version_id uuid NOT NULL,
        cohort_id uuid,
        student_id uuid,
        prospect_id uuid,
        from_version_id uuid,
        from_policy_id uuid,
        status text NOT NULL CONSTRAINT policy_moves_status_check CHECK (status IN ('MOVING', 'DONE', 'CANCELLED', 'FAILED')),
        last_id uuid,
        done int NOT NULL DEFAULT 0,
        changed int NOT NULL DEFAULT 0,
        total int,
        failure text,
        lease_until timestamptz,
        lease_token uuid,
        attempts smallint NOT NULL DEFAULT 0,
        request_id text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        finished_at timestamptz,
        CONSTRAINT policy_moves_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT policy_moves_to_version_fkey FOREIGN KEY (center_id, to_version_id) REFERENCES policy_versions (center_id, id),
        CONSTRAINT policy_moves_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
        CONSTRAINT policy_moves_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT policy_moves_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
        CONSTRAINT policy_moves_from_version_fkey FOREIGN KEY (center_id, from_version_id) REFERENCES policy_versions (center_id, id),
        CONSTRAINT policy_moves_from_policy_fkey FOREIGN KEY (center_id, from_policy_id) REFERENCES follow_up_policies (center_id, id),
        CONSTRAINT policy_moves_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT policy_moves_scope_check CHECK (num_nonnulls(cohort_id, student_id, prospect_id, from_version_id, from_policy_id) <= 1)
      );
      COMMENT ON TABLE policy_moves IS 'Open prospects on their way to another policy version, in the order of their ids.';
      COMMENT ON COLUMN policy_moves.last_id IS 'The last prospect that was moved: whoever goes on begins behind it. Null: none yet.';
      COMMENT ON COLUMN policy_moves.total IS 'Prospects to move, counted when a worker takes the move up; null: not yet.';
      COMMENT ON COLUMN policy_moves.attempts IS 'How many workers have taken it up since the last batch that was written.';
      CREATE UNIQUE INDEX policy_moves_one_at_a_time_key ON policy_moves (center_id) WHERE status = 'MOVING';
      CREATE INDEX policy_moves_to_version_idx ON policy_moves (center_id, to_version_id);
      CREATE INDEX policy_moves_cohort_idx ON policy_moves (center_id, cohort_id) WHERE cohort_id IS NOT NULL;
      CREATE INDEX policy_moves_student_idx ON policy_moves (center_id, student_id) WHERE student_id IS NOT NULL;
      CREATE INDEX policy_moves_prospect_idx ON policy_moves (center_id, prospect_id) WHERE prospect_id IS NOT NULL;
      CREATE INDEX policy_moves_from_version_idx ON policy_moves (center_id, from_version_id) WHERE from_version_id IS NOT NULL;
      CREATE INDEX policy_moves_from_policy_idx ON policy_moves (center_id, from_policy_id) WHERE from_policy_id IS NOT NULL;
      SELECT make_tenant_table('policy_moves', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE policy_moves; DROP TABLE policy_assignments;`);
    await runner.query(`ALTER TABLE follow_up_policies DROP CONSTRAINT follow_up_policies_default_stays_check`);
    await runner.query(`ALTER TABLE follow_up_policies DROP COLUMN draft, DROP COLUMN retired_at, DROP COLUMN version`);
    await runner.query(`COMMENT ON COLUMN follow_up_policies.is_default IS NULL`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dry runs: the job that replays past candidacies under rules that are tried, and what it found. */
export class DryRuns1795300002500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dry_runs (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        policy_id uuid NOT NULL,
        policy_version_id uuid,
        rules jsonb NOT NULL,
        cohort_id uuid,
        from_day date NOT NULL,
        to_day date NOT NULL,
        until timestamptz NOT NULL,
        status text NOT NULL CONSTRAINT dry_runs_status_check CHECK (status IN ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
        last_id uuid,
        done int NOT NULL DEFAULT 0,
        listed int NOT NULL DEFAULT 0,
        total int,
        failure text,
        lease_until timestamptz,
        lease_token uuid,
        attempts smallint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        finished_at timestamptz,
        CONSTRAINT dry_runs_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT dry_runs_policy_fkey FOREIGN KEY (center_id, policy_id) REFERENCES follow_up_policies (center_id, id),
        CONSTRAINT dry_runs_policy_version_fkey FOREIGN KEY (center_id, policy_version_id) REFERENCES policy_versions (center_id, id),
        CONSTRAINT dry_runs_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
        CONSTRAINT dry_runs_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT dry_runs_days_check CHECK (from_day <= to_day AND to_day - from_day < 366)
      );
      COMMENT ON TABLE dry_runs IS 'Past candidacies replayed under rules that are tried, in the order of the prospects'' ids.';
      COMMENT ON COLUMN dry_runs.rules IS 'The rules as they were when the dry run was started: a draft may be edited meanwhile.';
      COMMENT ON COLUMN dry_runs.policy_version_id IS 'The version that is tried; null: the draft of the policy.';
      COMMENT ON COLUMN dry_runs.until IS 'Up to this moment is replayed: the end of to_day in the center, or when the dry run was started.';
      COMMENT ON COLUMN dry_runs.last_id IS 'The last prospect that was replayed: whoever goes on begins behind it. Null: none yet.';
      COMMENT ON COLUMN dry_runs.listed IS 'Prospects that have a row in dry_run_prospects.';
      COMMENT ON COLUMN dry_runs.attempts IS 'How many workers have taken it up since the last batch that was written.';
      CREATE UNIQUE INDEX dry_runs_one_at_a_time_key ON dry_runs (center_id) WHERE status = 'RUNNING';
      CREATE INDEX dry_runs_policy_idx ON dry_runs (center_id, policy_id);
      CREATE INDEX dry_runs_policy_version_idx ON dry_runs (center_id, policy_version_id) WHERE policy_version_id IS NOT NULL;
      CREATE INDEX dry_runs_cohort_idx ON dry_runs (center_id, cohort_id) WHERE cohort_id IS NOT NULL;
      SELECT make_tenant_table('dry_runs', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE dry_run_counts (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        dry_run_id uuid NOT NULL,
        world text NOT NULL CONSTRAINT dry_run_counts_world_check CHECK (world IN ('TRIED', 'IN_FORCE', 'HAPPENED')),
        day date NOT NULL,
        kind text NOT NULL,
        channel text,
        counselor_id uuid,
        steps int NOT NULL,
        on_time int NOT NULL,
        late int NOT NULL,
        missed int NOT NULL,
        counselor_owed int NOT NULL,
        to_counselor int NOT NULL,
        to_lead int NOT NULL,
        CONSTRAINT dry_run_counts_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT dry_run_counts_dry_run_fkey FOREIGN KEY (center_id, dry_run_id) REFERENCES dry_runs (center_id, id),
        CONSTRAINT dry_run_counts_counselor_fkey FOREIGN KEY (center_id, counselor_id) REFERENCES users (center_id, id)
      );
      COMMENT ON TABLE dry_run_counts IS 'How much came due on a day: under the rules tried, under those in force, and what students and counselors did.';
      CREATE UNIQUE INDEX dry_run_counts_key ON dry_run_counts (center_id, dry_run_id, world, day, kind, channel, counselor_id) NULLS NOT DISTINCT;
      CREATE INDEX dry_run_counts_counselor_idx ON dry_run_counts (center_id, counselor_id) WHERE counselor_id IS NOT NULL;
      SELECT make_tenant_table('dry_run_counts', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE dry_run_prospects (
        center_id uuid NOT NULL,
        dry_run_id uuid NOT NULL,
        prospect_id uuid NOT NULL,
        tried jsonb NOT NULL,
        in_force jsonb NOT NULL,
        happened jsonb NOT NULL,
        CONSTRAINT dry_run_prospects_pkey PRIMARY KEY (center_id, dry_run_id, prospect_id),
        CONSTRAINT dry_run_prospects_dry_run_fkey FOREIGN KEY (center_id, dry_run_id) REFERENCES dry_runs (center_id, id),
        CONSTRAINT dry_run_prospects_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id)
      );
      COMMENT ON TABLE dry_run_prospects IS 'Who would have owed what and when, compared with what happened; as many prospects as a dry run lists.';
      CREATE INDEX dry_run_prospects_prospect_idx ON dry_run_prospects (center_id, prospect_id);
      SELECT make_tenant_table('dry_run_prospects', 'SELECT, INSERT, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dry_run_prospects; DROP TABLE dry_run_counts; DROP TABLE dry_runs;');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Candidacies with their projections: stage and next step. The CHECK is the product's one idea. */
export class Prospects1795300000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE prospects (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        student_id uuid NOT NULL,
        employer_id uuid NOT NULL,
        agency_id uuid,
        position text CONSTRAINT prospects_position_check CHECK (length(position) BETWEEN 1 AND 300),
        url text CONSTRAINT prospects_url_check CHECK (length(url) <= 2000),
        location text CONSTRAINT prospects_location_check CHECK (length(location) <= 200),
        source text CONSTRAINT prospects_source_check CHECK (length(source) <= 200),
        applied_on date,
        import_key text CONSTRAINT prospects_import_key_check CHECK (length(import_key) <= 200),
        policy_version_id uuid NOT NULL,
        opened_at timestamptz NOT NULL,
        opened_by uuid NOT NULL,

        stage text NOT NULL CONSTRAINT prospects_stage_check CHECK (stage IN ('APPLIED', 'INTERVIEWING', 'INTERVIEWED', 'OFFERED', 'CLOSED')),
        outcome text CONSTRAINT prospects_outcome_check
          CHECK (outcome IN ('OFFER_ACCEPTED', 'OFFER_DECLINED', 'REJECTED', 'WITHDRAWN', 'ROLE_CLOSED', 'NO_RESPONSE')),
        next_step_key text,
        next_step_kind text,
        next_step_channel text,
        next_step_owner text,
        next_step_opens_at timestamptz,
        next_step_due_at timestamptz,
        next_step_due_on date,
        next_step_zone text,
        next_step_contact_id uuid,
        next_step_interview_id uuid,
        next_step_why jsonb,
        thank_you_owed boolean NOT NULL,
        last_activity_at timestamptz NOT NULL,
        planned_at timestamptz NOT NULL,
        plan_changes_at timestamptz,
        version int NOT NULL DEFAULT 1,

        CONSTRAINT prospects_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT prospects_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT prospects_employer_fkey FOREIGN KEY (center_id, employer_id) REFERENCES employers (center_id, id),
        CONSTRAINT prospects_agency_fkey FOREIGN KEY (center_id, agency_id) REFERENCES employers (center_id, id),
        CONSTRAINT prospects_policy_version_fkey FOREIGN KEY (center_id, policy_version_id) REFERENCES policy_versions (center_id, id),
        CONSTRAINT prospects_opened_by_fkey FOREIGN KEY (center_id, opened_by) REFERENCES users (center_id, id),
        CONSTRAINT prospects_import_key UNIQUE (center_id, student_id, import_key),
        CONSTRAINT prospects_closed_check CHECK ((stage = 'CLOSED') = (outcome IS NOT NULL)),
        CONSTRAINT prospects_next_step_is_whole_check CHECK (
          num_nonnulls(next_step_key, next_step_kind, next_step_owner, next_step_opens_at, next_step_due_at, next_step_due_on, next_step_zone, next_step_why) IN (0, 8)),
        CONSTRAINT prospects_no_open_prospect_is_left_hanging_check CHECK (outcome IS NOT NULL OR next_step_key IS NOT NULL)
      );
      COMMENT ON COLUMN prospects.plan_changes_at IS 'When stage and next step change by themselves (an interview ends, a step lapses): the sweeper replans then.';
      COMMENT ON COLUMN prospects.planned_at IS 'The "now" of the stored projection: recomputing with it must change nothing.';
      CREATE INDEX prospects_student_idx ON prospects (center_id, student_id, id)
        INCLUDE (outcome, stage, next_step_due_at, thank_you_owed, last_activity_at);
      CREATE INDEX prospects_due_idx ON prospects (center_id, next_step_due_at, id) WHERE next_step_due_at IS NOT NULL;
      CREATE INDEX prospects_replan_idx ON prospects (center_id, plan_changes_at, id) WHERE plan_changes_at IS NOT NULL;
      CREATE INDEX prospects_employer_idx ON prospects (center_id, employer_id, id);
      CREATE INDEX prospects_agency_idx ON prospects (center_id, agency_id, id) WHERE agency_id IS NOT NULL;
      CREATE INDEX prospects_policy_version_idx ON prospects (center_id, policy_version_id, id);
      SELECT make_tenant_table('prospects', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE prospects;`);
  }
}

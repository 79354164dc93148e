import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policy trials: what was registered, who was enrolled into which arm, what was changed later, and the frozen result. */
export class PolicyTrials1795300002800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy_trials (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        unit text NOT NULL CONSTRAINT policy_trials_unit_check CHECK (unit IN ('STUDENT', 'COHORT')),
        control_version_id uuid NOT NULL,
        treatment_version_id uuid NOT NULL,
        primary_day smallint NOT NULL CONSTRAINT policy_trials_primary_day_check CHECK (primary_day BETWEEN 7 AND 180),
        alpha double precision NOT NULL CONSTRAINT policy_trials_alpha_check CHECK (alpha BETWEEN 0.01 AND 0.1),
        minimal_difference double precision NOT NULL CONSTRAINT policy_trials_minimal_difference_check CHECK (minimal_difference BETWEEN 0.005 AND 0.5),
        stopping_rule text NOT NULL CONSTRAINT policy_trials_stopping_rule_check CHECK (stopping_rule IN ('ALWAYS_VALID', 'NONE')),
        enrolment_ends_on date NOT NULL,
        analysis_on date NOT NULL,
        expectation jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        status text NOT NULL CONSTRAINT policy_trials_status_check CHECK (status IN ('REGISTERED', 'RUNNING', 'ANALYSED', 'ABANDONED')),
        seed text,
        commitment text,
        started_at timestamptz,
        ended_at timestamptz,
        abandoned_because text,
        CONSTRAINT policy_trials_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT policy_trials_control_version_fkey FOREIGN KEY (center_id, control_version_id) REFERENCES policy_versions (center_id, id),
        CONSTRAINT policy_trials_treatment_version_fkey FOREIGN KEY (center_id, treatment_version_id) REFERENCES policy_versions (center_id, id),
        CONSTRAINT policy_trials_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT policy_trials_days_check CHECK (enrolment_ends_on < analysis_on),
        CONSTRAINT policy_trials_seed_check CHECK ((seed IS NULL) = (started_at IS NULL) AND (commitment IS NULL) = (started_at IS NULL))
      );
      COMMENT ON TABLE policy_trials IS 'Two policy versions compared by drawing lots. What was registered never changes; later changes stand in policy_trial_amendments.';
      COMMENT ON COLUMN policy_trials.seed IS '32 bytes in hex from which all assignments follow; secret until the trial has ended.';
      COMMENT ON COLUMN policy_trials.commitment IS 'SHA-256 of the seed as hex text, published when the trial starts.';
      COMMENT ON COLUMN policy_trials.expectation IS 'What the power calculator said when the trial was registered.';
      CREATE INDEX policy_trials_control_version_idx ON policy_trials (center_id, control_version_id);
      CREATE INDEX policy_trials_treatment_version_idx ON policy_trials (center_id, treatment_version_id);
      SELECT make_tenant_table('policy_trials', 'SELECT, INSERT');
      GRANT UPDATE (status, seed, commitment, started_at, ended_at, abandoned_because) ON policy_trials TO followthrough_app;

      CREATE TABLE policy_trial_strata (
        center_id uuid NOT NULL,
        trial_id uuid NOT NULL,
        cohort_id uuid NOT NULL,
        enrolled int NOT NULL DEFAULT 0,
        CONSTRAINT policy_trial_strata_pkey PRIMARY KEY (center_id, trial_id, cohort_id),
        CONSTRAINT policy_trial_strata_trial_fkey FOREIGN KEY (center_id, trial_id) REFERENCES policy_trials (center_id, id),
        CONSTRAINT policy_trial_strata_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id)
      );
      COMMENT ON TABLE policy_trial_strata IS 'The cohorts of a trial. Lots are drawn within each, so that the arms are even in every one.';
      COMMENT ON COLUMN policy_trial_strata.enrolled IS 'How many were enrolled, which is the place of the next one in the order of the lots.';
      CREATE INDEX policy_trial_strata_cohort_idx ON policy_trial_strata (center_id, cohort_id);
      SELECT make_tenant_table('policy_trial_strata', 'SELECT, INSERT');
      GRANT UPDATE (enrolled) ON policy_trial_strata TO followthrough_app;

      CREATE TABLE policy_trial_enrolments (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        trial_id uuid NOT NULL,
        cohort_id uuid NOT NULL,
        student_id uuid,
        place int NOT NULL CONSTRAINT policy_trial_enrolments_place_check CHECK (place >= 0),
        arm text NOT NULL CONSTRAINT policy_trial_enrolments_arm_check CHECK (arm IN ('CONTROL', 'TREATMENT')),
        assignment_id uuid NOT NULL,
        enrolled_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT policy_trial_enrolments_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT policy_trial_enrolments_trial_fkey FOREIGN KEY (center_id, trial_id) REFERENCES policy_trials (center_id, id),
        CONSTRAINT policy_trial_enrolments_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
        CONSTRAINT policy_trial_enrolments_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT policy_trial_enrolments_assignment_fkey FOREIGN KEY (center_id, assignment_id) REFERENCES policy_assignments (center_id, id),
        CONSTRAINT policy_trial_enrolments_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id)
      );
      COMMENT ON TABLE policy_trial_enrolments IS 'Who drew which arm. A row without a student is a whole cohort.';
      COMMENT ON COLUMN policy_trial_enrolments.place IS 'Place in the order of the lots, from 0: of the cohort''s students, or among the cohorts.';
      CREATE UNIQUE INDEX policy_trial_enrolments_student_key ON policy_trial_enrolments (center_id, trial_id, student_id) WHERE student_id IS NOT NULL;
      CREATE UNIQUE INDEX policy_trial_enrolments_place_key ON policy_trial_enrolments (center_id, trial_id, cohort_id, place);
      CREATE INDEX policy_trial_enrolments_cohort_idx ON policy_trial_enrolments (center_id, cohort_id);
      CREATE INDEX policy_trial_enrolments_student_idx ON policy_trial_enrolments (center_id, student_id) WHERE student_id IS NOT NULL;
      CREATE INDEX policy_trial_enrolments_assignment_idx ON policy_trial_enrolments (center_id, assignment_id);
      SELECT make_tenant_table('policy_trial_enrolments', 'SELECT, INSERT');

      CREATE TABLE policy_trial_amendments (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        trial_id uuid NOT NULL,
        enrolment_ends_on date NOT NULL,
        analysis_on date NOT NULL,
        reason text NOT NULL,
        amended_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT policy_trial_amendments_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT policy_trial_amendments_trial_fkey FOREIGN KEY (center_id, trial_id) REFERENCES policy_trials (center_id, id),
        CONSTRAINT policy_trial_amendments_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT policy_trial_amendments_days_check CHECK (enrolment_ends_on < analysis_on)
      );
      COMMENT ON TABLE policy_trial_amendments IS 'What was changed after a trial was registered; the newest counts.';
      CREATE INDEX policy_trial_amendments_trial_idx ON policy_trial_amendments (center_id, trial_id, id);
      SELECT make_tenant_table('policy_trial_amendments', 'SELECT, INSERT');

      CREATE TABLE policy_trial_results (
        center_id uuid NOT NULL,
        trial_id uuid NOT NULL,
        document text NOT NULL,
        sha256 text NOT NULL,
        CONSTRAINT policy_trial_results_pkey PRIMARY KEY (center_id, trial_id),
        CONSTRAINT policy_trial_results_trial_fkey FOREIGN KEY (center_id, trial_id) REFERENCES policy_trials (center_id, id)
      );
      COMMENT ON TABLE policy_trial_results IS 'The analysis of a trial, once and for all: text of JSON, answered byte for byte.';
      SELECT make_tenant_table('policy_trial_results', 'SELECT, INSERT');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE policy_trial_results;
      DROP TABLE policy_trial_amendments;
      DROP TABLE policy_trial_enrolments;
      DROP TABLE policy_trial_strata;
      DROP TABLE policy_trials;
    `);
  }
}

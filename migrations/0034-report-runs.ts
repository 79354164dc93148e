import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Report runs: frozen figures with the rules, the day and the records they were made of. */
export class ReportRuns1795300003400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_runs (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        standard text NOT NULL CONSTRAINT report_runs_standard_check CHECK (standard IN ('NACE', 'CSEA', 'WIOA', 'CIRR', 'FOLLOW_UP_OUTCOMES')),
        rule_version text NOT NULL,
        as_of timestamptz NOT NULL,
        as_of_day date NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL,
        cohort_id uuid,
        program text CONSTRAINT report_runs_program_check CHECK (length(program) BETWEEN 1 AND 200),
        status text NOT NULL CONSTRAINT report_runs_status_check CHECK (status IN ('RUNNING', 'DONE', 'FAILED')),
        figures jsonb,
        last_id uuid,
        done int NOT NULL DEFAULT 0,
        failure text,
        lease_until timestamptz,
        lease_token uuid,
        attempts smallint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        finished_at timestamptz,
        CONSTRAINT report_runs_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT report_runs_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT report_runs_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
        CONSTRAINT report_runs_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id),
        CONSTRAINT report_runs_days_check CHECK (from_day <= to_day),
        CONSTRAINT report_runs_figures_check CHECK (status <> 'DONE' OR figures IS NOT NULL)
      );
      COMMENT ON TABLE report_runs IS 'Frozen reports: once a run is DONE nothing of it changes.';
      COMMENT ON COLUMN report_runs.as_of IS 'The instant at which the run was started; as_of_day is its day in the center.';
      COMMENT ON COLUMN report_runs.last_id IS 'The last student (or prospect) whose records were taken: whoever goes on begins behind. Null: none yet.';
      CREATE INDEX report_runs_cohort_idx ON report_runs (center_id, cohort_id) WHERE cohort_id IS NOT NULL;
      CREATE INDEX report_runs_status_idx ON report_runs (center_id, status) WHERE status = 'RUNNING';
      SELECT make_tenant_table('report_runs', 'SELECT, INSERT, UPDATE');

      CREATE TABLE report_run_records (
        center_id uuid NOT NULL,
        report_run_id uuid NOT NULL,
        record_key text COLLATE "C" NOT NULL CONSTRAINT report_run_records_key_check CHECK (length(record_key) BETWEEN 1 AND 100),
        student_id uuid NOT NULL,
        bucket text NOT NULL,
        counted boolean NOT NULL,
        record jsonb NOT NULL,
        verdict jsonb NOT NULL,
        findings jsonb NOT NULL,
        CONSTRAINT report_run_records_pkey PRIMARY KEY (center_id, report_run_id, record_key),
        CONSTRAINT report_run_records_run_fkey FOREIGN KEY (center_id, report_run_id) REFERENCES report_runs (center_id, id),
        CONSTRAINT report_run_records_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id)
      );
      COMMENT ON TABLE report_run_records IS 'What a run was made of: each record as it was then, how it was counted and why.';
      CREATE INDEX report_run_records_student_idx ON report_run_records (center_id, student_id, report_run_id);
      SELECT make_tenant_table('report_run_records', 'SELECT, INSERT');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_run_records; DROP TABLE report_runs;');
  }
}

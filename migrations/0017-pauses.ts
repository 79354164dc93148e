import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exceptions to the steady pace: times in which nobody follows up. */
export class Pauses1795300001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAUSES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pauses;`);
  }
}

const PAUSES = `
  CREATE TABLE pauses (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    cohort_id uuid,
    student_id uuid,
    employer_id uuid,
    prospect_id uuid,
    kind text NOT NULL CONSTRAINT pauses_kind_check CHECK (kind IN ('EXAM', 'HOLIDAY', 'MEDICAL', 'HIRING_FREEZE', 'OTHER')),
    words text NOT NULL CONSTRAINT pauses_words_check CHECK (length(words) BETWEEN 1 AND 200),
    first_day date NOT NULL,
    last_day date NOT NULL,
    planned_last_day date NOT NULL,
    started_at timestamptz NOT NULL,
    started_by uuid NOT NULL,
    ended_at timestamptz,
    ended_by uuid,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT pauses_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT pauses_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
    CONSTRAINT pauses_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
    CONSTRAINT pauses_employer_fkey FOREIGN KEY (center_id, employer_id) REFERENCES employers (center_id, id),
    CONSTRAINT pauses_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT pauses_started_by_fkey FOREIGN KEY (center_id, started_by) REFERENCES users (center_id, id),
    CONSTRAINT pauses_ended_by_fkey FOREIGN KEY (center_id, ended_by) REFERENCES users (center_id, id),
    CONSTRAINT pauses_subject_check CHECK (num_nonnulls(cohort_id, student_id, employer_id, prospect_id) = 1),
    CONSTRAINT pauses_days_check CHECK (first_day <= planned_last_day AND last_day <= planned_last_day AND last_day >= first_day - 1),
    CONSTRAINT pauses_ended_check CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NOT NULL OR last_day = planned_last_day))
  );
  COMMENT ON COLUMN pauses.last_day IS 'The last day in force. Ended early: the day before it was ended; the day before first_day: never in force.';
  CREATE INDEX pauses_cohort_idx ON pauses (center_id, cohort_id, first_day) WHERE cohort_id IS NOT NULL;
  CREATE INDEX pauses_student_idx ON pauses (center_id, student_id, first_day) WHERE student_id IS NOT NULL;
  CREATE INDEX pauses_employer_idx ON pauses (center_id, employer_id, first_day) WHERE employer_id IS NOT NULL;
  CREATE INDEX pauses_prospect_idx ON pauses (center_id, prospect_id, first_day) WHERE prospect_id IS NOT NULL;
  CREATE INDEX pauses_days_idx ON pauses (center_id, first_day, id);
  SELECT make_tenant_table('pauses', 'SELECT, INSERT, UPDATE');`;

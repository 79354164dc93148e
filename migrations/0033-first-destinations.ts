import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Degrees, what graduates do after them, and what workforce reports ask besides: employment by quarter, and who is left out. */
export class FirstDestinations1795300003300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE graduations (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        student_id uuid NOT NULL,
        graduating_class smallint NOT NULL CONSTRAINT graduations_class_check CHECK (graduating_class BETWEEN 1900 AND 2200),
        graduated_on date,
        degree_level text CONSTRAINT graduations_level_check CHECK (degree_level IN ('CERTIFICATE', 'ASSOCIATE', 'BACHELOR', 'MASTER', 'DOCTORATE', 'OTHER')),
        program text CONSTRAINT graduations_program_check CHECK (length(program) BETWEEN 1 AND 200),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT graduations_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT graduations_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT graduations_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id)
      );
      COMMENT ON TABLE graduations IS 'Degrees conferred; a student may have several. Until one is recorded the roster speaks for the student.';
      COMMENT ON COLUMN graduations.graduating_class IS 'Class of Y: degrees conferred 1 July Y-1 to 30 June Y.';
      CREATE INDEX graduations_student_idx ON graduations (center_id, student_id, id);
      CREATE INDEX graduations_class_idx ON graduations (center_id, graduating_class, student_id);
      CREATE INDEX graduations_day_idx ON graduations (center_id, graduated_on, student_id);
      SELECT make_tenant_table('graduations', 'SELECT, INSERT, UPDATE, DELETE');
      CREATE INDEX students_class_idx ON students (center_id, graduating_class, id);

      CREATE TABLE first_destinations (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        student_id uuid NOT NULL,
        graduating_class smallint NOT NULL CONSTRAINT first_destinations_class_check CHECK (graduating_class BETWEEN 1900 AND 2200),
        outcome text NOT NULL CONSTRAINT first_destinations_outcome_check CHECK (outcome IN
          ('EMPLOYED', 'SERVICE', 'MILITARY', 'CONTINUING_EDUCATION', 'SEEKING_EMPLOYMENT', 'SEEKING_EDUCATION', 'NOT_SEEKING')),
        not_seeking_reason text CONSTRAINT first_destinations_reason_check
          CHECK (not_seeking_reason IN ('SPONSORED', 'CONTINUING_EDUCATION', 'OWN_BUSINESS', 'POSTPONED', 'OTHER')),
        hours_a_week numeric(4, 1) CONSTRAINT first_destinations_hours_check CHECK (hours_a_week > 0 AND hours_a_week <= 168),
        pay_amount numeric(12, 2) CONSTRAINT first_destinations_pay_check CHECK (pay_amount >= 0),
        pay_currency text CONSTRAINT first_destinations_currency_check CHECK (pay_currency ~ '^[A-Z]{3}$'),
        pay_period text CONSTRAINT first_destinations_period_check CHECK (pay_period IN ('HOUR', 'MONTH', 'YEAR')),
        bonus_amount numeric(12, 2) CONSTRAINT first_destinations_bonus_check CHECK (bonus_amount >= 0),
        employer_id uuid,
        is_in_field boolean,
        offered_on date,
        decided_on date,
        starts_on date,
        known_on date NOT NULL,
        knowledge_source text NOT NULL CONSTRAINT first_destinations_source_check
          CHECK (knowledge_source IN ('STUDENT', 'EMPLOYER', 'COUNSELOR', 'OFFER_LETTER', 'SPREADSHEET', 'PUBLIC_PROFILE', 'OTHER')),
        evidence text CONSTRAINT first_destinations_evidence_check CHECK (length(evidence) BETWEEN 1 AND 2000),
        offer_id uuid,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        retracted_at timestamptz,
        retracted_by uuid,
        retract_reason text CONSTRAINT first_destinations_retract_reason_check CHECK (length(retract_reason) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        CONSTRAINT first_destinations_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT first_destinations_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT first_destinations_employer_fkey FOREIGN KEY (center_id, employer_id) REFERENCES employers (center_id, id),
        CONSTRAINT first_destinations_offer_fkey FOREIGN KEY (center_id, offer_id) REFERENCES offers (center_id, id),
        CONSTRAINT first_destinations_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT first_destinations_retracted_by_fkey FOREIGN KEY (center_id, retracted_by) REFERENCES users (center_id, id),
        CONSTRAINT first_destinations_pay_is_whole_check CHECK (num_nonnulls(pay_amount, pay_currency, pay_period) IN (0, 3)),
        CONSTRAINT first_destinations_bonus_needs_pay_check CHECK (bonus_amount IS NULL OR pay_amount IS NOT NULL),
        CONSTRAINT first_destinations_decided_before_known_check CHECK (decided_on <= known_on AND offered_on <= known_on),
        CONSTRAINT first_destinations_retracted_check CHECK (num_nonnulls(retracted_at, retracted_by, retract_reason) IN (0, 3))
      );
      COMMENT ON TABLE first_destinations IS 'What somebody said a graduate of a class does, confirmed by a person; what is wrong is retracted and stays.';
      COMMENT ON COLUMN first_destinations.offered_on IS 'The first offer, whatever became of it.';
      COMMENT ON COLUMN first_destinations.decided_on IS 'When the graduate accepted, enrolled or decided; null when nobody knows.';
      COMMENT ON COLUMN first_destinations.known_on IS 'When the center learned of it.';
      COMMENT ON COLUMN first_destinations.offer_id IS 'The accepted offer that suggested it; null: none did.';
      CREATE UNIQUE INDEX first_destinations_offer_key ON first_destinations (center_id, offer_id, graduating_class) WHERE retracted_at IS NULL;
      CREATE INDEX first_destinations_offer_idx ON first_destinations (center_id, offer_id) WHERE offer_id IS NOT NULL;
      CREATE INDEX first_destinations_employer_idx ON first_destinations (center_id, employer_id) WHERE employer_id IS NOT NULL;
      CREATE INDEX first_destinations_student_idx ON first_destinations (center_id, student_id, graduating_class, id);
      CREATE INDEX first_destinations_class_idx ON first_destinations (center_id, graduating_class, id);
      SELECT make_tenant_table('first_destinations', 'SELECT, INSERT, UPDATE');
      CREATE INDEX offers_accepted_idx ON offers (center_id, id) WHERE status = 'ACCEPTED';

      CREATE TABLE employment_quarters (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        student_id uuid NOT NULL,
        year smallint NOT NULL CONSTRAINT employment_quarters_year_check CHECK (year BETWEEN 1950 AND 2150),
        quarter smallint NOT NULL CONSTRAINT employment_quarters_quarter_check CHECK (quarter BETWEEN 1 AND 4),
        is_employed boolean NOT NULL,
        earnings numeric(12, 2) CONSTRAINT employment_quarters_earnings_check CHECK (earnings >= 0),
        currency text CONSTRAINT employment_quarters_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
        source text NOT NULL CONSTRAINT employment_quarters_source_check CHECK (source IN ('WAGE_RECORD', 'SUPPLEMENTAL')),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT employment_quarters_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT employment_quarters_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT employment_quarters_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT employment_quarters_key UNIQUE (center_id, student_id, year, quarter, source),
        CONSTRAINT employment_quarters_earnings_are_whole_check CHECK (num_nonnulls(earnings, currency) IN (0, 2)),
        CONSTRAINT employment_quarters_earnings_need_work_check CHECK (is_employed OR earnings IS NULL)
      );
      COMMENT ON TABLE employment_quarters IS 'Whether somebody was employed in a calendar quarter, and what was earned in it (WIOA).';
      SELECT make_tenant_table('employment_quarters', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE report_exclusions (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        student_id uuid NOT NULL,
        reason text NOT NULL CONSTRAINT report_exclusions_reason_check
          CHECK (reason IN ('DECEASED', 'HEALTH', 'INSTITUTIONALIZED', 'ACTIVE_DUTY', 'FOSTER_CARE', 'NO_WORK_PERMIT', 'NO_INTENT')),
        evidence text CONSTRAINT report_exclusions_evidence_check CHECK (length(evidence) BETWEEN 1 AND 2000),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        CONSTRAINT report_exclusions_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT report_exclusions_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT report_exclusions_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT report_exclusions_student_key UNIQUE (center_id, student_id)
      );
      COMMENT ON TABLE report_exclusions IS 'Who is left out of reports that allow it, and why; each standard knows its own reasons.';
      SELECT make_tenant_table('report_exclusions', 'SELECT, INSERT, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE report_exclusions; DROP TABLE employment_quarters;
      DROP INDEX offers_accepted_idx; DROP TABLE first_destinations;
      DROP INDEX students_class_idx; DROP TABLE graduations;
    `);
  }
}

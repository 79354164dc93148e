import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Students, the cohorts they belong to from one day to another, and who looks after them. */
export class Cohorts1795300000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE students (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid,
        external_id text CONSTRAINT students_external_id_check CHECK (length(external_id) BETWEEN 1 AND 100),
        given_name text NOT NULL CONSTRAINT students_given_name_check CHECK (length(given_name) BETWEEN 1 AND 100),
        family_name text NOT NULL CONSTRAINT students_family_name_check CHECK (length(family_name) <= 100),
        search_name text NOT NULL,
        search_family_name text NOT NULL,
        email text CONSTRAINT students_email_check CHECK (length(email) <= 254),
        phone text CONSTRAINT students_phone_check CHECK (length(phone) <= 40),
        zone text,
        graduating_class smallint CONSTRAINT students_class_check CHECK (graduating_class BETWEEN 1900 AND 2200),
        degree_level text CONSTRAINT students_degree_check CHECK (degree_level IN ('CERTIFICATE', 'ASSOCIATE', 'BACHELOR', 'MASTER', 'DOCTORATE', 'OTHER')),
        program text CONSTRAINT students_program_check CHECK (length(program) <= 200),
        value_points text[] NOT NULL DEFAULT '{}' CONSTRAINT students_value_points_check CHECK (cardinality(value_points) <= 10),
        archived_at timestamptz,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT students_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT students_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT students_user_fkey FOREIGN KEY (center_id, user_id) REFERENCES users (center_id, id),
        CONSTRAINT students_external_id_key UNIQUE (center_id, external_id),
        CONSTRAINT students_user_key UNIQUE (center_id, user_id)
      );
      COMMENT ON COLUMN students.search_name IS '"given family" in lower case without accents: prefix search.';
      COMMENT ON COLUMN students.search_family_name IS '"family given", likewise: a prefix of either finds the student.';
      COMMENT ON COLUMN students.graduating_class IS 'Class of Y: degrees conferred 1 July Y-1 to 30 June Y.';
      CREATE INDEX students_name_idx ON students (center_id, search_name, id);
      CREATE INDEX students_family_name_idx ON students (center_id, search_family_name);
      SELECT make_tenant_table('students', 'SELECT, INSERT, UPDATE');

      CREATE TABLE cohorts (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL CONSTRAINT cohorts_name_check CHECK (length(name) BETWEEN 1 AND 200),
        starts_on date,
        ends_on date,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT cohorts_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT cohorts_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT cohorts_name_key UNIQUE (center_id, name),
        CONSTRAINT cohorts_days_check CHECK (starts_on <= ends_on)
      );
      SELECT make_tenant_table('cohorts', 'SELECT, INSERT, UPDATE');

      CREATE TABLE cohort_memberships (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        cohort_id uuid NOT NULL,
        student_id uuid NOT NULL,
        from_day date NOT NULL,
        to_day date,
        CONSTRAINT cohort_memberships_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT cohort_memberships_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
        CONSTRAINT cohort_memberships_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT cohort_memberships_days_check CHECK (from_day <= to_day),
        CONSTRAINT cohort_memberships_start_key UNIQUE (center_id, cohort_id, student_id, from_day)
      );
      CREATE UNIQUE INDEX cohort_memberships_open_key ON cohort_memberships (center_id, student_id, cohort_id) WHERE to_day IS NULL;
      CREATE INDEX cohort_memberships_student_idx ON cohort_memberships (center_id, student_id, from_day);
      CREATE INDEX cohort_memberships_cohort_idx ON cohort_memberships (center_id, cohort_id, student_id) INCLUDE (from_day, to_day);
      SELECT make_tenant_table('cohort_memberships', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE caseload_assignments (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        student_id uuid NOT NULL,
        counselor_id uuid NOT NULL,
        from_day date NOT NULL,
        to_day date,
        CONSTRAINT caseload_assignments_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT caseload_assignments_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT caseload_assignments_counselor_fkey FOREIGN KEY (center_id, counselor_id) REFERENCES users (center_id, id),
        CONSTRAINT caseload_assignments_days_check CHECK (from_day <= to_day)
      );
      CREATE UNIQUE INDEX caseload_assignments_open_key ON caseload_assignments (center_id, student_id) WHERE to_day IS NULL;
      CREATE INDEX caseload_assignments_student_idx ON caseload_assignments (center_id, student_id, from_day);
      CREATE INDEX caseload_assignments_counselor_idx ON caseload_assignments (center_id, counselor_id, student_id) INCLUDE (from_day, to_day);
      SELECT make_tenant_table('caseload_assignments', 'SELECT, INSERT, UPDATE, DELETE');

      CREATE TABLE caseload_covers (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        absent_id uuid NOT NULL,
        covering_id uuid NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL,
        CONSTRAINT caseload_covers_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT caseload_covers_absent_fkey FOREIGN KEY (center_id, absent_id) REFERENCES users (center_id, id),
        CONSTRAINT caseload_covers_covering_fkey FOREIGN KEY (center_id, covering_id) REFERENCES users (center_id, id),
        CONSTRAINT caseload_covers_people_check CHECK (absent_id <> covering_id),
        CONSTRAINT caseload_covers_days_check CHECK (from_day <= to_day)
      );
      CREATE INDEX caseload_covers_absent_idx ON caseload_covers (center_id, absent_id, from_day);
      CREATE INDEX caseload_covers_days_idx ON caseload_covers (center_id, from_day, id);
      CREATE INDEX caseload_covers_covering_idx ON caseload_covers (center_id, covering_id, from_day);
      SELECT make_tenant_table('caseload_covers', 'SELECT, INSERT, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE caseload_covers; DROP TABLE caseload_assignments; DROP TABLE cohort_memberships; DROP TABLE cohorts; DROP TABLE students;`,
    );
  }
}

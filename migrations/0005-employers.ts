import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations and the people to thank and to call. */
export class Employers1795300000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE employers (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL CONSTRAINT employers_name_check CHECK (length(name) BETWEEN 1 AND 200),
        normalized_name text NOT NULL,
        kind text NOT NULL CONSTRAINT employers_kind_check CHECK (kind IN ('EMPLOYER', 'AGENCY')),
        website text CONSTRAINT employers_website_check CHECK (length(website) <= 2000),
        zone text,
        country text CONSTRAINT employers_country_check CHECK (country ~ '^[A-Z]{2}$'),
        region text,
        merged_into_id uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT employers_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT employers_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT employers_merged_into_fkey FOREIGN KEY (center_id, merged_into_id) REFERENCES employers (center_id, id),
        CONSTRAINT employers_merge_check CHECK (merged_into_id <> id)
      );
      COMMENT ON COLUMN employers.normalized_name IS 'Lower case, without legal form, punctuation and accents: one live employer per normalised name.';
      CREATE UNIQUE INDEX employers_live_name_key ON employers (center_id, normalized_name) WHERE merged_into_id IS NULL;
      CREATE INDEX employers_merged_name_idx ON employers (center_id, normalized_name) WHERE merged_into_id IS NOT NULL;
      CREATE INDEX employers_merged_idx ON employers (center_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
      SELECT make_tenant_table('employers', 'SELECT, INSERT, UPDATE');

      CREATE TABLE contacts (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        employer_id uuid NOT NULL,
        name text NOT NULL CONSTRAINT contacts_name_check CHECK (length(name) BETWEEN 1 AND 200),
        title text CONSTRAINT contacts_title_check CHECK (length(title) <= 200),
        role text CONSTRAINT contacts_role_check CHECK (role IN ('INTERVIEWER', 'RECRUITER', 'HIRING_MANAGER', 'GATEKEEPER', 'OTHER')),
        phone text CONSTRAINT contacts_phone_check CHECK (length(phone) <= 40),
        email text CONSTRAINT contacts_email_check CHECK (length(email) <= 254),
        zone text,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT contacts_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT contacts_employer_fkey FOREIGN KEY (center_id, employer_id) REFERENCES employers (center_id, id)
      );
      CREATE INDEX contacts_employer_idx ON contacts (center_id, employer_id, id);
      SELECT make_tenant_table('contacts', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE contacts; DROP TABLE employers;`);
  }
}

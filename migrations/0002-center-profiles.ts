import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a center says of itself, and its working calendar. */
export class CenterProfiles1795300000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE center_profiles (
        center_id uuid NOT NULL CONSTRAINT center_profiles_center_fkey REFERENCES centers (id),
        name text NOT NULL CONSTRAINT center_profiles_name_check CHECK (length(name) BETWEEN 1 AND 200),
        kind text NOT NULL CONSTRAINT center_profiles_kind_check CHECK (kind IN ('COLLEGE', 'WORKFORCE', 'OTHER')),
        version int NOT NULL DEFAULT 1,
        CONSTRAINT center_profiles_pkey PRIMARY KEY (center_id)
      );
      SELECT make_tenant_table('center_profiles', 'SELECT, INSERT, UPDATE');

      CREATE TABLE center_calendars (
        center_id uuid NOT NULL,
        zone text NOT NULL,
        country text NOT NULL CONSTRAINT center_calendars_country_check CHECK (country ~ '^[A-Z]{2}$'),
        region text,
        working_weekdays smallint[] NOT NULL CONSTRAINT center_calendars_weekdays_check
          CHECK (cardinality(working_weekdays) BETWEEN 1 AND 7 AND working_weekdays <@ ARRAY[1,2,3,4,5,6,7]::smallint[]),
        opens_at_minute smallint NOT NULL,
        closes_at_minute smallint NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT center_calendars_pkey PRIMARY KEY (center_id),
        CONSTRAINT center_calendars_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT center_calendars_hours_check CHECK (0 <= opens_at_minute AND opens_at_minute < closes_at_minute AND closes_at_minute <= 1439)
      );
      SELECT make_tenant_table('center_calendars', 'SELECT, INSERT, UPDATE');

      CREATE TABLE closures (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        first_day date NOT NULL,
        last_day date NOT NULL,
        reason text NOT NULL CONSTRAINT closures_reason_check CHECK (length(reason) BETWEEN 1 AND 200),
        CONSTRAINT closures_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT closures_profile_fkey FOREIGN KEY (center_id) REFERENCES center_profiles (center_id),
        CONSTRAINT closures_days_check CHECK (first_day <= last_day AND last_day - first_day <= 366)
      );
      CREATE INDEX closures_days_idx ON closures (center_id, first_day, id);
      SELECT make_tenant_table('closures', 'SELECT, INSERT, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE closures; DROP TABLE center_calendars; DROP TABLE center_profiles;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers' feedback is about, when an employer said that it decides, and which answer a restriction came from. */
export class FeedbackThemesAndTimetables1795300002600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(THEMES);
    await runner.query(TIMETABLES);
    await runner.query(ANSWERS);
    await runner.query(forEachCenter(`${FIRST_THEMES} ${ANSWERS_KNOWN} ${REPLAN_AGENCIES}`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact_restrictions DROP COLUMN follow_up_id;
      DROP TABLE timetables;
      DROP TABLE follow_up_feedback_themes;
      DROP TABLE feedback_themes;`);
  }
}

const THEMES = `
  CREATE TABLE feedback_themes (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CONSTRAINT feedback_themes_name_check CHECK (length(name) BETWEEN 1 AND 100),
    position int NOT NULL CONSTRAINT feedback_themes_position_check CHECK (position BETWEEN 1 AND 1000),
    retired_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT feedback_themes_pkey PRIMARY KEY (center_id, id)
  );
  CREATE UNIQUE INDEX feedback_themes_live_name_key ON feedback_themes (center_id, lower(name)) WHERE retired_at IS NULL;
  COMMENT ON COLUMN feedback_themes.retired_at IS 'From then on no feedback is given it; what has it keeps it.';
  SELECT make_tenant_table('feedback_themes', 'SELECT, INSERT, UPDATE');

  CREATE TABLE follow_up_feedback_themes (
    center_id uuid NOT NULL,
    follow_up_id uuid NOT NULL,
    theme_id uuid NOT NULL,
    CONSTRAINT follow_up_feedback_themes_pkey PRIMARY KEY (center_id, follow_up_id, theme_id),
    CONSTRAINT follow_up_feedback_themes_follow_up_fkey FOREIGN KEY (center_id, follow_up_id) REFERENCES follow_ups (center_id, id),
    CONSTRAINT follow_up_feedback_themes_theme_fkey FOREIGN KEY (center_id, theme_id) REFERENCES feedback_themes (center_id, id)
  );
  CREATE INDEX follow_up_feedback_themes_theme_idx ON follow_up_feedback_themes (center_id, theme_id, follow_up_id);
  SELECT make_tenant_table('follow_up_feedback_themes', 'SELECT, INSERT, DELETE');`;

const TIMETABLES = `
  CREATE TABLE timetables (
    center_id uuid NOT NULL,
    prospect_id uuid NOT NULL,
    not_before date,
    decides_by date,
    words text NOT NULL CONSTRAINT timetables_words_check CHECK (length(words) BETWEEN 1 AND 200),
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT timetables_pkey PRIMARY KEY (center_id, prospect_id),
    CONSTRAINT timetables_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT timetables_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
    CONSTRAINT timetables_days_check CHECK (num_nonnulls(not_before, decides_by) >= 1 AND not_before <= decides_by)
  );
  COMMENT ON COLUMN timetables.words IS 'Where it was announced: "civil service list, notice 12/2026".';
  SELECT make_tenant_table('timetables', 'SELECT, INSERT, UPDATE, DELETE');`;

const ANSWERS = `
  ALTER TABLE contact_restrictions ADD COLUMN follow_up_id uuid;
  ALTER TABLE contact_restrictions ADD CONSTRAINT contact_restrictions_follow_up_fkey
    FOREIGN KEY (center_id, follow_up_id) REFERENCES follow_ups (center_id, id);
  CREATE INDEX contact_restrictions_follow_up_idx ON contact_restrictions (center_id, follow_up_id) WHERE follow_up_id IS NOT NULL;
  COMMENT ON COLUMN contact_restrictions.follow_up_id IS 'The answer DO_NOT_CALL that made it; null: somebody recorded it.';`;

/** As `src/follow-ups/domain/first-themes.ts` had them when this was written. */
const FIRST_THEMES = `
  INSERT INTO feedback_themes (center_id, id, name, position)
  SELECT center, gen_random_uuid(), name, position
    FROM unnest(ARRAY['Skills', 'Experience', 'Qualification', 'Preparation', 'Communication', 'Motivation', 'Fit with the team',
                      'Availability', 'Pay expectations', 'Right to work', 'Stronger candidate', 'Position changed'])
         WITH ORDINALITY AS first_themes (name, position);`;

const ANSWERS_KNOWN = `
  UPDATE contact_restrictions r SET follow_up_id = f.id
    FROM follow_ups f
   WHERE r.center_id = center AND r.source = 'ANSWER' AND f.center_id = center AND f.disposition = 'DO_NOT_CALL' AND f.happened_at = r.since
     AND (r.contact_id = f.contact_id OR (f.contact_id IS NULL AND r.prospect_id = f.prospect_id));`;

/** Their next steps go to the agency from now on. */
const REPLAN_AGENCIES = `
  UPDATE prospects SET plan_changes_at = now() WHERE center_id = center AND agency_id IS NOT NULL AND next_step_due_at IS NOT NULL;`;

const forEachCenter = (statements: string): string => `
  DO $$
  DECLARE center uuid;
  BEGIN
    FOR center IN SELECT id FROM centers LOOP
      PERFORM set_center(center);
      ${statements}
    END LOOP;
    SET LOCAL app.center_id = '';
  END $$;`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

const PURPOSES = `'GAME_PLAN', 'THANK_YOU', 'STATUS_CHECK', 'VOICEMAIL', 'RESTATE_VALUE', 'NEXT_ROUND_CHECK', 'APPLICATION_CHECK',
          'FIND_CONTACT', 'FEEDBACK_REQUEST', 'EXTENSION_REQUEST', 'EXPEDITE', 'KEEP_WARM', 'COURTESY_WITHDRAWAL', 'CLOSE_THE_LOOP'`;
const CHANNELS = `'PHONE', 'EMAIL', 'LETTER', 'IN_PERSON', 'VIDEO', 'MESSAGE'`;

/** A center's own words for calls and letters in versions that never change, which of them are used, and practice out loud. */
export class Scripts1795300001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE script_versions (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        purpose text NOT NULL CONSTRAINT script_versions_purpose_check CHECK (purpose IN (
          ${PURPOSES})),
        channel text NOT NULL CONSTRAINT script_versions_channel_check CHECK (channel IN (${CHANNELS})),
        number int NOT NULL CONSTRAINT script_versions_number_check CHECK (number >= 1),
        title text NOT NULL CONSTRAINT script_versions_title_check CHECK (length(title) BETWEEN 1 AND 300),
        opening text NOT NULL CONSTRAINT script_versions_opening_check CHECK (length(opening) BETWEEN 1 AND 2000),
        body text NOT NULL CONSTRAINT script_versions_body_check CHECK (length(body) BETWEEN 1 AND 5000),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        CONSTRAINT script_versions_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT script_versions_number_key UNIQUE (center_id, purpose, channel, number),
        CONSTRAINT script_versions_created_by_fkey FOREIGN KEY (center_id, created_by) REFERENCES users (center_id, id)
      );
      SELECT make_tenant_table('script_versions', 'SELECT, INSERT');

      CREATE TABLE script_choices (
        center_id uuid NOT NULL,
        purpose text NOT NULL CONSTRAINT script_choices_purpose_check CHECK (purpose IN (
          ${PURPOSES})),
        channel text NOT NULL CONSTRAINT script_choices_channel_check CHECK (channel IN (${CHANNELS})),
        current_version_id uuid,
        version int NOT NULL DEFAULT 0,
        CONSTRAINT script_choices_pkey PRIMARY KEY (center_id, purpose, channel),
        CONSTRAINT script_choices_current_fkey FOREIGN KEY (center_id, current_version_id) REFERENCES script_versions (center_id, id)
      );
      COMMENT ON COLUMN script_choices.current_version_id IS 'Null: the words that come with the service.';
      CREATE INDEX script_choices_current_idx ON script_choices (center_id, current_version_id) WHERE current_version_id IS NOT NULL;
      SELECT make_tenant_table('script_choices', 'SELECT, INSERT, UPDATE');

      CREATE TABLE script_practices (
        center_id uuid NOT NULL,
        follow_up_id uuid NOT NULL,
        purpose text NOT NULL CONSTRAINT script_practices_purpose_check CHECK (purpose IN (
          ${PURPOSES})),
        channel text NOT NULL CONSTRAINT script_practices_channel_check CHECK (channel IN (${CHANNELS})),
        script_version_id uuid,
        seconds smallint NOT NULL CONSTRAINT script_practices_seconds_check CHECK (seconds BETWEEN 1 AND 3600),
        CONSTRAINT script_practices_pkey PRIMARY KEY (center_id, follow_up_id),
        CONSTRAINT script_practices_follow_up_fkey FOREIGN KEY (center_id, follow_up_id) REFERENCES follow_ups (center_id, id),
        CONSTRAINT script_practices_version_fkey FOREIGN KEY (center_id, script_version_id) REFERENCES script_versions (center_id, id)
      );
      COMMENT ON TABLE script_practices IS 'What was practised out loud, and for how long, with the follow-up REHEARSAL that tells it on the timeline.';
      COMMENT ON COLUMN script_practices.script_version_id IS 'Null: the words that come with the service.';
      CREATE INDEX script_practices_version_idx ON script_practices (center_id, script_version_id) WHERE script_version_id IS NOT NULL;
      SELECT make_tenant_table('script_practices', 'SELECT, INSERT');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE script_practices; DROP TABLE script_choices; DROP TABLE script_versions;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When to look at a prospect again, what people were reminded of, digests, escalations, and how people want to hear of it. */
export class Reminders1795300002200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DUE_QUEUE);
    await runner.query(REMINDERS);
    await runner.query(ESCALATIONS);
    await runner.query(PEOPLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE push_subscriptions; DROP TABLE digests; DROP TABLE reminder_preferences; DROP TABLE escalations; DROP TABLE reminders;
      DROP INDEX prospects_remind_idx;
      ALTER TABLE prospects DROP COLUMN remind_at;
    `);
  }
}

const DUE_QUEUE = `
  ALTER TABLE prospects ADD COLUMN remind_at timestamptz;
  COMMENT ON COLUMN prospects.remind_at IS 'When somebody is to be reminded of the next step again; null: nobody is. Set with every projection, moved on by the reminding round.';
  DO $$
  DECLARE
    center uuid;
  BEGIN
    FOR center IN SELECT id FROM centers LOOP
      PERFORM set_center(center);
      UPDATE prospects SET remind_at = next_step_due_at - interval '1 day' WHERE center_id = center AND next_step_due_at IS NOT NULL;
    END LOOP;
    SET LOCAL app.center_id = '';
  END $$;
  CREATE INDEX prospects_remind_idx ON prospects (center_id, remind_at, id) WHERE remind_at IS NOT NULL;
`;

const REMINDERS = `
  CREATE TABLE reminders (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    prospect_id uuid NOT NULL,
    person_id uuid NOT NULL,
    audience text NOT NULL CONSTRAINT reminders_audience_check CHECK (audience IN ('STUDENT', 'COUNSELOR', 'LEAD')),
    occurrence text NOT NULL CONSTRAINT reminders_occurrence_check CHECK (occurrence IN ('DUE', 'AGAIN', 'ESCALATED')),
    step_key text NOT NULL,
    step_kind text NOT NULL,
    step_channel text,
    step_due_at timestamptz NOT NULL,
    step_due_on date NOT NULL,
    step_why jsonb NOT NULL,
    reminded_at timestamptz NOT NULL,
    read_at timestamptz,
    CONSTRAINT reminders_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT reminders_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT reminders_person_fkey FOREIGN KEY (center_id, person_id) REFERENCES users (center_id, id),
    CONSTRAINT reminders_once_key UNIQUE (center_id, prospect_id, step_key, step_due_at, audience, occurrence)
  );
  COMMENT ON TABLE reminders IS 'Who was reminded of which step, when: the inbox. A step is known by its key and due time.';
  CREATE INDEX reminders_inbox_idx ON reminders (center_id, person_id, id);
  CREATE INDEX reminders_unread_idx ON reminders (center_id, person_id, id) WHERE read_at IS NULL;
  SELECT make_tenant_table('reminders', 'SELECT, INSERT, UPDATE');
`;

const ESCALATIONS = `
  CREATE TABLE escalations (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    prospect_id uuid NOT NULL,
    step_key text NOT NULL,
    step_kind text NOT NULL,
    step_due_at timestamptz NOT NULL,
    level text NOT NULL CONSTRAINT escalations_level_check CHECK (level IN ('COUNSELOR', 'LEAD')),
    assigned_id uuid,
    raised_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    note text CONSTRAINT escalations_note_check CHECK (length(note) BETWEEN 1 AND 2000),
    resolved_at timestamptz,
    CONSTRAINT escalations_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT escalations_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT escalations_assigned_fkey FOREIGN KEY (center_id, assigned_id) REFERENCES users (center_id, id),
    CONSTRAINT escalations_acknowledged_by_fkey FOREIGN KEY (center_id, acknowledged_by) REFERENCES users (center_id, id),
    CONSTRAINT escalations_acknowledged_check CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
    CONSTRAINT escalations_once_key UNIQUE (center_id, prospect_id, step_key, step_due_at, level)
  );
  COMMENT ON COLUMN escalations.assigned_id IS 'Who is to step in; null: nobody could.';
  COMMENT ON COLUMN escalations.resolved_at IS 'When it was seen that the prospect owes another step now.';
  CREATE INDEX escalations_open_idx ON escalations (center_id, step_due_at, id) WHERE resolved_at IS NULL;
  CREATE INDEX escalations_assigned_idx ON escalations (center_id, assigned_id, step_due_at, id) WHERE assigned_id IS NOT NULL;
  CREATE INDEX escalations_acknowledged_by_idx ON escalations (center_id, acknowledged_by) WHERE acknowledged_by IS NOT NULL;
  SELECT make_tenant_table('escalations', 'SELECT, INSERT, UPDATE');
`;

const PEOPLE = `
  CREATE TABLE reminder_preferences (
    center_id uuid NOT NULL,
    person_id uuid NOT NULL,
    wants_email boolean NOT NULL DEFAULT true,
    wants_push boolean NOT NULL DEFAULT true,
    digest_minute smallint NOT NULL DEFAULT 480,
    quiet_from_minute smallint NOT NULL DEFAULT 1200,
    quiet_until_minute smallint NOT NULL DEFAULT 480,
    opted_out_at timestamptz,
    refused_address text,
    refused_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT reminder_preferences_pkey PRIMARY KEY (center_id, person_id),
    CONSTRAINT reminder_preferences_person_fkey FOREIGN KEY (center_id, person_id) REFERENCES users (center_id, id),
    CONSTRAINT reminder_preferences_quiet_from_check CHECK (quiet_from_minute BETWEEN 1020 AND 1320),
    CONSTRAINT reminder_preferences_quiet_until_check CHECK (quiet_until_minute BETWEEN 300 AND 660),
    CONSTRAINT reminder_preferences_digest_check CHECK (digest_minute >= quiet_until_minute AND digest_minute < quiet_from_minute)
  );
  COMMENT ON TABLE reminder_preferences IS 'How a person wants to hear of what is owed; without a row everything is as by default. Minutes since midnight on the wall clock of the person.';
  COMMENT ON COLUMN reminder_preferences.refused_address IS 'The e-mail address whose mail server refused it for good; mail goes out again once the person has another.';
  SELECT make_tenant_table('reminder_preferences', 'SELECT, INSERT, UPDATE');

  CREATE TABLE digests (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    day date NOT NULL,
    planned_for timestamptz NOT NULL,
    CONSTRAINT digests_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT digests_person_fkey FOREIGN KEY (center_id, person_id) REFERENCES users (center_id, id),
    CONSTRAINT digests_day_key UNIQUE (center_id, person_id, day)
  );
  COMMENT ON COLUMN digests.day IS 'The day on the wall of the person.';
  SELECT make_tenant_table('digests', 'SELECT, INSERT');

  CREATE TABLE push_subscriptions (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    endpoint text NOT NULL CONSTRAINT push_subscriptions_endpoint_check CHECK (length(endpoint) <= 2000),
    p256dh text NOT NULL CONSTRAINT push_subscriptions_p256dh_check CHECK (length(p256dh) <= 200),
    auth text NOT NULL CONSTRAINT push_subscriptions_auth_check CHECK (length(auth) <= 100),
    subscribed_at timestamptz NOT NULL,
    CONSTRAINT push_subscriptions_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT push_subscriptions_person_fkey FOREIGN KEY (center_id, person_id) REFERENCES users (center_id, id),
    CONSTRAINT push_subscriptions_endpoint_key UNIQUE (center_id, endpoint)
  );
  CREATE INDEX push_subscriptions_person_idx ON push_subscriptions (center_id, person_id, subscribed_at);
  SELECT make_tenant_table('push_subscriptions', 'SELECT, INSERT, UPDATE, DELETE');
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds of a prospect, with game plan, debrief and the people met. */
export class Interviews1795300000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interviews (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        prospect_id uuid NOT NULL,
        round smallint NOT NULL CONSTRAINT interviews_round_check CHECK (round BETWEEN 1 AND 30),
        kind text NOT NULL CONSTRAINT interviews_kind_check
          CHECK (kind IN ('SCREENING', 'TECHNICAL', 'BEHAVIORAL', 'PANEL', 'CASE', 'ASSESSMENT', 'FINAL', 'INFORMATIONAL', 'OTHER')),
        format text NOT NULL CONSTRAINT interviews_format_check CHECK (format IN ('IN_PERSON', 'VIDEO', 'PHONE', 'ONE_WAY_VIDEO', 'UNKNOWN')),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        zone text NOT NULL,
        status text NOT NULL CONSTRAINT interviews_status_check CHECK (status IN ('SCHEDULED', 'HELD', 'CANCELLED', 'RESCHEDULED', 'NO_SHOW')),
        status_at timestamptz NOT NULL,
        missed_by text CONSTRAINT interviews_missed_by_check CHECK (missed_by IN ('STUDENT', 'EMPLOYER')),
        rescheduled_to_id uuid,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT interviews_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT interviews_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
        CONSTRAINT interviews_rescheduled_to_fkey FOREIGN KEY (center_id, rescheduled_to_id) REFERENCES interviews (center_id, id),
        CONSTRAINT interviews_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT interviews_times_check CHECK (starts_at < ends_at AND ends_at - starts_at <= interval '24 hours'),
        CONSTRAINT interviews_missed_check CHECK ((status = 'NO_SHOW') = (missed_by IS NOT NULL)),
        CONSTRAINT interviews_rescheduled_check CHECK ((status = 'RESCHEDULED') = (rescheduled_to_id IS NOT NULL))
      );
      COMMENT ON COLUMN interviews.status_at IS 'When the status became what it is: scheduled when agreed, held when it ended, called off when told.';
      CREATE INDEX interviews_prospect_idx ON interviews (center_id, prospect_id, starts_at, id);
      CREATE INDEX interviews_start_idx ON interviews (center_id, starts_at, id);
      CREATE INDEX interviews_rescheduled_to_idx ON interviews (center_id, rescheduled_to_id) WHERE rescheduled_to_id IS NOT NULL;
      SELECT make_tenant_table('interviews', 'SELECT, INSERT, UPDATE');

      CREATE TABLE game_plans (
        center_id uuid NOT NULL,
        interview_id uuid NOT NULL,
        promised_on date,
        precision text NOT NULL CONSTRAINT game_plans_precision_check CHECK (precision IN ('DAY', 'WEEK', 'UNKNOWN', 'WOULD_NOT_SAY')),
        initiator text NOT NULL CONSTRAINT game_plans_initiator_check CHECK (initiator IN ('EMPLOYER_CALLS', 'STUDENT_CALLS', 'UNKNOWN')),
        channels text[] NOT NULL CONSTRAINT game_plans_channels_check
          CHECK (channels <@ ARRAY['PHONE', 'EMAIL', 'LETTER', 'IN_PERSON', 'VIDEO', 'MESSAGE']),
        agreed_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT game_plans_pkey PRIMARY KEY (center_id, interview_id),
        CONSTRAINT game_plans_interview_fkey FOREIGN KEY (center_id, interview_id) REFERENCES interviews (center_id, id),
        CONSTRAINT game_plans_promise_check CHECK ((promised_on IS NOT NULL) = (precision IN ('DAY', 'WEEK')))
      );
      SELECT make_tenant_table('game_plans', 'SELECT, INSERT, UPDATE');

      CREATE TABLE debriefs (
        center_id uuid NOT NULL,
        interview_id uuid NOT NULL,
        how_it_went text CONSTRAINT debriefs_how_check CHECK (length(how_it_went) <= 5000),
        rating smallint CONSTRAINT debriefs_rating_check CHECK (rating BETWEEN 1 AND 5),
        questions_asked text CONSTRAINT debriefs_questions_check CHECK (length(questions_asked) <= 5000),
        to_improve text CONSTRAINT debriefs_improve_check CHECK (length(to_improve) <= 5000),
        recorded_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT debriefs_pkey PRIMARY KEY (center_id, interview_id),
        CONSTRAINT debriefs_interview_fkey FOREIGN KEY (center_id, interview_id) REFERENCES interviews (center_id, id)
      );
      SELECT make_tenant_table('debriefs', 'SELECT, INSERT, UPDATE');

      CREATE TABLE interview_contacts (
        center_id uuid NOT NULL,
        interview_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        CONSTRAINT interview_contacts_pkey PRIMARY KEY (center_id, interview_id, contact_id),
        CONSTRAINT interview_contacts_interview_fkey FOREIGN KEY (center_id, interview_id) REFERENCES interviews (center_id, id),
        CONSTRAINT interview_contacts_contact_fkey FOREIGN KEY (center_id, contact_id) REFERENCES contacts (center_id, id)
      );
      CREATE INDEX interview_contacts_contact_idx ON interview_contacts (center_id, contact_id);
      SELECT make_tenant_table('interview_contacts', 'SELECT, INSERT, DELETE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE interview_contacts; DROP TABLE debriefs; DROP TABLE game_plans; DROP TABLE interviews;`,
    );
  }
}

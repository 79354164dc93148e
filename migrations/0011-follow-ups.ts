import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done and what came of it. */
export class FollowUps1795300001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE follow_ups (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        prospect_id uuid NOT NULL,
        interview_id uuid,
        contact_id uuid,
        kind text NOT NULL CONSTRAINT follow_ups_kind_check CHECK (kind IN (
          'PREPARATION', 'THANK_YOU', 'REHEARSAL', 'STATUS_CHECK', 'NEXT_ROUND_CHECK', 'CONTACT_CORRECTION', 'APPLICATION_CHECK', 'FEEDBACK_REQUEST',
          'KEEP_WARM', 'COURTESY_NOTE', 'OFFER_REVIEW', 'EXTENSION_REQUEST', 'EXPEDITE_REQUEST', 'COUNSELOR_REVIEW', 'CLOSE_THE_LOOP')),
        channel text CONSTRAINT follow_ups_channel_check CHECK (channel IN ('PHONE', 'EMAIL', 'LETTER', 'IN_PERSON', 'VIDEO', 'MESSAGE')),
        happened_at timestamptz NOT NULL,
        disposition text CONSTRAINT follow_ups_disposition_check CHECK (disposition IN (
          'STILL_PENDING', 'NEXT_ROUND', 'FILLED', 'REJECTED', 'OFFER', 'ON_HOLD', 'NO_ANSWER', 'LEFT_MESSAGE', 'AWAITING_REPLY', 'GATEKEEPER',
          'WRONG_CONTACT', 'CALL_BACK_ON', 'DO_NOT_CALL', 'WITHDREW')),
        promised_on date,
        call_back_on date,
        decision text CONSTRAINT follow_ups_decision_check CHECK (decision IN ('GO_ON', 'OTHER_CONTACT', 'CLOSE')),
        feedback text CONSTRAINT follow_ups_feedback_check CHECK (length(feedback) BETWEEN 1 AND 5000),
        notes text CONSTRAINT follow_ups_notes_check CHECK (length(notes) BETWEEN 1 AND 5000),
        answers_step text,
        answers_step_due_at timestamptz,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT follow_ups_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT follow_ups_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
        CONSTRAINT follow_ups_interview_fkey FOREIGN KEY (center_id, interview_id) REFERENCES interviews (center_id, id),
        CONSTRAINT follow_ups_contact_fkey FOREIGN KEY (center_id, contact_id) REFERENCES contacts (center_id, id),
        CONSTRAINT follow_ups_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT follow_ups_call_back_check CHECK (disposition IS DISTINCT FROM 'CALL_BACK_ON' OR call_back_on IS NOT NULL),
        CONSTRAINT follow_ups_review_check CHECK ((kind = 'COUNSELOR_REVIEW') = (decision IS NOT NULL)),
        CONSTRAINT follow_ups_answers_check CHECK ((answers_step IS NULL) = (answers_step_due_at IS NULL))
      );
      COMMENT ON COLUMN follow_ups.answers_step IS 'The policy step that was owed when this was recorded, with when it was due: on time or late for ever after.';
      CREATE INDEX follow_ups_prospect_idx ON follow_ups (center_id, prospect_id, happened_at, id) INCLUDE (answers_step_due_at);
      CREATE INDEX follow_ups_contact_idx ON follow_ups (center_id, contact_id, happened_at) WHERE contact_id IS NOT NULL;
      CREATE INDEX follow_ups_interview_idx ON follow_ups (center_id, interview_id) WHERE interview_id IS NOT NULL;
      SELECT make_tenant_table('follow_ups', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE follow_ups;`);
  }
}

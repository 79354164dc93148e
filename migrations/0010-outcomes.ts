import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offers and outcomes: when it was decided, when it was learned and when it was recorded are three different things. */
export class Outcomes1795300001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE offers (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        prospect_id uuid NOT NULL,
        student_id uuid NOT NULL,
        received_at timestamptz NOT NULL,
        deadline_at timestamptz,
        pay_amount numeric(12, 2) CONSTRAINT offers_pay_check CHECK (pay_amount >= 0),
        pay_currency text CONSTRAINT offers_currency_check CHECK (pay_currency ~ '^[A-Z]{3}$'),
        pay_period text CONSTRAINT offers_period_check CHECK (pay_period IN ('HOUR', 'MONTH', 'YEAR')),
        bonus_amount numeric(12, 2) CONSTRAINT offers_bonus_check CHECK (bonus_amount >= 0),
        starts_on date,
        status text NOT NULL CONSTRAINT offers_status_check CHECK (status IN ('RECEIVED', 'ACCEPTED', 'DECLINED')),
        answered_at timestamptz,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT offers_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT offers_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
        CONSTRAINT offers_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
        CONSTRAINT offers_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT offers_answer_check CHECK ((status = 'RECEIVED') = (answered_at IS NULL)),
        CONSTRAINT offers_pay_is_whole_check CHECK (num_nonnulls(pay_amount, pay_currency, pay_period) IN (0, 3)),
        CONSTRAINT offers_bonus_needs_pay_check CHECK (bonus_amount IS NULL OR pay_amount IS NOT NULL)
      );
      COMMENT ON COLUMN offers.student_id IS 'The prospect''s student again, so that one index finds the student''s other open offers.';
      CREATE INDEX offers_prospect_idx ON offers (center_id, prospect_id, id);
      CREATE INDEX offers_open_idx ON offers (center_id, student_id) WHERE status = 'RECEIVED';
      CREATE INDEX offers_student_idx ON offers (center_id, student_id);
      SELECT make_tenant_table('offers', 'SELECT, INSERT, UPDATE');

      CREATE TABLE outcomes (
        center_id uuid NOT NULL,
        id uuid NOT NULL,
        prospect_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT outcomes_kind_check
          CHECK (kind IN ('OFFER_ACCEPTED', 'OFFER_DECLINED', 'REJECTED', 'WITHDRAWN', 'ROLE_CLOSED', 'NO_RESPONSE')),
        decided_at timestamptz,
        learned_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        knowledge_source text NOT NULL CONSTRAINT outcomes_source_check
          CHECK (knowledge_source IN ('STUDENT', 'EMPLOYER', 'COUNSELOR', 'OFFER_LETTER', 'SPREADSHEET', 'PUBLIC_PROFILE', 'OTHER')),
        reason text CONSTRAINT outcomes_reason_check CHECK (length(reason) BETWEEN 1 AND 2000),
        reopened_at timestamptz,
        reopened_by uuid,
        reopen_reason text CONSTRAINT outcomes_reopen_reason_check CHECK (length(reopen_reason) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        CONSTRAINT outcomes_pkey PRIMARY KEY (center_id, id),
        CONSTRAINT outcomes_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
        CONSTRAINT outcomes_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
        CONSTRAINT outcomes_reopened_by_fkey FOREIGN KEY (center_id, reopened_by) REFERENCES users (center_id, id),
        CONSTRAINT outcomes_no_response_needs_reason_check CHECK (kind <> 'NO_RESPONSE' OR reason IS NOT NULL),
        CONSTRAINT outcomes_decided_before_learned_check CHECK (decided_at <= learned_at),
        CONSTRAINT outcomes_reopened_check CHECK (num_nonnulls(reopened_at, reopened_by, reopen_reason) IN (0, 3))
      );
      COMMENT ON COLUMN outcomes.decided_at IS 'When the employer (or the student) decided; null when nobody knows.';
      COMMENT ON COLUMN outcomes.learned_at IS 'When the student heard of it.';
      CREATE UNIQUE INDEX outcomes_standing_key ON outcomes (center_id, prospect_id) WHERE reopened_at IS NULL;
      CREATE INDEX outcomes_prospect_idx ON outcomes (center_id, prospect_id, id);
      CREATE INDEX outcomes_learned_idx ON outcomes (center_id, learned_at, id);
      SELECT make_tenant_table('outcomes', 'SELECT, INSERT, UPDATE');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outcomes; DROP TABLE offers;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exceptions to the steady pace: times in which nobody follows up, and steps that somebody put off. */
export class Pauses1795300001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAUSES);
    await runner.query(SNOOZES);
    await runner.query(RESTRICTIONS);
    await runner.query(CONTACT_CLASS);
    await runner.query(`ALTER TABLE students ADD COLUMN reminders_opted_out_at timestamptz;`);
    await runner.query(`${FACTS} ${SNOOZED}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // A view cannot lose its last branch while something else reads it, and nothing does.
    await runner.query(`DROP VIEW prospect_facts; ${FACTS}; ${GRANTED}`);
    await runner.query(
      `ALTER TABLE follow_ups DROP COLUMN contact_class; ALTER TABLE students DROP COLUMN reminders_opted_out_at; DROP TABLE contact_restrictions; DROP TABLE snoozes; DROP TABLE pauses;`,
    );
  }
}

const PAUSES = `
  CREATE TABLE pauses (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    cohort_id uuid,
    student_id uuid,
    employer_id uuid,
    prospect_id uuid,
    kind text NOT NULL CONSTRAINT pauses_kind_check CHECK (kind IN ('EXAM', 'HOLIDAY', 'MEDICAL', 'HIRING_FREEZE', 'OTHER')),
    words text NOT NULL CONSTRAINT pauses_words_check CHECK (length(words) BETWEEN 1 AND 200),
    first_day date NOT NULL,
    last_day date NOT NULL,
    planned_last_day date NOT NULL,
    started_at timestamptz NOT NULL,
    started_by uuid NOT NULL,
    ended_at timestamptz,
    ended_by uuid,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT pauses_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT pauses_cohort_fkey FOREIGN KEY (center_id, cohort_id) REFERENCES cohorts (center_id, id),
    CONSTRAINT pauses_student_fkey FOREIGN KEY (center_id, student_id) REFERENCES students (center_id, id),
    CONSTRAINT pauses_employer_fkey FOREIGN KEY (center_id, employer_id) REFERENCES employers (center_id, id),
    CONSTRAINT pauses_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT pauses_started_by_fkey FOREIGN KEY (center_id, started_by) REFERENCES users (center_id, id),
    CONSTRAINT pauses_ended_by_fkey FOREIGN KEY (center_id, ended_by) REFERENCES users (center_id, id),
    CONSTRAINT pauses_subject_check CHECK (num_nonnulls(cohort_id, student_id, employer_id, prospect_id) = 1),
    CONSTRAINT pauses_days_check CHECK (first_day <= planned_last_day AND last_day <= planned_last_day AND last_day >= first_day - 1),
    CONSTRAINT pauses_ended_check CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NOT NULL OR last_day = planned_last_day))
  );
  COMMENT ON COLUMN pauses.last_day IS 'The last day in force. Ended early: the day before it was ended; the day before first_day: never in force.';
  CREATE INDEX pauses_cohort_idx ON pauses (center_id, cohort_id, first_day) WHERE cohort_id IS NOT NULL;
  CREATE INDEX pauses_student_idx ON pauses (center_id, student_id, first_day) WHERE student_id IS NOT NULL;
  CREATE INDEX pauses_employer_idx ON pauses (center_id, employer_id, first_day) WHERE employer_id IS NOT NULL;
  CREATE INDEX pauses_prospect_idx ON pauses (center_id, prospect_id, first_day) WHERE prospect_id IS NOT NULL;
  CREATE INDEX pauses_days_idx ON pauses (center_id, first_day, id);
  SELECT make_tenant_table('pauses', 'SELECT, INSERT, UPDATE');`;

const SNOOZES = `
  CREATE TABLE snoozes (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    prospect_id uuid NOT NULL,
    contact_id uuid,
    step_key text NOT NULL,
    until date NOT NULL,
    reason text NOT NULL CONSTRAINT snoozes_reason_check CHECK (length(reason) BETWEEN 1 AND 200),
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT snoozes_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT snoozes_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT snoozes_contact_fkey FOREIGN KEY (center_id, contact_id) REFERENCES contacts (center_id, id),
    CONSTRAINT snoozes_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id)
  );
  CREATE INDEX snoozes_prospect_idx ON snoozes (center_id, prospect_id, recorded_at);
  CREATE INDEX snoozes_contact_idx ON snoozes (center_id, contact_id) WHERE contact_id IS NOT NULL;
  SELECT make_tenant_table('snoozes', 'SELECT, INSERT');`;

const CONTACT_CLASS = `
  ALTER TABLE follow_ups ADD COLUMN contact_class text GENERATED ALWAYS AS (
    CASE WHEN kind IN ('COUNSELOR_REVIEW', 'OFFER_REVIEW') THEN 'SERVICE'
         WHEN feedback IS NOT NULL
           OR disposition IN ('STILL_PENDING', 'NEXT_ROUND', 'FILLED', 'REJECTED', 'OFFER', 'ON_HOLD', 'CALL_BACK_ON', 'DO_NOT_CALL') THEN 'TWO_WAY'
         WHEN kind IN ('PREPARATION', 'REHEARSAL', 'CONTACT_CORRECTION') THEN 'OWN_WORK'
         ELSE 'ATTEMPT' END) STORED;`;

const RESTRICTIONS = `
  CREATE TABLE contact_restrictions (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    contact_id uuid,
    employer_id uuid,
    prospect_id uuid,
    channels text[] NOT NULL CONSTRAINT contact_restrictions_channels_check
      CHECK (cardinality(channels) >= 1 AND channels <@ ARRAY['PHONE', 'EMAIL', 'LETTER', 'IN_PERSON', 'VIDEO', 'MESSAGE']),
    source text NOT NULL CONSTRAINT contact_restrictions_source_check CHECK (source IN ('POSTING', 'PERSON_ASKED', 'ANSWER', 'OTHER')),
    words text CONSTRAINT contact_restrictions_words_check CHECK (length(words) BETWEEN 1 AND 500),
    since timestamptz NOT NULL,
    until date,
    recorded_by uuid NOT NULL,
    lifted_at timestamptz,
    lifted_by uuid,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT contact_restrictions_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT contact_restrictions_contact_fkey FOREIGN KEY (center_id, contact_id) REFERENCES contacts (center_id, id),
    CONSTRAINT contact_restrictions_employer_fkey FOREIGN KEY (center_id, employer_id) REFERENCES employers (center_id, id),
    CONSTRAINT contact_restrictions_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT contact_restrictions_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
    CONSTRAINT contact_restrictions_lifted_by_fkey FOREIGN KEY (center_id, lifted_by) REFERENCES users (center_id, id),
    CONSTRAINT contact_restrictions_subject_check CHECK (num_nonnulls(contact_id, employer_id, prospect_id) = 1),
    CONSTRAINT contact_restrictions_lifted_check CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
  );
  COMMENT ON COLUMN contact_restrictions.source IS 'ANSWER: the disposition DO_NOT_CALL of a follow-up.';
  CREATE INDEX contact_restrictions_contact_idx ON contact_restrictions (center_id, contact_id, id) WHERE contact_id IS NOT NULL;
  CREATE INDEX contact_restrictions_employer_idx ON contact_restrictions (center_id, employer_id, id) WHERE employer_id IS NOT NULL;
  CREATE INDEX contact_restrictions_prospect_idx ON contact_restrictions (center_id, prospect_id, id) WHERE prospect_id IS NOT NULL;
  SELECT make_tenant_table('contact_restrictions', 'SELECT, INSERT, UPDATE');
  DO $$
  DECLARE center uuid;
  BEGIN
    FOR center IN SELECT id FROM centers LOOP
      PERFORM set_center(center);
      INSERT INTO contact_restrictions (center_id, id, contact_id, prospect_id, channels, source, since, recorded_by)
      SELECT center_id, id, contact_id, CASE WHEN contact_id IS NULL THEN prospect_id END, ARRAY['PHONE'], 'ANSWER', happened_at, recorded_by
        FROM follow_ups WHERE center_id = center AND disposition = 'DO_NOT_CALL';
    END LOOP;
    SET LOCAL app.center_id = '';
  END $$;`;

const SNOOZED = `
  UNION ALL
  SELECT center_id, prospect_id, id, 'SNOOZED', recorded_at, recorded_at,
         jsonb_build_object('stepKey', step_key, 'contactId', contact_id, 'until', until, 'reason', reason)
    FROM snoozes`;

const GRANTED = `
  COMMENT ON VIEW prospect_facts IS 'A candidacy told as dated facts, one row each; read it with center_id and prospect_id.';
  GRANT SELECT ON prospect_facts TO followthrough_app;`;

/** As it was told before. */
const FACTS = `
  CREATE OR REPLACE VIEW prospect_facts WITH (security_invoker = true) AS
  SELECT center_id, id AS prospect_id, id, 'APPLIED' AS kind, applied_on::timestamp AT TIME ZONE 'UTC' AS at, opened_at AS recorded_at,
         '{}'::jsonb AS details
    FROM prospects WHERE applied_on IS NOT NULL
  UNION ALL
  SELECT center_id, prospect_id, id, 'INTERVIEW_SCHEDULED', least(starts_at, status_at, recorded_at), recorded_at,
         jsonb_build_object('interviewId', id, 'round', round, 'startsAt', starts_at, 'endsAt', ends_at)
    FROM interviews
  UNION ALL
  SELECT i.center_id, i.prospect_id, i.id, 'INTERVIEW_HELD', i.ends_at, i.recorded_at,
         jsonb_build_object('interviewId', i.id, 'round', i.round, 'contactIds', (
           SELECT coalesce(jsonb_agg(c.contact_id ORDER BY c.contact_id), '[]')
             FROM interview_contacts c WHERE c.center_id = i.center_id AND c.interview_id = i.id))
    FROM interviews i WHERE i.status = 'HELD'
  UNION ALL
  SELECT center_id, prospect_id, id, 'INTERVIEW_CALLED_OFF', status_at, recorded_at,
         jsonb_build_object('interviewId', id, 'reason', status)
    FROM interviews WHERE status IN ('CANCELLED', 'RESCHEDULED', 'NO_SHOW')
  UNION ALL
  SELECT g.center_id, i.prospect_id, g.interview_id, 'GAME_PLAN_AGREED', g.agreed_at, g.recorded_at,
         jsonb_build_object('interviewId', g.interview_id, 'promisedOn', g.promised_on, 'precision', g.precision, 'initiator', g.initiator,
                            'channels', to_jsonb(g.channels))
    FROM interviews i JOIN game_plans g ON g.center_id = i.center_id AND g.interview_id = i.id
  UNION ALL
  SELECT center_id, prospect_id, id, 'FOLLOWED_UP', happened_at, recorded_at,
         jsonb_build_object('followUp', kind, 'channel', channel, 'contactId', contact_id, 'interviewId', interview_id, 'disposition', disposition,
                            'promisedOn', promised_on, 'callBackOn', call_back_on, 'feedbackGiven', feedback IS NOT NULL, 'decision', decision)
    FROM follow_ups
  UNION ALL
  SELECT center_id, prospect_id, id, 'OFFER_RECEIVED', received_at, recorded_at,
         jsonb_build_object('offerId', id, 'deadline', deadline_at)
    FROM offers
  UNION ALL
  SELECT o.center_id, p.id, o.id, 'OTHER_OFFER_RECEIVED', o.received_at, o.recorded_at,
         jsonb_build_object('offerId', o.id, 'deadline', o.deadline_at)
    FROM prospects p JOIN offers o ON o.center_id = p.center_id AND o.student_id = p.student_id AND o.prospect_id <> p.id AND o.status = 'RECEIVED'
   WHERE NOT EXISTS (SELECT FROM outcomes ended WHERE ended.center_id = o.center_id AND ended.prospect_id = o.prospect_id AND ended.reopened_at IS NULL)
  UNION ALL
  SELECT center_id, prospect_id, id, 'CLOSED', learned_at, recorded_at, jsonb_build_object('outcome', kind)
    FROM outcomes
  UNION ALL
  SELECT center_id, prospect_id, id, 'REOPENED', reopened_at, reopened_at, '{}'::jsonb
    FROM outcomes WHERE reopened_at IS NOT NULL`;

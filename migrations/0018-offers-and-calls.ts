import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of an offer before it is answered and after; and which day a contact is called on, over all students. */
export class OffersAndCalls1795300001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OFFERS);
    await runner.query(factsWith(TOLD_OF_OFFERS));
    await runner.query(CALLS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE contact_bookings;`);
    await runner.query(`DROP VIEW prospect_facts;`);
    await runner.query(factsWith(TOLD_OF_OFFERS_BEFORE));
    await runner.query(OFFERS_BEFORE);
  }
}

const OFFERS = `
  ALTER TABLE offers DROP CONSTRAINT offers_status_check;
  ALTER TABLE offers ADD CONSTRAINT offers_status_check
    CHECK (status IN ('RECEIVED', 'EXTENDED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'RESCINDED', 'RENEGED'));
  ALTER TABLE offers DROP CONSTRAINT offers_answer_check;
  ALTER TABLE offers ADD CONSTRAINT offers_answer_check CHECK ((status IN ('ACCEPTED', 'DECLINED', 'RENEGED')) = (answered_at IS NOT NULL));
  ALTER TABLE offers ADD COLUMN lost_at timestamptz;
  ALTER TABLE offers ADD COLUMN lost_recorded_at timestamptz;
  ALTER TABLE offers ADD COLUMN lost_reason text CONSTRAINT offers_lost_reason_check CHECK (length(lost_reason) BETWEEN 1 AND 2000);
  ALTER TABLE offers ADD CONSTRAINT offers_lost_check
    CHECK (num_nonnulls(lost_at, lost_recorded_at) = CASE WHEN status IN ('EXPIRED', 'RESCINDED', 'RENEGED') THEN 2 ELSE 0 END);
  ALTER TABLE offers ADD CONSTRAINT offers_lost_reason_is_of_a_loss_check CHECK (lost_reason IS NULL OR lost_at IS NOT NULL);
  COMMENT ON COLUMN offers.deadline_at IS 'The deadline in force, after every extension.';
  COMMENT ON COLUMN offers.lost_at IS 'When it expired, was rescinded by the employer, or its acceptance was taken back by the student.';
  DROP INDEX offers_open_idx;
  CREATE INDEX offers_open_idx ON offers (center_id, student_id) WHERE status IN ('RECEIVED', 'EXTENDED');
  CREATE INDEX offers_deadline_idx ON offers (center_id, (coalesce(deadline_at, 'infinity')), id) WHERE status IN ('RECEIVED', 'EXTENDED');

  CREATE TABLE offer_extensions (
    center_id uuid NOT NULL,
    id uuid NOT NULL,
    offer_id uuid NOT NULL,
    deadline_before timestamptz,
    deadline_at timestamptz NOT NULL,
    extended_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT offer_extensions_pkey PRIMARY KEY (center_id, id),
    CONSTRAINT offer_extensions_offer_fkey FOREIGN KEY (center_id, offer_id) REFERENCES offers (center_id, id),
    CONSTRAINT offer_extensions_recorded_by_fkey FOREIGN KEY (center_id, recorded_by) REFERENCES users (center_id, id),
    CONSTRAINT offer_extensions_later_check CHECK (deadline_before < deadline_at)
  );
  COMMENT ON TABLE offer_extensions IS 'Every time the deadline of an offer was moved, always to a later one.';
  COMMENT ON COLUMN offer_extensions.deadline_before IS 'The deadline until then; null: there was none.';
  CREATE INDEX offer_extensions_offer_idx ON offer_extensions (center_id, offer_id, deadline_at);
  SELECT make_tenant_table('offer_extensions', 'SELECT, INSERT');

  CREATE VIEW open_offers WITH (security_invoker = true) AS
    SELECT o.center_id, o.id, o.prospect_id, o.student_id, o.received_at, o.deadline_at, o.recorded_at
      FROM offers o
     WHERE o.status IN ('RECEIVED', 'EXTENDED')
       AND NOT EXISTS (
         SELECT FROM outcomes ended
          WHERE ended.center_id = o.center_id AND ended.prospect_id = o.prospect_id AND (ended.reopened_at IS NULL OR ended.learned_at >= o.received_at));
  COMMENT ON VIEW open_offers IS 'Offers that wait for an answer: neither answered nor lost, and not ended together with their prospect.';
  GRANT SELECT ON open_offers TO followthrough_app;
`;

/** What was lost is a decline in the words of before: the offer was not taken. */
const OFFERS_BEFORE = `
  DROP VIEW open_offers;
  DROP TABLE offer_extensions;
  DROP INDEX offers_deadline_idx;
  DROP INDEX offers_open_idx;
  ALTER TABLE offers DROP CONSTRAINT offers_answer_check;
  ALTER TABLE offers DROP CONSTRAINT offers_lost_check;
  ALTER TABLE offers DROP CONSTRAINT offers_status_check;
  UPDATE offers SET status = 'RECEIVED' WHERE status = 'EXTENDED';
  UPDATE offers SET status = 'DECLINED', answered_at = lost_at WHERE status IN ('EXPIRED', 'RESCINDED', 'RENEGED');
  ALTER TABLE offers DROP COLUMN lost_at, DROP COLUMN lost_recorded_at, DROP COLUMN lost_reason;
  COMMENT ON COLUMN offers.deadline_at IS NULL;
  ALTER TABLE offers ADD CONSTRAINT offers_status_check CHECK (status IN ('RECEIVED', 'ACCEPTED', 'DECLINED'));
  ALTER TABLE offers ADD CONSTRAINT offers_answer_check CHECK ((status = 'RECEIVED') = (answered_at IS NULL));
  CREATE INDEX offers_open_idx ON offers (center_id, student_id) WHERE status = 'RECEIVED';
`;

const CALLS = `
  CREATE TABLE contact_bookings (
    center_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    day date NOT NULL,
    prospect_id uuid NOT NULL,
    wanted_on date NOT NULL,
    CONSTRAINT contact_bookings_pkey PRIMARY KEY (center_id, contact_id, day),
    CONSTRAINT contact_bookings_prospect_key UNIQUE (center_id, prospect_id),
    CONSTRAINT contact_bookings_contact_fkey FOREIGN KEY (center_id, contact_id) REFERENCES contacts (center_id, id),
    CONSTRAINT contact_bookings_prospect_fkey FOREIGN KEY (center_id, prospect_id) REFERENCES prospects (center_id, id),
    CONSTRAINT contact_bookings_later_check CHECK (day >= wanted_on)
  );
  COMMENT ON TABLE contact_bookings IS 'On which day a contact is to be called, and for which prospect: one call a day over all students of the center.';
  COMMENT ON COLUMN contact_bookings.wanted_on IS 'The day the policy asks for; as long as it stays the same, so does the booking.';
  SELECT make_tenant_table('contact_bookings', 'SELECT, INSERT, DELETE');
`;

const TOLD_OF_OFFERS = `
  SELECT o.center_id, o.prospect_id, o.id, 'OFFER_RECEIVED', o.received_at, o.recorded_at,
         jsonb_build_object('offerId', o.id, 'deadline', CASE WHEN moved.id IS NULL THEN o.deadline_at ELSE moved.deadline_before END)
    FROM offers o
    LEFT JOIN LATERAL (
      SELECT x.id, x.deadline_before FROM offer_extensions x
       WHERE x.center_id = o.center_id AND x.offer_id = o.id ORDER BY x.deadline_at LIMIT 1) moved ON true
  UNION ALL
  SELECT x.center_id, o.prospect_id, x.id, 'OFFER_EXTENDED', x.extended_at, x.recorded_at,
         jsonb_build_object('offerId', o.id, 'deadline', x.deadline_at)
    FROM offers o JOIN offer_extensions x ON x.center_id = o.center_id AND x.offer_id = o.id
  UNION ALL
  SELECT center_id, prospect_id, id, 'OFFER_' || status, lost_at, lost_recorded_at, jsonb_build_object('offerId', id)
    FROM offers WHERE status IN ('EXPIRED', 'RESCINDED', 'RENEGED')
  UNION ALL
  SELECT o.center_id, p.id, o.id, 'OTHER_OFFER_RECEIVED', o.received_at, o.recorded_at,
         jsonb_build_object('offerId', o.id, 'deadline', o.deadline_at)
    FROM prospects p JOIN open_offers o ON o.center_id = p.center_id AND o.student_id = p.student_id AND o.prospect_id <> p.id`;

const TOLD_OF_OFFERS_BEFORE = `
  SELECT center_id, prospect_id, id, 'OFFER_RECEIVED', received_at, recorded_at,
         jsonb_build_object('offerId', id, 'deadline', deadline_at)
    FROM offers
  UNION ALL
  SELECT o.center_id, p.id, o.id, 'OTHER_OFFER_RECEIVED', o.received_at, o.recorded_at,
         jsonb_build_object('offerId', o.id, 'deadline', o.deadline_at)
    FROM prospects p JOIN offers o ON o.center_id = p.center_id AND o.student_id = p.student_id AND o.prospect_id <> p.id AND o.status = 'RECEIVED'
   WHERE NOT EXISTS (SELECT FROM outcomes ended WHERE ended.center_id = o.center_id AND ended.prospect_id = o.prospect_id AND ended.reopened_at IS NULL)`;

/** The view as migration 0017 made it, except for what it tells of offers. */
const factsWith = (toldOfOffers: string): string => `
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
    ${toldOfOffers}
    UNION ALL
    SELECT center_id, prospect_id, id, 'CLOSED', learned_at, recorded_at, jsonb_build_object('outcome', kind)
      FROM outcomes
    UNION ALL
    SELECT center_id, prospect_id, id, 'REOPENED', reopened_at, reopened_at, '{}'::jsonb
      FROM outcomes WHERE reopened_at IS NOT NULL
    UNION ALL
    SELECT center_id, prospect_id, id, 'SNOOZED', recorded_at, recorded_at,
           jsonb_build_object('stepKey', step_key, 'contactId', contact_id, 'until', until, 'reason', reason)
      FROM snoozes;
  COMMENT ON VIEW prospect_facts IS 'A candidacy told as dated facts, one row each; read it with center_id and prospect_id.';
  GRANT SELECT ON prospect_facts TO followthrough_app;
`;

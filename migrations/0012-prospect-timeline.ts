import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every noun's rows as dated facts: what the pure readers (stage, next step, statistics) read. */
export class ProspectTimeline1795300001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW prospect_facts WITH (security_invoker = true) AS
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
          FROM outcomes WHERE reopened_at IS NOT NULL;
      COMMENT ON VIEW prospect_facts IS 'A candidacy told as dated facts, one row each; read it with center_id and prospect_id.';
      GRANT SELECT ON prospect_facts TO followthrough_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW prospect_facts;`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The counselor's dashboard as one function, so that it is one round trip: it sets the center, finds whose students are meant, and then
 * counts and pages in a single statement. Inside a function that statement is planned once per connection; it starts from an array of
 * ids, so that every table is reached by index however many centers there are.
 */
export class CaseloadDashboard1795300001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCOPES);
    await runner.query(DASHBOARD);
    await runner.query(`
      COMMENT ON FUNCTION caseload_dashboard IS 'Header and one page of a caseload as JSON; sets the center of the transaction by itself.';
      GRANT EXECUTE ON FUNCTION students_in_cohort, students_looked_after, caseload_dashboard TO followthrough_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION caseload_dashboard, students_looked_after, students_in_cohort;`);
  }
}

const SCOPES = `
  CREATE FUNCTION students_in_cohort(center uuid, cohort uuid, today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT student_id FROM cohort_memberships
     WHERE center_id = center AND cohort_id = cohort AND from_day <= today AND (to_day IS NULL OR to_day >= today)
  $$;
  COMMENT ON FUNCTION students_in_cohort IS 'Who belongs to the cohort on that day.';

  CREATE FUNCTION students_looked_after(center uuid, counselor uuid, today date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT student_id FROM caseload_assignments
     WHERE center_id = center AND from_day <= today AND (to_day IS NULL OR to_day >= today)
       AND counselor_id IN (
         SELECT counselor UNION ALL
         SELECT absent_id FROM caseload_covers WHERE center_id = center AND covering_id = counselor AND from_day <= today AND to_day >= today)
  $$;
  COMMENT ON FUNCTION students_looked_after IS 'The counselor''s own students on that day, and those of colleagues whom the counselor covers.';
`;

const DASHBOARD = `
  CREATE FUNCTION caseload_dashboard(
    center uuid, today date, at timestamptz, due_until timestamptz, neglected_since timestamptz, rated_since timestamptz,
    of_cohort uuid, of_counselor uuid,
    at_stage text, overdue_since timestamptz, owes_thanks boolean, name_prefix text, external_id_prefix text,
    sort text, after_instant timestamptz, after_count int, after_name text, after_id uuid, page_size int
  ) RETURNS json LANGUAGE plpgsql STABLE AS $$
  DECLARE
    scope uuid[];
  BEGIN
    PERFORM set_center(center);

    IF of_cohort IS NULL AND of_counselor IS NULL THEN
      scope := ARRAY(SELECT id FROM students WHERE center_id = center AND archived_at IS NULL);
    ELSIF of_counselor IS NULL THEN
      scope := ARRAY(SELECT DISTINCT id FROM students_in_cohort(center, of_cohort, today) AS id);
    ELSIF of_cohort IS NULL THEN
      scope := ARRAY(SELECT DISTINCT id FROM students_looked_after(center, of_counselor, today) AS id);
    ELSE
      scope := ARRAY(
        SELECT id FROM students_in_cohort(center, of_cohort, today) AS id INTERSECT SELECT id FROM students_looked_after(center, of_counselor, today) AS id);
    END IF;

    RETURN (
      WITH student AS MATERIALIZED (
        SELECT s.id, s.given_name, s.family_name, s.external_id, s.search_name, s.search_family_name, tally.*
          FROM unnest(scope) AS member (id)
          JOIN students s ON s.center_id = center AND s.id = member.id AND s.archived_at IS NULL
          CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE p.outcome IS NULL) AS open,
                   count(*) FILTER (WHERE p.outcome IS NULL AND p.next_step_due_at < at) AS overdue,
                   count(*) FILTER (WHERE p.outcome IS NULL AND p.next_step_due_at <= neglected_since) AS neglected,
                   count(*) FILTER (WHERE p.outcome IS NULL AND p.next_step_due_at >= at AND p.next_step_due_at < due_until) AS due_soon,
                   count(p.outcome) AS closed,
                   count(*) FILTER (WHERE p.stage = 'APPLIED') AS applied,
                   count(*) FILTER (WHERE p.stage = 'INTERVIEWING') AS interviewing,
                   count(*) FILTER (WHERE p.stage = 'INTERVIEWED') AS interviewed,
                   count(*) FILTER (WHERE p.stage = 'OFFERED') AS offered,
                   count(*) FILTER (WHERE p.outcome = 'OFFER_ACCEPTED') AS offer_accepted,
                   count(*) FILTER (WHERE p.outcome = 'OFFER_DECLINED') AS offer_declined,
                   count(*) FILTER (WHERE p.outcome = 'REJECTED') AS rejected,
                   count(*) FILTER (WHERE p.outcome = 'WITHDRAWN') AS withdrawn,
                   count(*) FILTER (WHERE p.outcome = 'ROLE_CLOSED') AS role_closed,
                   count(*) FILTER (WHERE p.outcome = 'NO_RESPONSE') AS no_response,
                   count(*) FILTER (WHERE p.thank_you_owed) AS no_thank_you,
                   min(p.next_step_due_at) FILTER (WHERE p.outcome IS NULL) AS due_at,
                   max(p.last_activity_at) AS last_activity_at,
                   array_agg(p.id) FILTER (WHERE p.last_activity_at >= rated_since) AS recent_ids
              FROM prospects p WHERE p.center_id = center AND p.student_id = s.id) tally
      ), answered AS (
        SELECT count(*) AS steps, count(*) FILTER (WHERE f.happened_at <= f.answers_step_due_at) AS on_time
          FROM student CROSS JOIN unnest(student.recent_ids) AS recent (id)
          JOIN follow_ups f ON f.center_id = center AND f.prospect_id = recent.id AND f.happened_at >= rated_since
         WHERE f.answers_step_due_at IS NOT NULL
      ), matching AS (
        SELECT *,
               CASE sort WHEN 'WORST_FIRST' THEN coalesce(due_at, 'infinity')
                         WHEN 'LAST_ACTIVITY' THEN coalesce(last_activity_at, '-infinity') ELSE '-infinity' END AS by_instant,
               CASE sort WHEN 'OPEN_PROSPECTS' THEN -open::int ELSE 0 END AS by_count,
               CASE sort WHEN 'NAME' THEN search_family_name ELSE '' END AS by_name
          FROM student
         WHERE (at_stage IS NULL OR 0 < CASE at_stage WHEN 'APPLIED' THEN applied WHEN 'INTERVIEWING' THEN interviewing
                                                      WHEN 'INTERVIEWED' THEN interviewed WHEN 'OFFERED' THEN offered ELSE closed END)
           AND (overdue_since IS NULL OR due_at <= overdue_since)
           AND (owes_thanks IS NULL OR owes_thanks = (no_thank_you > 0))
           AND (external_id_prefix IS NULL OR starts_with(search_name, name_prefix) OR starts_with(search_family_name, name_prefix)
                OR starts_with(lower(external_id), external_id_prefix))
      ), page AS (
        SELECT * FROM matching
         WHERE after_id IS NULL OR (by_instant, by_count, by_name, id) > (after_instant, after_count, after_name, after_id)
         ORDER BY by_instant, by_count, by_name, id LIMIT page_size
      )
      SELECT json_build_object(
        'header', (
          SELECT json_build_object(
                   'students', count(*), 'openProspects', coalesce(sum(open), 0), 'overdue', coalesce(sum(overdue), 0),
                   'neglected', coalesce(sum(neglected), 0), 'dueIn7Days', coalesce(sum(due_soon), 0),
                   'outcomes', json_build_object(
                     'offerAccepted', coalesce(sum(offer_accepted), 0), 'offerDeclined', coalesce(sum(offer_declined), 0),
                     'rejected', coalesce(sum(rejected), 0), 'withdrawn', coalesce(sum(withdrawn), 0),
                     'roleClosed', coalesce(sum(role_closed), 0), 'noResponse', coalesce(sum(no_response), 0)),
                   'onTimeRate', (SELECT json_build_object('onTime', on_time, 'owed', steps + coalesce(sum(overdue), 0)) FROM answered))
            FROM student),
        'matching', (SELECT count(*) FROM matching),
        'page', (
          SELECT coalesce(json_agg(listed), '[]') FROM (
            SELECT page.id, given_name AS "givenName", family_name AS "familyName", external_id AS "externalId",
                   open, overdue, due_soon AS "dueIn7Days", closed, no_thank_you AS "noThankYou", stages,
                   last_activity_at AS "lastActivityAt", step AS "worstNextStep", counselor, ARRAY[by_instant::text, by_count::text, by_name] AS place
              FROM page
              CROSS JOIN LATERAL (SELECT applied, interviewing, interviewed, offered) stages
              LEFT JOIN LATERAL (
                SELECT p.id AS "prospectId", e.name AS employer, p.position, p.next_step_kind AS kind, p.next_step_channel AS channel,
                       p.next_step_owner AS owner, p.next_step_due_at AS "dueAt", p.next_step_due_on AS "dueOn", p.next_step_zone AS zone,
                       p.next_step_why AS why
                  FROM prospects p JOIN employers e ON e.center_id = center AND e.id = p.employer_id
                 WHERE p.center_id = center AND p.student_id = page.id AND p.outcome IS NULL AND p.next_step_due_at = page.due_at
                 ORDER BY p.id LIMIT 1) step ON true
              LEFT JOIN LATERAL (
                SELECT u.id, u.given_name AS "givenName", u.family_name AS "familyName"
                  FROM caseload_assignments a JOIN users u ON u.center_id = center AND u.id = a.counselor_id
                 WHERE a.center_id = center AND a.student_id = page.id AND a.from_day <= today AND (a.to_day IS NULL OR a.to_day >= today)
                 ORDER BY a.from_day DESC LIMIT 1) counselor ON true
             ORDER BY by_instant, by_count, by_name, page.id) listed)));
  END $$;
`;

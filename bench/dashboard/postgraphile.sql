-- What somebody who builds this dashboard with PostGraphile adds to the schema: computed columns, as few and as cheap as they can be.
-- Run in the bench's own database, as the owner.
CREATE TYPE student_figures AS (
  open int, overdue int, due_in_7_days int, closed int, no_thank_you int, applied int, interviewing int, interviewed int, offered int, last_activity_at timestamptz);

CREATE FUNCTION students_figures(student students) RETURNS student_figures LANGUAGE sql STABLE AS $$
  SELECT count(*) FILTER (WHERE outcome IS NULL), count(*) FILTER (WHERE outcome IS NULL AND next_step_due_at < now()),
         count(*) FILTER (WHERE outcome IS NULL AND next_step_due_at >= now() AND next_step_due_at < now() + interval '168 hours'),
         count(outcome), count(*) FILTER (WHERE thank_you_owed),
         count(*) FILTER (WHERE stage = 'APPLIED'), count(*) FILTER (WHERE stage = 'INTERVIEWING'),
         count(*) FILTER (WHERE stage = 'INTERVIEWED'), count(*) FILTER (WHERE stage = 'OFFERED'), max(last_activity_at)
    FROM prospects WHERE center_id = student.center_id AND student_id = student.id
$$;

CREATE FUNCTION students_worst_prospect(student students) RETURNS prospects LANGUAGE sql STABLE AS $$
  SELECT * FROM prospects WHERE center_id = student.center_id AND student_id = student.id AND outcome IS NULL ORDER BY next_step_due_at, id LIMIT 1
$$;

CREATE FUNCTION students_counselor(student students) RETURNS users LANGUAGE sql STABLE AS $$
  SELECT u.* FROM caseload_assignments a JOIN users u ON u.center_id = a.center_id AND u.id = a.counselor_id
   WHERE a.center_id = student.center_id AND a.student_id = student.id AND a.from_day <= current_date AND (a.to_day IS NULL OR a.to_day >= current_date)
   ORDER BY a.from_day DESC LIMIT 1
$$;

CREATE FUNCTION cohorts_students_worst_first(cohort cohorts) RETURNS SETOF students LANGUAGE sql STABLE AS $$
  SELECT s.* FROM cohort_memberships m JOIN students s ON s.center_id = m.center_id AND s.id = m.student_id
   WHERE m.center_id = cohort.center_id AND m.cohort_id = cohort.id AND m.from_day <= current_date AND (m.to_day IS NULL OR m.to_day >= current_date)
     AND s.archived_at IS NULL
   ORDER BY (SELECT min(p.next_step_due_at) FROM prospects p WHERE p.center_id = s.center_id AND p.student_id = s.id AND p.outcome IS NULL), s.id
$$;

CREATE TYPE cohort_figures AS (
  students int, open_prospects int, overdue int, neglected int, due_in_7_days int, offer_accepted int, offer_declined int, rejected int,
  withdrawn int, role_closed int, no_response int, on_time int, owed int);

-- Neglect by seven days of 24 hours: a business calendar would have to be written in SQL.
CREATE FUNCTION cohorts_figures(cohort cohorts) RETURNS cohort_figures LANGUAGE sql STABLE AS $$
  WITH p AS MATERIALIZED (
    SELECT p.id, p.student_id, p.outcome, p.next_step_due_at AS due, p.last_activity_at
      FROM cohort_memberships m JOIN students s ON s.center_id = m.center_id AND s.id = m.student_id AND s.archived_at IS NULL
      JOIN prospects p ON p.center_id = s.center_id AND p.student_id = s.id
     WHERE m.center_id = cohort.center_id AND m.cohort_id = cohort.id AND m.from_day <= current_date AND (m.to_day IS NULL OR m.to_day >= current_date)
  ), answered AS (
    SELECT count(*) AS steps, count(*) FILTER (WHERE f.happened_at <= f.answers_step_due_at) AS on_time
      FROM p JOIN follow_ups f ON f.center_id = cohort.center_id AND f.prospect_id = p.id AND f.happened_at >= now() - interval '2160 hours'
     WHERE f.answers_step_due_at IS NOT NULL AND p.last_activity_at >= now() - interval '2160 hours'
  )
  SELECT count(DISTINCT student_id), count(*) FILTER (WHERE outcome IS NULL), count(*) FILTER (WHERE outcome IS NULL AND due < now()),
         count(*) FILTER (WHERE outcome IS NULL AND due < now() - interval '168 hours'),
         count(*) FILTER (WHERE outcome IS NULL AND due >= now() AND due < now() + interval '168 hours'),
         count(*) FILTER (WHERE outcome = 'OFFER_ACCEPTED'), count(*) FILTER (WHERE outcome = 'OFFER_DECLINED'), count(*) FILTER (WHERE outcome = 'REJECTED'),
         count(*) FILTER (WHERE outcome = 'WITHDRAWN'), count(*) FILTER (WHERE outcome = 'ROLE_CLOSED'), count(*) FILTER (WHERE outcome = 'NO_RESPONSE'),
         (SELECT on_time FROM answered), (SELECT steps FROM answered) + count(*) FILTER (WHERE outcome IS NULL AND due < now())
    FROM p
$$;

GRANT EXECUTE ON FUNCTION students_figures, students_worst_prospect, students_counselor, cohorts_students_worst_first, cohorts_figures TO followthrough_app;

/**
 * Ids of the open escalations that are this person's to see to today. At the counselor's level they go with the student, as the
 * caseload does: to whoever looks after the student now, cover included. What is a lead's, and what is about a student whom nobody
 * looks after, stays with the one to whom it went, or is every lead's where that one cannot sign in.
 */
export const seenToBy = (person: string, today: string): string => `
  SELECT own.id FROM prospects q
    JOIN escalations own ON own.center_id = $1 AND own.prospect_id = q.id AND own.level = 'COUNSELOR' AND own.resolved_at IS NULL
   WHERE q.center_id = $1 AND q.student_id = ANY (ARRAY(SELECT students_looked_after($1, ${person}, ${today})))
  UNION ALL
  SELECT went.id FROM escalations went
   WHERE went.center_id = $1 AND went.resolved_at IS NULL AND ${isNoCounselors('went', today)}
     AND went.assigned_id = ANY (ARRAY(
       SELECT ${person} UNION ALL SELECT v.absent_id FROM ${coversOn(today)} AND v.covering_id = ${person}))
  UNION ALL
  SELECT lost.id FROM escalations lost
   WHERE lost.center_id = $1 AND lost.resolved_at IS NULL AND ${isNoCounselors('lost', today)} AND ${isLead(person)}
     AND (lost.assigned_id IS NULL
          OR lost.assigned_id IN (SELECT u.id FROM users u WHERE u.center_id = $1 AND u.disabled_at IS NOT NULL))`;

/**
 * At the lead's level, or nobody who can sign in looks after the student: neither the counselor nor whoever covers. One student at
 * a time, as the LIMIT says, instead of all of the center at once.
 */
const isNoCounselors = (escalation: string, today: string): string => `(${escalation}.level = 'LEAD' OR (
  SELECT a.id FROM prospects q
    JOIN caseload_assignments a ON a.center_id = $1 AND a.student_id = q.student_id
     AND a.from_day <= ${today} AND (a.to_day IS NULL OR a.to_day >= ${today})
    JOIN users c ON c.center_id = $1 AND c.id = a.counselor_id
   WHERE q.center_id = $1 AND q.id = ${escalation}.prospect_id
     AND (c.disabled_at IS NULL OR EXISTS (
       SELECT FROM ${coversOn(today)} AND v.absent_id = a.counselor_id
          AND EXISTS (SELECT FROM users u WHERE u.center_id = $1 AND u.id = v.covering_id AND u.disabled_at IS NULL)))
   LIMIT 1) IS NULL)`;

/** As escalations are raised: the leads, or the admins where there is no lead. */
const isLead = (person: string): string => `EXISTS (
  SELECT FROM users i WHERE i.center_id = $1 AND i.id = ${person}
     AND ('LEAD' = ANY (i.roles) OR 'ADMIN' = ANY (i.roles) AND NOT EXISTS (
       SELECT FROM users l WHERE l.center_id = $1 AND l.disabled_at IS NULL AND 'LEAD' = ANY (l.roles))))`;

const coversOn = (today: string): string =>
  `caseload_covers v WHERE v.center_id = $1 AND v.from_day <= ${today} AND v.to_day >= ${today}`;

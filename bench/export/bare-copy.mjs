import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const LINE_BREAK = 10;

/** The same rows and columns as they are stored: no guard against formulas, no ISO 8601, no HTTP, no audit. */
const select = (center) => `
  SELECT i.id, p.id, s.id, s.external_id, s.given_name, s.family_name, s.archived_at, s.graduating_class, c.names, e.id, e.name,
         p.position, p.location, p.source, p.applied_on, p.stage, i.round, i.kind, i.format, i.starts_at, i.ends_at, i.zone, i.status, i.status_at,
         i.missed_by, i.rescheduled_to_id, g.promised_on, g.precision, g.initiator, g.channels, i.recorded_at, p.outcome
    FROM interviews i
    JOIN prospects p ON p.center_id = i.center_id AND p.id = i.prospect_id
    LEFT JOIN game_plans g ON g.center_id = ${center} AND g.interview_id = i.id
    JOIN students s ON s.center_id = ${center} AND s.id = p.student_id
    JOIN employers e ON e.center_id = ${center} AND e.id = p.employer_id
    LEFT JOIN (
      SELECT m.student_id, string_agg(k.name, '; ' ORDER BY k.name) AS names
        FROM cohort_memberships m JOIN cohorts k ON k.center_id = m.center_id AND k.id = m.cohort_id
       WHERE m.center_id = ${center} GROUP BY m.student_id) c ON c.student_id = p.student_id
   WHERE i.center_id = ${center}
   ORDER BY i.starts_at, i.id`;

export async function bareCopy({ url }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT id FROM centers WHERE slug = 'seed-001'`);
    await client.query('BEGIN');
    await client.query('SELECT set_center($1)', [rows[0].id]);
    return await read(
      client.query(copyTo(`COPY (${select(pg.escapeLiteral(rows[0].id))}) TO STDOUT WITH (FORMAT csv, HEADER)`)),
    );
  } finally {
    await client.end();
  }
}

/** Counts lines too, so that both sides do the same work with what they read. */
async function read(copy) {
  const startedAt = performance.now();
  let lines = 0;
  for await (const chunk of copy)
    for (let at = chunk.indexOf(LINE_BREAK); at !== -1; at = chunk.indexOf(LINE_BREAK, at + 1)) lines += 1;
  return { rows: lines - 1, seconds: (performance.now() - startedAt) / 1000 };
}

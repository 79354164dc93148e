import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * The limit that logging an interview is measured against: node:http and pg, which write the very rows that the service
 * writes, with named statements in one transaction under row level security, and read, check and compute nothing.
 *
 * Told by environment: DATABASE_URL, PORT, ROWS (JSON with ids that exist: center, user, policyVersion, employers, students).
 */
const rows = JSON.parse(process.env.ROWS);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const run = (client, name, text, values) => client.query({ name, text, values });

async function write(body) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await run(client, 'center', 'SELECT set_center($1)', [rows.center]);
    await writeRows(client, body);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

async function writeRows(client, { key, employer, student, input }) {
  const [prospect, interview, contact] = [randomUUID(), randomUUID(), randomUUID()];
  const now = new Date();
  const c = rows.center;
  await run(
    client,
    'key',
    `INSERT INTO idempotency_keys (center_id, user_id, key, mutation, request_hash, created_at) VALUES ($1,$2,$3,'logInterview',$4,$5)`,
    [c, rows.user, key, Buffer.alloc(32), now],
  );
  await run(
    client,
    'prospect',
    `INSERT INTO prospects (center_id, id, student_id, employer_id, position, policy_version_id, opened_at, opened_by, stage, next_step_key, next_step_kind, next_step_channel,
       next_step_owner, next_step_opens_at, next_step_due_at, next_step_due_on, next_step_zone, next_step_why, thank_you_owed, last_activity_at, planned_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,'APPLIED','check-application','CHECK_APPLICATION','EMAIL','STUDENT',$7,$7,'2026-12-01','America/New_York',$9,false,$7,$7)`,
    [c, prospect, student, employer, input.position, rows.policyVersion, now, rows.user, WHY],
  );
  await run(
    client,
    'contact',
    `INSERT INTO contacts (center_id, id, employer_id, name, email, role, created_at) VALUES ($1,$2,$3,$4,$5,'INTERVIEWER',$6)`,
    [c, contact, employer, input.contact, 'ida@acme.example', now],
  );
  await run(
    client,
    'interview',
    `INSERT INTO interviews (center_id, id, prospect_id, round, kind, format, starts_at, ends_at, zone, status, status_at, recorded_at, recorded_by)
     VALUES ($1,$2,$3,1,'BEHAVIORAL','VIDEO',$4,$5,'America/New_York','HELD',$5,$6,$7)`,
    [c, interview, prospect, input.startsAt, input.endsAt, now, rows.user],
  );
  await run(client, 'met', 'INSERT INTO interview_contacts (center_id, interview_id, contact_id) VALUES ($1,$2,$3)', [
    c,
    interview,
    contact,
  ]);
  await run(
    client,
    'plan',
    `INSERT INTO game_plans (center_id, interview_id, promised_on, precision, initiator, channels, agreed_at, recorded_at) VALUES ($1,$2,$3,'DAY','STUDENT_CALLS','{PHONE}',$4,$5)`,
    [c, interview, input.promisedOn, input.endsAt, now],
  );
  await run(
    client,
    'debrief',
    `INSERT INTO debriefs (center_id, interview_id, how_it_went, rating, recorded_at) VALUES ($1,$2,$3,4,$4)`,
    [c, interview, input.howItWent, now],
  );
  await run(
    client,
    'projection',
    `UPDATE prospects SET stage='INTERVIEWED', next_step_key='thank-you', next_step_kind='THANK_YOU', next_step_opens_at=$3, next_step_due_at=$3, next_step_contact_id=$4, next_step_interview_id=$5,
       next_step_why=$6, thank_you_owed=true, last_activity_at=$3, planned_at=$3, plan_changes_at=$7 WHERE center_id=$1 AND id=$2`,
    [c, prospect, now, contact, interview, WHY, new Date(now.getTime() + 86_400_000)],
  );
  await run(
    client,
    'booking',
    'INSERT INTO contact_bookings (center_id, contact_id, day, prospect_id, wanted_on) VALUES ($1,$2,$3,$4,$3)',
    [c, contact, input.promisedOn, prospect],
  );
  await audit(client, now, [prospect, contact, interview, interview, interview]);
  await run(client, 'answer', 'UPDATE idempotency_keys SET answer=$4 WHERE center_id=$1 AND user_id=$2 AND key=$3', [
    c,
    rows.user,
    key,
    ANSWER,
  ]);
}

/** Five entries, each with an image of about the size of ours. */
function audit(client, now, subjects) {
  const values = subjects.flatMap((subject) => [
    rows.center,
    randomUUID(),
    now,
    rows.user,
    'interview.logged',
    'Interview',
    subject,
    ANSWER,
    'request',
  ]);
  const places = subjects.map(
    (_, row) => `(${Array.from({ length: 9 }, (__, column) => `$${row * 9 + column + 1}`).join(',')})`,
  );
  return run(
    client,
    'audit',
    `INSERT INTO audit_entries (center_id, id, at, actor_id, action, subject_type, subject_id, after, request_id) VALUES ${places.join(',')}`,
    values,
  );
}

const WHY = JSON.stringify({
  step: 'thank-you',
  anchor: { kind: 'INTERVIEW_END', factId: randomUUID(), on: '2026-11-20' },
  offset: '24 hours after',
  skipped: [],
  adjustments: [],
});
const ANSWER = JSON.stringify({
  interview: { id: randomUUID(), kind: 'BEHAVIORAL', format: 'VIDEO', zone: 'America/New_York' },
  prospect: { id: randomUUID(), why: WHY, filler: 'x'.repeat(900) },
});

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    await write(JSON.parse(Buffer.concat(chunks).toString()));
    const body = Buffer.from('{"ok":true}');
    response.writeHead(200, { 'content-length': body.length }).end(body);
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));

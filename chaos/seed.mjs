/** Lays down the facts, past the product and before it starts to deliver. */
export const seed = { centers, reminders };

const TABLE = `
  CREATE TABLE chaos_reminders (
    center_id uuid NOT NULL, id uuid NOT NULL, key text NOT NULL, recipient text NOT NULL, due_at timestamptz NOT NULL,
    is_done boolean NOT NULL, is_announced boolean NOT NULL, CONSTRAINT chaos_reminders_pkey PRIMARY KEY (center_id, id));
  CREATE INDEX chaos_reminders_due_idx ON chaos_reminders (center_id, due_at) WHERE is_announced;
  ALTER TABLE chaos_reminders OWNER TO followthrough_owner;
  SELECT make_tenant_table('chaos_reminders', 'SELECT, UPDATE');`;

async function centers(postgres, ids) {
  await postgres.query(TABLE);
  for (const id of ids)
    await postgres.query('INSERT INTO centers (id, slug, created_at) VALUES ($1, $2, now())', [id, `c-${id}`]);
}

const REMINDERS = `
  INSERT INTO chaos_reminders (center_id, id, key, recipient, due_at, is_done, is_announced)
  SELECT "centerId", id, key, "to", to_timestamp("dueAt" / 1000.0), "isDone", "isAnnounced" FROM jsonb_to_recordset($1::jsonb)
      AS d ("centerId" uuid, id uuid, key text, "to" text, "dueAt" bigint, "isDone" boolean, "isAnnounced" boolean)`;

/** What is not announced by the workers stands written down beforehand, as something that will be due. */
const DELIVERIES = `
  INSERT INTO deliveries (center_id, id, key, topic, subject_id, channel, due_at, next_attempt_at, created_at)
  SELECT center_id, gen_random_uuid(), key, 'chaos', id, 'EMAIL', due_at, due_at, now() FROM chaos_reminders WHERE NOT is_announced`;

async function reminders(postgres, demand) {
  await postgres.query(REMINDERS, [JSON.stringify(demand)]);
  await postgres.query(DELIVERIES);
}

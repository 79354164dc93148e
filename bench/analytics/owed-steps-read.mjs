import pg from 'pg';

/**
 * Says that what was owed has been read from all facts already. After a seed the service would do that for a quarter of an hour, and
 * its answers meanwhile would measure that.
 */
export async function haveOwedStepsRead(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT set_center(id) FROM centers');
    await client.query(ALL_READ);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const ALL_READ = `
  INSERT INTO owed_step_readings (center_id, planned_at, prospect_id)
  SELECT center_id, planned_at, id FROM prospects ORDER BY planned_at DESC, id DESC LIMIT 1
  ON CONFLICT (center_id) DO UPDATE SET planned_at = excluded.planned_at, prospect_id = excluded.prospect_id`;

import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The limit: node:http and pg with one prepared statement, the dashboard's own, taken out of its function. No GraphQL, nobody signs in, no
 * row level security (the role is exempt from it), one order and no filter but the cohort, no sentences. The driver reads the JSON and the
 * server writes it, as people do; with UNREAD=yes the database's text goes out as it came, which is as little as a server can do.
 *
 * GET /<center>/<cohort>. Told by environment: DATABASE_URL, PORT, POOL_SIZE, UNREAD.
 */
const DAY = 86_400_000;
const UNREAD = process.env.UNREAD === 'yes';
const COHORT = `(SELECT student_id FROM cohort_memberships
   WHERE center_id = center AND cohort_id = of_cohort AND from_day <= today AND (to_day IS NULL OR to_day >= today))`;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });
const prepared = await preparedStatement();

createServer(async (request, response) => {
  const [, center, cohort] = request.url.split('/');
  const asked = askedAt(Date.now(), center, cohort);
  const { rows } = await pool.query({
    name: 'dashboard',
    text: prepared.text,
    values: prepared.parameters.map((name) => asked[name] ?? null),
  });
  const body = UNREAD ? rows[0].dashboard : JSON.stringify(rows[0].dashboard);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));

/** `neglected_since` needs the center's calendar; seven days cost as much. */
const askedAt = (now, center, cohort) => ({
  center,
  of_cohort: cohort,
  today: new Date(now).toISOString().slice(0, 10),
  at: new Date(now),
  due_until: new Date(now + 7 * DAY),
  neglected_since: new Date(now - 7 * DAY),
  rated_since: new Date(now - 90 * DAY),
  sort: 'WORST_FIRST',
  page_size: 41,
});

/** The statement between `RETURN (` and the end of the function, its parameters numbered as they are used. */
async function preparedStatement() {
  const { rows } = await pool.query(`
    SELECT prosrc AS source, proargnames AS names, ARRAY(SELECT format_type(type, NULL) FROM unnest(proargtypes) WITH ORDINALITY AS t (type, place) ORDER BY place) AS types
      FROM pg_proc WHERE proname = 'caseload_dashboard'`);
  const [{ source, names, types }] = rows;
  const statement = /RETURN \(([^]*)\);\s*END\s*$/.exec(source)[1].replace('unnest(scope)', COHORT);
  const word = (name) => new RegExp(`(?<!['\\w.])${name}(?!['\\w])`, 'g');
  const parameters = names.filter((name) => word(name).test(statement));
  const numbered = parameters.reduce(
    (sql, name, place) => sql.replace(word(name), `$${place + 1}::${types[names.indexOf(name)]}`),
    statement,
  );
  return { text: `SELECT (${numbered})${UNREAD ? '::text' : ''} AS dashboard`, parameters };
}

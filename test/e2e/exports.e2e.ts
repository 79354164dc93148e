import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/clock/index.js';
import { signIn } from '../support/centers.js';
import { download, listen, openDownload, readDownload, rowsOf } from '../support/downloads.js';
import { seedCenters } from '../support/seeds.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const LATE = { timeout: 20_000 };
let api: TestApi;
let port: number;
let admin: string;

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  await seedCenters(api, { centers: 2, students: 40, prospects: 600 });
  admin = await signIn(api, 'seed-001', 'admin@seed-001.example');
});
afterAll(() => api.stop());

const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;
const ofCenter = (slug: string): string => `(SELECT id FROM centers WHERE slug = '${slug}')`;
const get = (path: string, token = admin) => download(port, path, token);

describe('rows', () => {
  it('exports every interview of the center with its student, employer and game plan', async () => {
    const answer = await get('/exports/interviews.csv');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="interviews-\d{4}-\d\d-\d\d\.csv"$/);
    const rows = rowsOf(answer);
    const [expected] = await sql(`SELECT count(*) FROM interviews WHERE center_id = ${ofCenter('seed-001')}`);
    expect(rows.length).toBe(expected.count);
    expect(answer.trailers['x-row-count']).toBe(String(rows.length));
    const row = rows.find((each) => each['Decision promised on'] !== '')!;
    expect(row['Starts at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const [stored] = await sql(
      `SELECT s.external_id, e.name, i.starts_at, g.promised_on, m.names FROM interviews i JOIN prospects p ON p.id = i.prospect_id JOIN students s ON s.id = p.student_id
         JOIN employers e ON e.id = p.employer_id JOIN game_plans g ON g.interview_id = i.id,
         LATERAL (SELECT string_agg(c.name, '; ' ORDER BY c.name) AS names FROM cohort_memberships m JOIN cohorts c ON c.id = m.cohort_id WHERE m.student_id = s.id) m
        WHERE i.id = $1`,
      [row['Interview id']],
    );
    expect(row['Student external id']).toBe(stored.external_id);
    expect(row['Employer']).toBe(stored.name);
    expect(Date.parse(row['Starts at']!)).toBe(stored.starts_at.getTime());
    expect(row['Decision promised on']).toBe(stored.promised_on);
    expect(row['Cohorts']).toBe(stored.names);
  });

  it('exports the outcomes that stand, each once, with the offer', async () => {
    const [reopened] = await sql(
      `SELECT o.id, o.prospect_id FROM outcomes o WHERE center_id = ${ofCenter('seed-001')} AND kind = 'REJECTED' LIMIT 1`,
    );
    await sql(
      `UPDATE outcomes SET reopened_at = learned_at, reopened_by = recorded_by, reopen_reason = 'They called again.' WHERE id = $1`,
      [reopened.id],
    );
    const rows = rowsOf(await get('/exports/outcomes.csv'));
    const [expected] = await sql(
      `SELECT count(*) FROM outcomes WHERE center_id = ${ofCenter('seed-001')} AND reopened_at IS NULL`,
    );
    expect(rows.length).toBe(expected.count);
    expect(rows.map((row) => row['Outcome id'])).not.toContain(reopened.id);
    const accepted = rows.filter((row) => row['Outcome'] === 'OFFER_ACCEPTED');
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.every((row) => row['Offer status'] === 'ACCEPTED')).toBe(true);
    expect(rows.filter((row) => row['Outcome'] === 'REJECTED').every((row) => row['Offer status'] === '')).toBe(true);
  });

  it('begins with a byte order mark, for spreadsheet programs, unless asked to leave it out', async () => {
    expect((await get('/exports/outcomes.csv')).body.startsWith('\uFEFFOutcome id')).toBe(true);
    expect((await get('/exports/outcomes.csv?bom=1')).body.startsWith('\uFEFFOutcome id')).toBe(true);
    expect((await get('/exports/outcomes.csv?bom=0')).body.startsWith('Outcome id')).toBe(true);
  });

  it('makes text of cells that a spreadsheet would run, and leaves the others alone', async () => {
    const starts = ['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '\nx', '＝1', 'plain', 'a=b', '"quoted", and\nbroken'];
    const prospects = await sql(
      `SELECT DISTINCT p.id FROM prospects p JOIN interviews i ON i.prospect_id = p.id WHERE p.center_id = ${ofCenter('seed-001')} LIMIT $1`,
      [starts.length],
    );
    await Promise.all(
      prospects.map(({ id }, index) => sql('UPDATE prospects SET position = $1 WHERE id = $2', [starts[index], id])),
    );
    const rows = rowsOf(await get('/exports/interviews.csv'));
    const positions = prospects.map(({ id }) => rows.find((row) => row['Prospect id'] === id)!['Position']);
    expect(positions).toEqual(starts.map((start, index) => (index < 8 ? `'${start}` : start)));
  });
});

describe('filters', () => {
  const ids = async (path: string, token = admin) =>
    new Set(rowsOf(await get(path, token)).map((row) => row['Interview id']));
  const expectIds = async (query: string, condition: string) => {
    const found = await ids(`/exports/interviews.csv?${query}`);
    const expected = await sql(
      `SELECT i.id FROM interviews i JOIN prospects p ON p.id = i.prospect_id JOIN students s ON s.id = p.student_id
        WHERE i.center_id = ${ofCenter('seed-001')} AND (${condition})`,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(found).toEqual(new Set(expected.map((row) => row.id)));
  };

  it('by cohort, counselor, stage and outcome', async () => {
    const [cohort] = await sql(
      `SELECT id FROM cohorts WHERE center_id = ${ofCenter('seed-001')} AND name = 'Cohort 2'`,
    );
    await expectIds(
      `cohort=${cohort.id}`,
      `s.id IN (SELECT student_id FROM cohort_memberships WHERE cohort_id = '${cohort.id}')`,
    );
    const [counselor] = await sql(`SELECT id FROM users WHERE email = 'counselor-1@seed-001.example'`);
    await expectIds(
      `counselor=${counselor.id}`,
      `s.id IN (SELECT student_id FROM caseload_assignments WHERE counselor_id = '${counselor.id}')`,
    );
    await expectIds('stage=INTERVIEWED', `p.stage = 'INTERVIEWED'`);
    await expectIds('outcome=REJECTED&stage=CLOSED', `p.outcome = 'REJECTED'`);
  });

  it('by how long a step is overdue, and by whether a thank-you is missing', async () => {
    const overdue = `p.outcome IS NULL AND p.next_step_due_at <= now() - interval '72 hours'`;
    await expectIds('overdueBy=3', overdue);
    await expectIds('noThankYou=true', 'p.thank_you_owed');
    await expectIds('noThankYou=false&overdueBy=', 'NOT p.thank_you_owed');
    await expectIds('overdueBy=3&noThankYou=false', `${overdue} AND NOT p.thank_you_owed`);
  });

  it('by days of the center, the last included', async () => {
    const day = `(i.starts_at AT TIME ZONE 'America/New_York')::date`;
    await expectIds('from=2026-10-05&to=2026-11-06', `${day} BETWEEN '2026-10-05' AND '2026-11-06'`);
  });

  it('by the beginning of a name in any spelling, or of an external id', async () => {
    await expectIds('text=S-00000', `s.external_id LIKE 'S-00000%'`);
    const [student] = await sql(
      `SELECT family_name FROM students WHERE center_id = ${ofCenter('seed-001')} AND external_id = 'S-000001'`,
    );
    const typed = encodeURIComponent(student.family_name.toUpperCase());
    await expectIds(`text=${typed}`, `s.family_name = '${student.family_name.replace("'", "''")}'`);
  });

  it('by my own caseload', async () => {
    const token = await signIn(api, 'seed-001', 'counselor-1@seed-001.example');
    expect((await ids('/exports/interviews.csv?counselor=me', token)).size).toBeGreaterThan(0);
    expect((await ids('/exports/interviews.csv?counselor=me')).size).toBe(0);
  });

  it('takes what is typed as text, never as SQL', async () => {
    const quote = encodeURIComponent(`x' OR '1'='1`);
    expect((await ids(`/exports/interviews.csv?text=${quote}`)).size).toBe(0);
    expect((await ids(`/exports/interviews.csv?text=${encodeURIComponent("\\'")}`)).size).toBeGreaterThanOrEqual(0);
  });

  it('answers a cohort of another center as one that does not exist', async () => {
    const [foreign] = await sql(`SELECT id FROM cohorts WHERE center_id = ${ofCenter('seed-002')} LIMIT 1`);
    const [known, unknown] = [
      await get(`/exports/interviews.csv?cohort=${foreign.id}`),
      await get(`/exports/interviews.csv?cohort=${newId()}`),
    ];
    expect(rowsOf(known)).toEqual([]);
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  });

  it('names every wrong parameter at once', async () => {
    const answer = await get(
      '/exports/outcomes.csv?cohort=1&stage=LATE&from=2026-13-01&colour=red&text=a&text=b&overdueBy=1.5&noThankYou=maybe',
    );
    expect(answer.status).toBe(400);
    const { code, problems } = JSON.parse(answer.body);
    expect(code).toBe('PARAMETERS_NOT_VALID');
    expect(new Set(problems.map((problem: { field: string | null }) => problem.field))).toEqual(
      new Set(['cohort', 'stage', 'from', 'text', 'overdueBy', 'noThankYou', null]),
    );
    expect(problems.find((problem: { field: null }) => problem.field === null).message).toContain('colour');
    expect(JSON.parse((await get('/exports/outcomes.csv?from=2026-02-02&to=2026-01-01')).body).problems[0].field).toBe(
      'to',
    );
  });
});

describe('who may', () => {
  it('no student, nobody unknown, and never the rows of another center', async () => {
    const student = await signIn(api, 'seed-001', 'student-1@seed-001.example');
    expect((await get('/exports/outcomes.csv', student)).status).toBe(403);
    expect((await get('/exports/outcomes.csv', 'nonsense')).status).toBe(401);
    const [first, second] = [
      rowsOf(await get('/exports/interviews.csv')),
      rowsOf(await get('/exports/interviews.csv', await signIn(api, 'seed-002', 'admin@seed-002.example'))),
    ];
    const students = new Set(first.map((row) => row['Student id']));
    expect(second.length).toBeGreaterThan(0);
    expect(second.filter((row) => students.has(row['Student id']))).toEqual([]);
  });

  it('is written down with what was asked and how many rows went out', async () => {
    const { trailers } = await get('/exports/outcomes.csv?outcome=REJECTED');
    const entries = await sql(
      `SELECT action, subject_id, after FROM audit_entries WHERE subject_type = 'Export' ORDER BY id DESC LIMIT 2`,
    );
    expect(entries.map((entry) => entry.action)).toEqual(['rows.exported', 'rows.export-started']);
    expect(entries[0].subject_id).toBe(entries[1].subject_id);
    expect(entries[0].after).toMatchObject({
      export: 'outcomes',
      outcome: 'REJECTED',
      cohort: null,
      rows: Number(trailers['x-row-count']),
    });
  });
});

describe('in the middle of a large export', () => {
  const running = async () =>
    (
      await sql(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY (%' AND state = 'active'`,
      )
    ).map((row) => row.pid);

  beforeAll(async () => {
    const columns =
      'center_id, prospect_id, round, kind, format, starts_at, ends_at, zone, status, status_at, missed_by, recorded_at, recorded_by';
    await sql(
      `INSERT INTO interviews (id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM interviews, generate_series(1, 250) WHERE center_id = ${ofCenter('seed-001')} AND status = 'HELD'`,
    );
  });

  it('waits for a slow reader, stops when the reader goes, and gives its connection back', async () => {
    const opened = await openDownload(port, '/exports/interviews.csv', admin);
    const [backend] = await running();
    expect(backend).toBeDefined();
    opened.response.on('error', () => undefined);
    opened.abort();
    await expect.poll(() => sql('SELECT state FROM pg_stat_activity WHERE pid = $1', [backend]), LATE).toEqual([]);
    const entries = await sql(
      `SELECT action FROM audit_entries WHERE subject_type = 'Export' ORDER BY id DESC LIMIT 1`,
    );
    expect(entries).toEqual([{ action: 'rows.export-started' }]);
    expect((await get('/exports/outcomes.csv')).status).toBe(200);
  });

  it('lets two run at once and refuses a third until one is done', async () => {
    const [first, second] = [
      await openDownload(port, '/exports/interviews.csv', admin),
      await openDownload(port, '/exports/interviews.csv', admin),
    ];
    const third = await get('/exports/outcomes.csv');
    expect([third.status, JSON.parse(third.body).code]).toEqual([429, 'TOO_MANY_EXPORTS']);
    const other = await signIn(api, 'seed-002', 'admin@seed-002.example');
    expect((await get('/exports/outcomes.csv', other)).status).toBe(200);
    for (const opened of [first, second]) {
      const whole = await readDownload(opened);
      expect(whole.trailers['x-row-count']).toBe(String(rowsOf(whole).length));
    }
    expect((await get('/exports/outcomes.csv')).status).toBe(200);
  });

  it('breaks the answer off when the database fails, so that no half file looks whole', async () => {
    const opened = await openDownload(port, '/exports/interviews.csv', admin);
    await sql('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [await running()]);
    await expect(readDownload(opened)).rejects.toThrow('aborted');
    await expect.poll(async () => (await get('/exports/outcomes.csv')).status, LATE).toBe(200);
  });
});

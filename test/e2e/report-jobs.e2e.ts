import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BatchJobs } from '../../src/jobs/index.js';
import { newId } from '../../src/platform/clock/index.js';
import { ReportRunJobs } from '../../src/reports/report-runs.jobs.js';
import { addPerson, openCenter, type OpenedCenter, type TestPerson } from '../support/centers.js';
import { download, listen } from '../support/downloads.js';
import { ask, type Data } from '../support/people.js';
import { madeReport, REPORT_RUN, valuesIn, VERIFY } from '../support/report-runs.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let port: number;
let center: OpenedCenter;
let counselor: TestPerson;
const CLASS = 2026;
const nace = { standard: 'NACE', graduatingClass: CLASS };
const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;

/** Bachelors of the class: as many as there are numbers from `from` to `to`, each with the outcome. */
const plantGraduates = (from: number, to: number, outcome: string | null, level = 'BACHELOR') =>
  sql(
    `WITH student AS (
       INSERT INTO students (center_id, id, given_name, family_name, search_name, search_family_name, created_at)
       SELECT $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'S' || n, '', 's', 's', now() FROM generate_series($3::int, $4::int) AS n
       RETURNING id
     ), graduation AS (
       INSERT INTO graduations (center_id, id, student_id, graduating_class, graduated_on, degree_level, recorded_at, recorded_by)
       SELECT $1, gen_random_uuid(), id, ${CLASS}, '2026-05-15', $6, now(), $2 FROM student
     )
     INSERT INTO first_destinations (center_id, id, student_id, graduating_class, outcome, hours_a_week, known_on, knowledge_source, recorded_at, recorded_by)
     SELECT $1, gen_random_uuid(), id, ${CLASS}, $5, 40, '2026-08-01', 'STUDENT', now(), $2 FROM student WHERE $5::text IS NOT NULL`,
    [center.id, center.admin.id, from, to, outcome, level],
  );

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  center = await openCenter(api, 'riverside');
  counselor = await addPerson(api, center, 'cora', ['COUNSELOR']);
  await plantGraduates(1, 400, 'EMPLOYED');
  await plantGraduates(401, 700, 'CONTINUING_EDUCATION');
  await plantGraduates(701, 900, null);
  await plantGraduates(901, 930, 'EMPLOYED', 'MASTER');
  await plantGraduates(931, 934, 'SEEKING_EMPLOYMENT', 'MASTER');
});
afterAll(() => api.stop());

const plantRun = async (): Promise<string> => {
  const id = newId();
  await sql(
    `INSERT INTO report_runs (center_id, id, standard, rule_version, as_of, as_of_day, from_day, to_day, status, created_at, created_by)
     VALUES ($1, $2, 'NACE', 'nace-2026.1', now(), current_date, '2025-07-01', '2026-06-30', 'RUNNING', now(), $3)`,
    [center.id, id, center.admin.id],
  );
  return id;
};

describe('a report of several batches', () => {
  it('counts everybody once, and verifies', async () => {
    const run = await madeReport(api, center.admin, nace);
    expect(run.done).toBe(934);
    expect(valuesIn(run, 'BACHELOR')).toMatchObject({ graduates: 900, employed: 400, knowledgeRate: 0.777778 });
    const { body } = await download(port, `/report-runs/${run.id}.json`, center.admin.token);
    expect(JSON.parse(body).records).toHaveLength(934);
    const { reportRunVerification } = await ask(api, center.admin, VERIFY, { id: run.id });
    expect(reportRunVerification).toMatchObject({
      differingRecords: 0,
      areFiguresSame: true,
      sha256: createHash('sha256').update(body).digest('hex'),
    });
  });

  it('is told to other staff, but for groups with a small part and runs about a part of the center', async () => {
    const { id } = await madeReport(api, center.admin, nace);
    const { reportRun } = await ask(api, counselor, REPORT_RUN, { id });
    expect(valuesIn(reportRun, 'BACHELOR')).toMatchObject({ graduates: 900, noInformation: 200 });
    expect([...new Set(reportRun.figures.map(({ group }: Data) => group.key))]).toEqual(['BACHELOR']);
    await sql(`UPDATE graduations SET program = 'Law' WHERE center_id = $1`, [center.id]);
    const part = await madeReport(api, center.admin, { ...nace, program: 'Law' });
    expect((await ask(api, counselor, REPORT_RUN, { id: part.id })).reportRun.figures).toEqual([]);
  });

  it('whose worker died is taken up where it stood, and counts nobody twice', async () => {
    const whole = await madeReport(api, center.admin, nace);
    const id = await plantRun();
    const jobs = api.app.get(BatchJobs);
    const runs = api.app.get(ReportRunJobs);
    const dead = await jobs.take(runs, { centerId: center.id, id });
    const afterABatch = await jobs.next(runs, dead!);
    expect((await download(port, `/report-runs/${id}.json`, center.admin.token)).status).toBe(409);
    await sql(`UPDATE report_runs SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await jobs.resumeAbandoned(runs)).toBe(1);
    const { reportRun } = await ask(api, center.admin, REPORT_RUN, { id });
    expect(reportRun).toMatchObject({ status: 'DONE', done: 934, figures: whole.figures });
    expect(await jobs.next(runs, afterABatch!)).toBeNull();
  });

  it('is given up when worker after worker stumbles over the same batch', async () => {
    const id = await plantRun();
    const jobs = api.app.get(BatchJobs);
    const runs = api.app.get(ReportRunJobs);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await jobs.take(runs, { centerId: center.id, id })).not.toBeNull();
      await sql('UPDATE report_runs SET lease_until = NULL WHERE id = $1', [id]);
    }
    await jobs.resumeAbandoned(runs);
    expect((await ask(api, center.admin, REPORT_RUN, { id })).reportRun).toMatchObject({
      status: 'FAILED',
      failure: expect.stringContaining('again and again'),
      figures: [],
    });
  });
});

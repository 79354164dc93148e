import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExportKeeping } from '../../src/exports/jobs/export-keeping.jobs.js';
import { ExportLinks } from '../../src/exports/jobs/export-links.js';
import type { ExportRun } from '../../src/exports/jobs/export-run.js';
import { ExportWriting } from '../../src/exports/jobs/export-writing.service.js';
import { ExportJobs } from '../../src/exports/jobs/exports.jobs.js';
import { BatchJobs } from '../../src/jobs/index.js';
import { newId } from '../../src/platform/clock/index.js';
import { signIn } from '../support/centers.js';
import { deliverAll } from '../support/delivering.js';
import { download, listen, rowsOf } from '../support/downloads.js';
import { CANCEL, ended, exported, follow, keptFiles, MANY, ONE, REQUEST, sha256Of } from '../support/exports.js';
import { ask } from '../support/people.js';
import { seedCenters } from '../support/seeds.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let port: number;
let admin: { readonly token: string; readonly id: string };
let counselor: { readonly token: string; readonly id: string };
let stranger: { readonly token: string; readonly id: string };
let centerId: string;

const sql = async (text: string, values: unknown[] = []) => (await api.database.as('superuser', text, values)).rows;

const signedIn = async (center: string, name: string) => {
  const email = `${name}@${center}.example`;
  const [{ id }] = (await sql('SELECT id FROM users WHERE email = $1', [email])) as [{ id: string }];
  return { token: await signIn(api, center, email), id };
};

beforeAll(async () => {
  api = await startTestApi();
  port = await listen(api);
  await seedCenters(api, { centers: 2, students: 40, prospects: 600 });
  admin = await signedIn('seed-001', 'admin');
  counselor = await signedIn('seed-001', 'counselor-1');
  stranger = await signedIn('seed-002', 'admin');
  [{ id: centerId }] = (await sql(`SELECT id FROM centers WHERE slug = 'seed-001'`)) as [{ id: string }];
});
afterAll(() => api.stop());

/** One that nobody has been woken for. */
const plant = async (rows = 'INTERVIEWS', format = 'CSV'): Promise<string> => {
  const id = newId();
  const filter = { text: null, from: null, to: null, stage: null, outcome: null, overdueBy: null, noThankYou: null };
  await sql(
    `INSERT INTO exports (center_id, id, row_set, format, filter, status, created_at, created_by) VALUES ($1, $2, $3, $4, $5, 'RUNNING', now(), $6)`,
    [centerId, id, rows, format, { ...filter, cohortId: null, counselorId: null }, counselor.id],
  );
  return id;
};
/** As far as a worker comes that dies in the middle. */
const begun = async (run: ExportRun): Promise<void> => {
  await api.app.get(ExportWriting).begin(centerId, run);
  await run.write(1);
};
const leaseRunsOut = (id: string) =>
  sql(`UPDATE exports SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);

describe('an export', () => {
  it('is written to a file that holds what the screen shows, and says what it is', async () => {
    const filter = { stage: 'INTERVIEWED', mine: true };
    const done = await exported(api, counselor, { rows: 'INTERVIEWS', format: 'CSV', filter });
    expect(done).toMatchObject({ status: 'READY', failure: null, createdBy: counselor.id });
    const file = await follow(port, done.downloadUrl);
    const same = await download(port, '/exports/interviews.csv?stage=INTERVIEWED&counselor=me', counselor.token);
    expect(file.body.toString()).toBe(same.body);
    expect(done.rowsDone).toBe(rowsOf(same).length);
    expect(done.rowsEstimated).toBe(done.rowsDone);
    expect(done.rowsDone).toBeGreaterThan(0);
    expect([done.bytes, done.sha256]).toEqual([file.body.length, sha256Of(file.body)]);
    expect(Date.parse(done.expiresAt) - Date.parse(done.finishedAt)).toBe(7 * 86_400_000);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-length': String(done.bytes),
      etag: `"${done.sha256}"`,
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringMatching(/^attachment; filename="interviews-\d{4}-\d\d-\d\d\.csv"$/),
    });
  });

  it.each(['XLSX', 'JSON_LINES', 'PARQUET'])('comes as %s', async (format) => {
    const done = await exported(api, admin, { rows: 'PROSPECTS', format });
    const file = await follow(port, done.downloadUrl);
    expect([file.status, sha256Of(file.body), done.rowsDone]).toEqual([200, done.sha256, done.rowsEstimated]);
  });

  it('is asked for once, however often the request is sent', async () => {
    const input = { rows: 'STUDENTS', format: 'CSV', clientMutationId: newId(), id: newId() };
    const first = (await ask(api, counselor, REQUEST, { input })).requestExport.export;
    const again = (await ask(api, counselor, REQUEST, { input })).requestExport.export;
    expect(again.id).toBe(first.id);
    expect(first.id).toBe(input.id);
    await ended(api, counselor, first.id);
    const taken = await ask(api, counselor, REQUEST, { input: { rows: 'STUDENTS', format: 'CSV', id: input.id } });
    expect(taken.requestExport.userErrors).toMatchObject([{ code: 'ID_TAKEN', field: 'id' }]);
  });

  it('with a wrong filter is refused, telling every mistake', async () => {
    const filter = { overdueBy: -1, from: '2026-02-02', to: '2026-01-01', mine: true, counselorId: newId() };
    const { requestExport } = await ask(api, counselor, REQUEST, {
      input: { rows: 'STUDENTS', format: 'CSV', filter },
    });
    expect(requestExport.export).toBeNull();
    expect(requestExport.userErrors).toMatchObject([
      { code: 'VALUE_TOO_SMALL', field: 'filter.overdueBy' },
      { code: 'VALUE_NOT_VALID', field: 'filter.mine' },
      { code: 'VALUE_NOT_VALID', field: 'filter.to' },
    ]);
  });

  it('of a cohort or counselor of another center is as of one that is not there', async () => {
    const [theirs] = (await sql('SELECT id FROM cohorts WHERE center_id <> $1 LIMIT 1', [centerId])) as [
      { id: string },
    ];
    const refusal = async (filter: object) =>
      (await ask(api, counselor, REQUEST, { input: { rows: 'STUDENTS', format: 'CSV', filter } })).requestExport
        .userErrors;
    expect(await refusal({ cohortId: theirs.id })).toEqual(await refusal({ cohortId: newId() }));
    expect(await refusal({ cohortId: theirs.id })).toMatchObject([
      { code: 'COHORT_NOT_FOUND', field: 'filter.cohortId' },
    ]);
    expect(await refusal({ counselorId: stranger.id })).toMatchObject([{ code: 'COUNSELOR_NOT_FOUND' }]);
  });

  it('is one of three at once in a center', async () => {
    const planted = [await plant(), await plant(), await plant()];
    const refused = await ask(api, counselor, REQUEST, { input: { rows: 'STUDENTS', format: 'CSV' } });
    expect(refused.requestExport.userErrors).toMatchObject([{ code: 'TOO_MANY_EXPORTS' }]);
    await sql('DELETE FROM exports WHERE id = ANY ($1)', [planted]);
    expect((await exported(api, counselor, { rows: 'STUDENTS', format: 'CSV' })).status).toBe('READY');
  });

  it('is listed for who asked, the newest first, and for admins', async () => {
    const mine = (await ask(api, counselor, MANY, { first: 2 })).exports;
    expect(mine.edges).toHaveLength(2);
    const rest = (await ask(api, counselor, MANY, { first: 50, after: mine.pageInfo.endCursor })).exports;
    const listed = [...mine.edges, ...rest.edges].map(({ node }: { node: { id: string } }) => node.id);
    expect(listed).toEqual(listed.toSorted().toReversed());
    expect(
      [...mine.edges, ...rest.edges].every(
        ({ node }: { node: { createdBy: string } }) => node.createdBy === counselor.id,
      ),
    ).toBe(true);
    const all = (await ask(api, admin, MANY, { first: 50 })).exports.edges;
    expect(new Set(all.map(({ node }: { node: { createdBy: string } }) => node.createdBy))).toEqual(
      new Set([admin.id, counselor.id]),
    );
    expect((await ask(api, stranger, ONE, { id: listed[0] })).export).toBeNull();
    expect((await ask(api, stranger, MANY)).exports.edges).toEqual([]);
  });
});

describe('an export whose worker died', () => {
  it('begins anew in a file of its own; the dead one writes no more, and no half file is ever served', async () => {
    const [jobs, exports] = [api.app.get(BatchJobs), api.app.get(ExportJobs)];
    const id = await plant();
    const before = await keptFiles(api);
    const dead = (await jobs.take(exports, { centerId, id }))!;
    await begun(dead.run);
    expect((await keptFiles(api)).filter((name) => name.endsWith('.part'))).toHaveLength(1);
    expect((await ask(api, counselor, ONE, { id })).export).toMatchObject({ status: 'RUNNING', downloadUrl: null });
    const grant = { centerId, exportId: id, personId: counselor.id, until: Date.now() + 60_000 };
    const link = api.app.get(ExportLinks).linkFor(grant);
    expect((await follow(port, link)).status).toBe(404);

    expect(await jobs.resumeAbandoned(exports)).toBe(0);
    await leaseRunsOut(id);
    expect(await jobs.resumeAbandoned(exports)).toBe(1);
    const done = (await ask(api, counselor, ONE, { id })).export;
    expect(done.status).toBe('READY');

    expect(await jobs.next(exports, dead)).toBeNull();
    await exports.letGo(dead.run);
    const file = await follow(port, done.downloadUrl);
    const same = await download(port, '/exports/interviews.csv', counselor.token);
    expect(file.body.toString()).toBe(same.body);
    expect(sha256Of(file.body)).toBe(done.sha256);
    expect((await keptFiles(api)).length).toBe(before.length + 1);
    expect((await keptFiles(api)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is given up when it breaks off again and again', async () => {
    const [jobs, exports] = [api.app.get(BatchJobs), api.app.get(ExportJobs)];
    const id = await plant();
    for (let run = 1; run <= 3; run += 1) {
      expect(await jobs.take(exports, { centerId, id })).not.toBeNull();
      await leaseRunsOut(id);
    }
    expect(await jobs.take(exports, { centerId, id })).toBeNull();
    expect((await ask(api, counselor, ONE, { id })).export).toMatchObject({
      status: 'FAILED',
      failure: expect.stringContaining('again and again'),
      downloadUrl: null,
    });
  });
});

describe('an export that is cancelled', () => {
  it('stops, and leaves no file', async () => {
    const [jobs, exports] = [api.app.get(BatchJobs), api.app.get(ExportJobs)];
    const id = await plant('FOLLOW_UPS', 'PARQUET');
    const before = await keptFiles(api);
    const held = (await jobs.take(exports, { centerId, id }))!;
    await begun(held.run);
    const theirs = await ask(api, stranger, CANCEL, { input: { exportId: id } });
    expect(theirs.cancelExport.userErrors).toMatchObject([{ code: 'EXPORT_NOT_FOUND', field: 'exportId' }]);
    const { cancelExport } = await ask(api, counselor, CANCEL, { input: { exportId: id } });
    expect(cancelExport.export).toMatchObject({ status: 'CANCELLED', downloadUrl: null });
    expect(await jobs.next(exports, held)).toBeNull();
    await exports.letGo(held.run);
    expect(await keptFiles(api)).toEqual(before);
    const again = await ask(api, counselor, CANCEL, { input: { exportId: id } });
    expect(again.cancelExport.userErrors).toMatchObject([{ code: 'EXPORT_ALREADY_ENDED' }]);
  });
});

describe('a link', () => {
  let done: { readonly id: string; readonly downloadUrl: string; readonly sha256: string; readonly bytes: number };
  const grant = () => ({ centerId, exportId: done.id, personId: counselor.id, until: Date.now() + 60_000 });
  const linkFor = (change: object) => api.app.get(ExportLinks).linkFor({ ...grant(), ...change });
  const nothing = async () => {
    const { status, body } = await follow(port, linkFor({ exportId: newId() }));
    return [status, body.toString().replace(/"requestId":"[^"]*"/, '')];
  };
  const answerTo = async (link: string) => {
    const { status, body } = await follow(port, link);
    return [status, body.toString().replace(/"requestId":"[^"]*"/, '')];
  };

  beforeAll(async () => {
    done = await exported(api, counselor, { rows: 'OUTCOMES', format: 'CSV' });
  });

  it('is as if there were nothing when it is expired, altered, for another center or for somebody who may not', async () => {
    expect((await nothing())[0]).toBe(404);
    const [student] = (await sql(`SELECT id FROM users WHERE email = 'student-1@seed-001.example'`)) as [
      { id: string },
    ];
    const [other] = (await sql(
      `INSERT INTO users (center_id, id, email, given_name, family_name, search_name, roles, created_at)
       SELECT center_id, $2, 'other@seed-001.example', given_name, family_name, search_name, roles, created_at FROM users WHERE id = $1 RETURNING id`,
      [counselor.id, newId()],
    )) as [{ id: string }];
    const url = new URL(done.downloadUrl);
    const token = url.searchParams.get('token')!;
    const links = [
      linkFor({ until: Date.now() - 1000 }),
      linkFor({ centerId: newId() }),
      linkFor({ personId: student.id }),
      linkFor({ personId: other.id }),
      linkFor({ personId: stranger.id }),
      done.downloadUrl.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      `${url.origin}${url.pathname}?token=${token.replace(counselor.id, admin.id)}`,
      `${url.origin}${url.pathname}?token=${token}.more`,
      `${url.origin}${url.pathname}?token=`,
      `${url.origin}${url.pathname}`,
      `${url.origin}${url.pathname}?token=${token}&token=${token}`,
    ];
    for (const link of links) expect(await answerTo(link)).toEqual(await nothing());
    expect((await follow(port, linkFor({ personId: admin.id }))).status).toBe(200);
  });

  it('works no longer once its person is disabled', async () => {
    await sql('UPDATE users SET disabled_at = now() WHERE id = $1', [counselor.id]);
    expect(await answerTo(done.downloadUrl)).toEqual(await nothing());
    await sql('UPDATE users SET disabled_at = NULL WHERE id = $1', [counselor.id]);
    expect((await follow(port, done.downloadUrl)).status).toBe(200);
  });

  it('brings parts, so that a download that broke off can go on', async () => {
    const whole = (await follow(port, done.downloadUrl)).body;
    const part = await follow(port, done.downloadUrl, { range: 'bytes=10-19' });
    expect([part.status, part.body.toString()]).toEqual([206, whole.subarray(10, 20).toString()]);
    expect(part.headers['content-range']).toBe(`bytes 10-19/${whole.length}`);
    const changed = await follow(port, done.downloadUrl, { range: 'bytes=10-19', 'if-range': '"another"' });
    expect([changed.status, changed.body.length]).toEqual([200, whole.length]);
    expect((await follow(port, done.downloadUrl, { range: `bytes=${whole.length}-` })).status).toBe(416);
  });

  it('is written down each time with who got what', async () => {
    await follow(port, done.downloadUrl);
    const [entry] = await sql(
      `SELECT actor_id, after FROM audit_entries WHERE action = 'export.downloaded' AND subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [done.id],
    );
    expect(entry).toMatchObject({ actor_id: counselor.id, after: { rows: 'OUTCOMES', format: 'CSV' } });
  });

  it('and the file are gone when the export has expired', async () => {
    const keeping = api.app.get(ExportKeeping);
    const before = await keptFiles(api);
    await keeping.forgetExpired();
    expect(await keptFiles(api)).toEqual(before);
    await sql(`UPDATE exports SET expires_at = now() - interval '1 second' WHERE id = $1`, [done.id]);
    expect(await answerTo(done.downloadUrl)).toEqual(await nothing());
    expect((await ask(api, counselor, ONE, { id: done.id })).export).toBeNull();
    await keeping.forgetExpired();
    expect((await keptFiles(api)).length).toBe(before.length - 1);
    expect(await sql('SELECT id FROM exports WHERE id = $1', [done.id])).toEqual([]);
  });
});

describe('who has waited for longer than a minute', () => {
  const OUTBOX = 'query { outbox { edges { node { recipient subject text } } } }';

  it('gets a mail with a link that works as long as the file', async () => {
    const id = await plant('STUDENTS', 'CSV');
    await sql(`UPDATE exports SET created_at = now() - interval '2 minutes' WHERE id = $1`, [id]);
    await api.app.get(BatchJobs).resumeAbandoned(api.app.get(ExportJobs));
    await deliverAll(api, 'EMAIL');
    const { edges } = (await ask(api, admin, OUTBOX)).outbox;
    const mail = edges[0].node;
    expect(mail).toMatchObject({
      recipient: 'counselor-1@seed-001.example',
      subject: 'Your export is ready: students.csv',
    });
    const link = /http\S+/.exec(mail.text)![0];
    expect((await follow(port, link)).status).toBe(200);
  });
});

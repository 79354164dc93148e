import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ImportJobs } from '../../src/imports/index.js';
import { BatchJobs, type BatchWork, type Held } from '../../src/jobs/index.js';
import { addPerson, type OpenedCenter, openCenter, type TestPerson } from '../support/centers.js';
import { applied, change, ended, importOf, type Json, preview, upload, uploaded, until } from '../support/imports.js';
import { ask } from '../support/people.js';
import { roster } from '../support/rosters.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { workbook } from '../support/workbooks.js';

let api: TestApi;
let college: OpenedCenter;
let counselor: TestPerson;
let elsewhere: OpenedCenter;

const ROSTER = roster(5000);

beforeAll(async () => {
  api = await startTestApi();
  college = await openCenter(api, 'college');
  elsewhere = await openCenter(api, 'elsewhere');
  counselor = await addPerson(api, college, 'advisor1', ['COUNSELOR']);
  for (const nth of [2, 3, 4, 5, 6, 7]) await addPerson(api, college, `advisor${nth}`, ['COUNSELOR']);
});
afterAll(() => api.stop());

const rowsOf = async (sql: string, values: unknown[] = []): Promise<Json[]> =>
  (await api.database.as('superuser', sql, values)).rows;
const countOf = async (table: string, center = college.id): Promise<number> =>
  Number((await rowsOf(`SELECT count(*) FROM ${table} WHERE center_id = $1`, [center]))[0].count);
const totals = async (center: string) => ({
  students: await countOf('students', center),
  memberships: await countOf('cohort_memberships', center),
  assignments: await countOf('caseload_assignments', center),
  audited: Number(
    (await rowsOf(`SELECT count(*) FROM audit_entries WHERE center_id = $1 AND action LIKE 'student.%'`, [center]))[0]
      .count,
  ),
});

describe('a roster of 5,000 rows, 3 % of them bad', { timeout: 180_000 }, () => {
  let id: string;

  it('is read, and says what it guessed', async () => {
    const read = await uploaded(api, college.admin, 'roster', ROSTER.csv);
    id = read.id;
    expect(read).toMatchObject({
      kind: 'ROSTER',
      format: 'CSV',
      encoding: 'utf-8',
      delimiter: ',',
      rows: 5000,
      unreadable: 0,
      unmapped: [],
    });
    expect(read['mapping']).toContainEqual({ field: 'counselorEmail', column: 'Advisor', confidence: 0.9 });
  });

  it('shows what it would do without doing it', async () => {
    const shown = await preview(api, college.admin, id);
    expect(shown).toMatchObject({ create: 4850, update: 0, unchanged: 0, skip: 0, refuse: 150, drafts: [] });
    expect(shown.newCohorts.toSorted()).toEqual(['Cohort 1', 'Cohort 2', 'Cohort 3', 'Cohort 4', 'Cohort 5']);
    expect(shown.problems[0]).toEqual({
      line: ROSTER.badLines[0],
      column: 'Student ID',
      value: '',
      code: 'REQUIRED_CELL_EMPTY',
      message: `Row ${ROSTER.badLines[0]}: "Student ID" is empty; every row needs the id by which to find the student.`,
    });
    expect(await countOf('students')).toBe(0);
  });

  it('gives the bad rows back before it is applied', async () => {
    const { status, text, headers } = await api
      .http()
      .get(`/imports/${id}/problems.csv`)
      .set('authorization', `Bearer ${college.admin.token}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text.trim().split('\n')).toHaveLength(151);
  });

  it('is applied with cohorts, counselors and audit', async () => {
    const done = await applied(api, college.admin, id);
    expect(done).toMatchObject({
      status: 'APPLIED',
      rowsDone: 5000,
      rowsTotal: 5000,
      failure: null,
      counts: { created: 4850, updated: 0, unchanged: 0, skipped: 0, refused: 150 },
    });
    expect(await totals(college.id)).toEqual({ students: 4850, memberships: 4850, assignments: 4850, audited: 4850 });
    expect(await countOf('cohorts')).toBe(5);
    // `**CLEAR**` in the cohort's end: open.
    expect(
      await rowsOf('SELECT count(*) FROM cohort_memberships WHERE center_id = $1 AND to_day IS NULL', [college.id]),
    ).toEqual([{ count: 100 }]);
    const [one] = await rowsOf(
      `SELECT s.given_name, s.degree_level, s.graduating_class, u.email FROM students s JOIN caseload_assignments a ON a.student_id = s.id
                                  JOIN users u ON u.id = a.counselor_id WHERE s.center_id = $1 AND s.external_id = 'S-00001'`,
      [college.id],
    );
    expect(one).toEqual({
      given_name: 'Ada',
      degree_level: 'MASTER',
      graduating_class: 2027,
      email: 'advisor1@college.example',
    });
    expect(await rowsOf('SELECT file FROM imports WHERE id = $1', [id])).toEqual([{ file: null }]);
  });

  it('doubles nothing when it is imported again', async () => {
    const before = await totals(college.id);
    const again = await uploaded(api, college.admin, 'roster', ROSTER.csv);
    expect(await preview(api, college.admin, again.id)).toMatchObject({
      create: 0,
      update: 0,
      unchanged: 4850,
      refuse: 150,
      newCohorts: [],
    });
    expect((await applied(api, college.admin, again.id)).counts).toEqual({
      created: 0,
      updated: 0,
      unchanged: 4850,
      skipped: 0,
      refused: 150,
    });
    expect(await totals(college.id)).toEqual(before);
  });

  it('comes to the same when its worker dies in the middle and another takes over', async () => {
    const other = await openCenter(api, 'college2');
    for (const nth of [1, 2, 3, 4, 5, 6, 7])
      await addPerson(api, { id: other.id, slug: 'college' } as OpenedCenter, `advisor${nth}`, ['COUNSELOR']).catch(
        () => undefined,
      );
    const { id: killed } = await uploaded(api, other.admin, 'roster', ROSTER.csv);
    const { next } = BatchJobs.prototype;
    let batches = 0;
    const dying = vi.spyOn(BatchJobs.prototype, 'next').mockImplementation(async function <Run>(
      this: BatchJobs,
      work: BatchWork<Run>,
      held: Held<Run>,
    ) {
      batches += 1;
      if (batches > 7) throw new Error('killed');
      return next.call(this, work as BatchWork<unknown>, held) as Promise<Held<Run> | null>;
    });
    expect((await change(api, other.admin, 'applyImport', { importId: killed })).userErrors).toEqual([]);
    await until(
      async () => batches,
      (count) => count > 7,
    );
    dying.mockRestore();
    expect(await importOf(api, other.admin, killed)).toMatchObject({ status: 'APPLYING', rowsDone: 1400 });
    expect(await api.app.get(BatchJobs).resumeAbandoned(api.app.get(ImportJobs))).toBe(0);
    await api.database.as('superuser', `UPDATE imports SET lease_until = now() - interval '1 second' WHERE id = $1`, [
      killed,
    ]);
    expect(await api.app.get(BatchJobs).resumeAbandoned(api.app.get(ImportJobs))).toBe(1);
    expect(await importOf(api, other.admin, killed)).toMatchObject({
      status: 'APPLIED',
      rowsDone: 5000,
      counts: { created: 4850, refused: 150 },
    });
    expect(await totals(other.id)).toEqual({ students: 4850, memberships: 4850, assignments: 4850, audited: 4850 });
  });
});

const apply = async (csv: string | Buffer, name?: string) => {
  const { id } = await uploaded(api, college.admin, 'roster', csv, name === undefined ? {} : { name });
  return { id, done: await applied(api, college.admin, id) };
};
const studentOf = async (externalId: string) =>
  (await rowsOf('SELECT * FROM students WHERE center_id = $1 AND external_id = $2', [college.id, externalId]))[0];

describe('what a cell asks for', () => {
  it('an empty cell keeps, **CLEAR** empties, a value changes', async () => {
    await apply('Student ID,First Name,Last Name,Phone,Major\nK-1,Kim,Lee,+1 555 010 0199,Law\n');
    const { done } = await apply('Student ID,First Name,Last Name,Phone,Major\nK-1,,Li,**CLEAR**,\n');
    expect(done.counts).toMatchObject({ updated: 1 });
    expect(await studentOf('K-1')).toMatchObject({
      given_name: 'Kim',
      family_name: 'Li',
      search_name: 'kim li',
      phone: null,
      program: 'Law',
      version: 2,
    });
  });

  it('what does not fit the center is a problem of the row', async () => {
    const csv =
      'Student ID,First Name,Degree,Advisor,Cohort,Cohort Start\nP-1,Pat,Wizard,,,\nP-2,Pat,,nobody@college.example,,\nP-3,,,,,\nP-4,Pat,,,Night owls,2026-01-01\n';
    const { id, done } = await apply(csv);
    expect(done.counts).toMatchObject({ created: 1, refused: 3 });
    const { text } = await api
      .http()
      .get(`/imports/${id}/problems.csv`)
      .set('authorization', `Bearer ${college.admin.token}`);
    expect(text).toContain('Row 2: ""Degree"" is not a degree level (got ""Wizard"")');
    expect(text).toContain('is the e-mail address of nobody on the staff who can sign in');
    expect(text).toContain('a student who is not known yet needs a name');
    const [{ id: cohortId }] = await rowsOf(`SELECT id FROM cohorts WHERE center_id = $1 AND name = 'Night owls'`, [
      college.id,
    ]);
    expect(
      await rowsOf('SELECT from_day::text, to_day FROM cohort_memberships WHERE cohort_id = $1', [cohortId]),
    ).toEqual([{ from_day: '2026-01-01', to_day: null }]);
  });

  it('another counselor takes over from today on', async () => {
    await apply('Student ID,First Name,Advisor\nC-1,Cleo,advisor1@college.example\n');
    await apply('Student ID,First Name,Advisor\nC-1,Cleo,advisor2@college.example\n');
    const { id } = await studentOf('C-1');
    expect(
      await rowsOf(
        'SELECT u.email FROM caseload_assignments a JOIN users u ON u.id = a.counselor_id WHERE a.student_id = $1 AND a.to_day IS NULL',
        [id],
      ),
    ).toEqual([{ email: 'advisor2@college.example' }]);
  });

  it('a workbook is read like a CSV', async () => {
    const { done } = await apply(
      workbook([
        ['Student ID', 'First Name'],
        ['X-1', 'Xena'],
      ]),
      'list.xlsx',
    );
    expect(done).toMatchObject({ format: 'XLSX', counts: { created: 1 } });
  });
});

describe('before it is applied', () => {
  const CSV = 'Nummer,First Name,Cohort,Cohort Start\nE-1,Eve,Evening,03/04/2026\nE-2,Ed,Evening,Spring\n';

  it('columns are mapped, dates settled, cells corrected, rows skipped', async () => {
    const { id, version } = await uploaded(api, college.admin, 'roster', CSV);
    const unusable = await change(api, college.admin, 'applyImport', { importId: id });
    expect(unusable.userErrors[0]).toMatchObject({ code: 'REQUIRED_FIELD_NOT_MAPPED', field: 'mapping' });
    const mapping = [
      ['externalId', 'Nummer'],
      ['givenName', 'First Name'],
      ['cohort', 'Cohort'],
      ['cohortFrom', 'Cohort Start'],
    ].map(([field, column]) => ({ field, column }));
    const mapped = await change(api, college.admin, 'mapImport', { importId: id, version, mapping, dateOrder: 'DMY' });
    expect(mapped).toMatchObject({ userErrors: [], import: { version: 2 } });
    expect(await preview(api, college.admin, id)).toMatchObject({ create: 1, refuse: 1 });
    const stale = await change(api, college.admin, 'editImportRow', { importId: id, version: 1, line: 3, skip: true });
    expect(stale.userErrors[0].code).toBe('VERSION_CONFLICT');
    const edited = await change(api, college.admin, 'editImportRow', {
      importId: id,
      version: 2,
      line: 3,
      cells: [{ column: 'Cohort Start', value: '1/2/2026' }],
    });
    expect(edited.userErrors).toEqual([]);
    expect(
      (await change(api, college.admin, 'editImportRow', { importId: id, version: 3, line: 2, skip: true })).userErrors,
    ).toEqual([]);
    expect(await preview(api, college.admin, id)).toMatchObject({ create: 1, skip: 1, refuse: 0 });
    expect((await applied(api, college.admin, id)).counts).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
      skipped: 1,
      refused: 0,
    });
    const { id: studentId } = await studentOf('E-2');
    expect(await rowsOf('SELECT from_day::text FROM cohort_memberships WHERE student_id = $1', [studentId])).toEqual([
      { from_day: '2026-02-01' },
    ]);
    const late = await change(api, college.admin, 'editImportRow', { importId: id, version: 5, line: 2, skip: false });
    expect(late.userErrors[0].code).toBe('IMPORT_NOT_OPEN');
  });

  it.each([
    ['a field that is none', { mapping: [{ field: 'shoeSize', column: 'Nummer' }] }, 'FIELD_NOT_KNOWN'],
    ['a column that is none', { mapping: [{ field: 'externalId', column: 'Number' }] }, 'COLUMN_NOT_IN_FILE'],
    [
      'an encoding that is none',
      { mapping: [{ field: 'externalId', column: 'Nummer' }], encoding: 'klingon' },
      'ENCODING_UNKNOWN',
    ],
  ])('%s is refused', async (_, wrong, code) => {
    const { id, version } = await uploaded(api, college.admin, 'roster', CSV);
    const { userErrors } = await change(api, college.admin, 'mapImport', { importId: id, version, ...wrong });
    expect(userErrors.map((error: { code: string }) => error.code)).toEqual([code]);
  });

  it('the file is read again in another encoding', async () => {
    const bytes = readFileSync(new URL('../fixtures/rosters/windows-1252.csv', import.meta.url));
    const { id, version, mapping } = await uploaded(api, college.admin, 'roster', bytes);
    const columns = mapping.map(({ field, column }: Json) => ({ field, column }));
    expect(
      (
        await change(api, college.admin, 'mapImport', {
          importId: id,
          version,
          mapping: columns,
          encoding: 'iso-8859-15',
        })
      ).userErrors,
    ).toEqual([]);
    expect(await importOf(api, college.admin, id)).toMatchObject({ encoding: 'iso-8859-15', version: 2 });
  });
});

describe('a job', () => {
  it('is cancelled between batches; what was applied stays', async () => {
    const { id } = await uploaded(api, college.admin, 'roster', roster(2000).csv.replaceAll('S-', 'CANCEL-'));
    const { next } = BatchJobs.prototype;
    let batches = 0;
    const spy = vi.spyOn(BatchJobs.prototype, 'next').mockImplementation(async function <Run>(
      this: BatchJobs,
      work: BatchWork<Run>,
      held: Held<Run>,
    ) {
      batches += 1;
      if (batches === 3) await change(api, college.admin, 'cancelImport', { importId: id });
      return next.call(this, work as BatchWork<unknown>, held) as Promise<Held<Run> | null>;
    });
    expect(await applied(api, college.admin, id)).toMatchObject({ status: 'CANCELLED', rowsDone: 400 });
    await until(
      async () => batches,
      (count) => count === 3,
    );
    spy.mockRestore();
    expect(
      await rowsOf(`SELECT count(*) FROM students WHERE center_id = $1 AND external_id LIKE 'CANCEL-%'`, [college.id]),
    ).toEqual([{ count: 388 }]);
    expect((await change(api, college.admin, 'cancelImport', { importId: id })).userErrors[0].code).toBe(
      'IMPORT_ALREADY_ENDED',
    );
  });

  it('fails when the person who applied it may no longer sign in', async () => {
    const second = await addPerson(api, college, 'second', ['ADMIN']);
    const { id } = await uploaded(api, second, 'roster', 'Student ID,First Name\nF-1,Fay\n');
    await api.database.as('superuser', 'UPDATE users SET disabled_at = now() WHERE id = $1', [second.id]);
    await change(api, second, 'applyImport', { importId: id });
    expect(await ended(api, college.admin, id)).toMatchObject({
      status: 'FAILED',
      failure: expect.stringContaining('may not do so any more'),
    });
    expect(await studentOf('F-1')).toBeUndefined();
  });
});

describe('who may', () => {
  it('only admins import rosters', async () => {
    expect((await upload(api, counselor, 'roster', 'Student ID\n1\n')).status).toBe(403);
    expect((await api.http().post('/imports/roster')).status).toBe(401);
  });

  it('another center does not find the import', async () => {
    const { id } = await uploaded(api, college.admin, 'roster', 'Student ID,First Name\nZ-1,Zoe\n');
    for (const stranger of [elsewhere.admin, counselor]) {
      expect(await importOf(api, stranger, id)).toBeNull();
      expect(await preview(api, stranger, id)).toBeNull();
      expect((await change(api, stranger, 'applyImport', { importId: id })).userErrors).toEqual([
        { code: 'IMPORT_NOT_FOUND', field: 'importId', message: 'There is no import with this id.' },
      ]);
      expect(
        (await api.http().get(`/imports/${id}/problems.csv`).set('authorization', `Bearer ${stranger.token}`)).status,
      ).toBe(404);
    }
  });

  it('the list shows the newest first, page by page', async () => {
    const list = `query ($after: String) { imports(first: 2, after: $after) { edges { node { id kind } } pageInfo { hasNextPage endCursor } } }`;
    const { imports: first } = await ask(api, college.admin, list);
    const { imports: second } = await ask(api, college.admin, list, { after: first.pageInfo.endCursor });
    const ids = [...first.edges, ...second.edges].map(({ node }: Json) => node.id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe(4);
    expect((await ask(api, counselor, list)).imports.edges).toEqual([]);
  });
});

describe('an upload', () => {
  it('is done once for one key', async () => {
    const csv = 'Student ID,First Name\nI-1,Ida\n';
    const first = await uploaded(api, college.admin, 'roster', csv, { key: 'once' });
    expect((await uploaded(api, college.admin, 'roster', csv, { key: 'once' })).id).toBe(first.id);
    const { status, body } = await upload(api, college.admin, 'roster', `${csv}I-2,Ina\n`, { key: 'once' });
    expect([status, body.userErrors[0].code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'NOT_A_TABLE'],
    ['too many rows', Buffer.from(`Student ID\n${'x\n'.repeat(20_001)}`), 'TOO_MANY_ROWS'],
    ['too many bytes', Buffer.alloc(21 * 1024 * 1024, 'x'), 'FILE_TOO_LARGE'],
    ['an open quotation mark', Buffer.from('Student ID\n"x\n'), 'QUOTE_NOT_CLOSED'],
  ])('%s is refused with a reason', async (_, file, code) => {
    const { status, body } = await upload(api, college.admin, 'roster', file);
    expect({ status, codes: body.userErrors.map((error: { code: string }) => error.code) }).toEqual({
      status: 422,
      codes: [code],
    });
  });

  it('in which no header is known says what it saw and what it wants', async () => {
    const { status, body } = await upload(api, college.admin, 'roster', 'colour,size\nred,5\n');
    expect(status).toBe(422);
    expect(body.userErrors).toEqual([
      {
        code: 'NO_COLUMN_KNOWN',
        field: 'file',
        message: expect.stringMatching(/known: "colour", "size"\. Wanted is "student id"/),
      },
    ]);
  });

  it('without a file says so', async () => {
    const { status, body } = await api
      .http()
      .post('/imports/roster')
      .set('authorization', `Bearer ${college.admin.token}`)
      .send({});
    expect([status, body.userErrors[0].code]).toEqual([422, 'FILE_MISSING']);
  });

  it('that takes long to read does not hold up others', async () => {
    const slow = upload(api, college.admin, 'roster', Buffer.from(`a,b,c\n${'"x",,\n'.repeat(19_000)}`)).then(
      () => 'upload',
    );
    const quick = api
      .http()
      .get('/health/live')
      .then(() => 'health');
    expect(await Promise.race([slow, quick])).toBe('health');
    await slow;
  });

  it('with half a surrogate pair is kept as text', async () => {
    const text = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Student ID,First Name\nU-1,\ud800a\n', 'utf16le'),
    ]);
    const { done } = await apply(text);
    expect(done.counts.created).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ImportJobs } from '../../src/imports/index.js';
import { BatchJobs, type BatchWork, type Held } from '../../src/jobs/index.js';
import { addPerson, type OpenedCenter, openCenter, type TestPerson } from '../support/centers.js';
import { applied, change, importOf, type Json, preview, upload, uploaded, until } from '../support/imports.js';
import { ask } from '../support/people.js';
import { remindAt } from '../support/reminding.js';
import { startTestApi, type TestApi } from '../support/test-api.js';
import { workbook } from '../support/workbooks.js';

let api: TestApi;
let college: OpenedCenter;
let elsewhere: OpenedCenter;
let student: TestPerson;
let counselor: TestPerson;

const HEADERS = 'Student ID,Company,Job Title,Event,When,Channel,Result,Round,Promised on,Decided on,Notes';
const file = (...rows: readonly string[]): string => [HEADERS, ...rows, ''].join('\n');

beforeAll(async () => {
  api = await startTestApi();
  college = await openCenter(api, 'college');
  elsewhere = await openCenter(api, 'elsewhere');
  student = await addPerson(api, college, 'sam', ['STUDENT']);
  counselor = await addPerson(api, college, 'cleo', ['COUNSELOR']);
  const students = [...Array(40).keys()].map((at) => `H-${at},Kim,Lee`);
  await bring('roster', college, ['Student ID,First Name,Last Name', ...students, ''].join('\n'));
  await bring('roster', elsewhere, 'Student ID,First Name\nE-1,Eve\n');
});
afterAll(() => api.stop());

const bring = async (kind: 'roster' | 'history', center: OpenedCenter, content: string | Buffer): Promise<Json> => {
  const { id } = await uploaded(api, center.admin, kind, content);
  return { id, done: await applied(api, center.admin, id) };
};
const history = async (...rows: readonly string[]): Promise<Json> =>
  (await bring('history', college, file(...rows))).done;
const rowsOf = async (sql: string, values: unknown[] = []): Promise<Json[]> =>
  (await api.database.as('superuser', sql, values)).rows;

/** What is told of the student's prospects, in order. */
const told = async (externalId: string): Promise<Json[]> =>
  rowsOf(
    `SELECT p.position, f.kind, to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS at,
            coalesce(f.details ->> 'followUp', f.details ->> 'outcome') AS what
       FROM prospect_facts f JOIN prospects p ON p.center_id = f.center_id AND p.id = f.prospect_id
       JOIN students s ON s.center_id = p.center_id AND s.id = p.student_id
      WHERE f.center_id = $1 AND s.external_id = $2 AND f.kind <> 'INTERVIEW_SCHEDULED' ORDER BY p.applied_on, p.position, f.at, f.kind DESC`,
    [college.id, externalId],
  );
const prospectsOf = (externalId: string): Promise<Json[]> =>
  rowsOf(
    `SELECT p.* FROM prospects p JOIN students s ON s.center_id = p.center_id AND s.id = p.student_id
      WHERE p.center_id = $1 AND s.external_id = $2 ORDER BY p.applied_on, p.id`,
    [college.id, externalId],
  );
const totals = async (): Promise<Json> =>
  (
    await rowsOf(
      `SELECT (SELECT count(*) FROM prospect_facts WHERE center_id = $1) AS facts, (SELECT count(*) FROM prospects WHERE center_id = $1) AS prospects,
              (SELECT count(*) FROM audit_entries WHERE center_id = $1 AND subject_type <> 'Import') AS audited`,
      [college.id],
    )
  )[0];
const problemsOf = async (...rows: readonly string[]): Promise<Json[]> => {
  const { id } = await uploaded(api, college.admin, 'history', file(...rows));
  return (await preview(api, college.admin, id)).problems.map(({ line, code, column }: Json) => [line, code, column]);
};

const WHOLE = file(
  'H-1,Acme,Engineer,Accepted,2024-04-20,,,,,2024-04-18,They were kind',
  'H-1,Acme,Engineer,Applied,2024-03-01,,,,,,',
  'H-1,ACME Inc.,engineer,Interview,2024-03-12T15:00Z,video,,1,2024-03-20,,Three people',
  'H-1,Acme,Engineer,Preparation,2024-03-11,,,,,,',
  'H-1,Acme,Engineer,thank-you note,2024-03-12,email,,,,,',
  'H-1,Acme,Engineer,Rehearsal,2024-03-20,,,,,,',
  'H-1,Acme,Engineer,status_check,2024-03-21,phone,still pending,,2024-04-02,,Ms Ray',
  'H-1,Acme,Engineer,Status call,2024-04-03,phone,call back,,2024-04-05,,',
  'H-1,Acme,Engineer,next round check,2024-04-05,phone,next round,,,,',
  'H-1,Acme,Engineer,Interviewed,2024-04-10,onsite,,2,,,',
  'H-1,Acme,Engineer,Offer,2024-04-15,,,,,,',
  'H-1,Acme,Engineer,Extension request,2024-04-17,email,awaiting reply,,,,',
  'H-1,Acme,Engineer,Offer review,2024-04-16,,,,,,',
  'H-2,Acme,Engineer,Applied,2023-01-10,,,,,,',
  'H-2,Acme,Engineer,application check,2023-01-20,email,,,,,',
  'H-2,Acme,Engineer,contact correction,2023-01-21,,,,,,',
  'H-2,Acme,Engineer,Rejected,2023-02-01,,,,,,',
  'H-2,Acme,Engineer,request for feedback,2023-02-01,email,,,,,',
  'H-2,Acme,Engineer,Keep warm,2023-05-01,,,,,,',
  'H-2,Acme,Engineer,Applied,2024-01-10,,,,,,',
  'H-2,Acme,Engineer,Interviewed,2024-01-20,,,,,,',
  'H-2,Acme,Engineer,expedite request,2024-01-22,email,,,,,',
  'H-2,Acme,Engineer,close the loop,2024-03-01,email,,,,,',
  'H-2,Acme,Engineer,No response,2024-03-20,,,,,,',
  'H-3,Beta,,Interviewed,2024-02-01,,,,,,',
  'H-3,Beta,,Withdrew,2024-02-02,,,,,,',
  'H-3,Beta,,Courtesy note,2024-02-02,email,,,,,',
  'H-4,Beta,,Applied,2024-02-01,,,,,,',
  'H-4,Beta,,Role closed,2024-02-02,,,,,,',
  'H-5,Beta,,Interviewed,2024-02-01,,,,,,',
  'H-5,Beta,,Declined offer,2024-02-02,,,,,,',
);

describe('a history with every kind of fact', { timeout: 60_000 }, () => {
  it('guesses the columns, and shows what it would do without doing it', async () => {
    const read = await uploaded(api, college.admin, 'history', WHOLE);
    expect(read).toMatchObject({ kind: 'HISTORY', rows: 31, unmapped: [] });
    expect(await preview(api, college.admin, read.id)).toMatchObject({ create: 31, refuse: 0, problemCount: 0 });
    expect(await totals()).toMatchObject({ facts: 0, prospects: 0 });
  });

  it('is told in the order of time, whatever the order of its rows', async () => {
    const { done } = await bring('history', college, WHOLE);
    expect(done).toMatchObject({ status: 'APPLIED', counts: { created: 31, refused: 0 }, rowsDone: 31 });
    const zone = (await rowsOf('SELECT zone FROM center_calendars WHERE center_id = $1', [college.id]))[0].zone;
    expect(zone).toBe('America/New_York');
    expect((await told('H-1')).map(({ kind, at, what }) => [kind, at, what])).toEqual([
      ['APPLIED', '2024-03-01 00:00', null],
      ['FOLLOWED_UP', '2024-03-11 13:00', 'PREPARATION'],
      ['INTERVIEW_HELD', '2024-03-12 16:00', null],
      ['GAME_PLAN_AGREED', '2024-03-12 16:00', null],
      ['FOLLOWED_UP', '2024-03-12 22:00', 'THANK_YOU'],
      ['FOLLOWED_UP', '2024-03-20 13:00', 'REHEARSAL'],
      ['FOLLOWED_UP', '2024-03-21 22:00', 'STATUS_CHECK'],
      ['FOLLOWED_UP', '2024-04-03 22:00', 'STATUS_CHECK'],
      ['FOLLOWED_UP', '2024-04-05 22:00', 'NEXT_ROUND_CHECK'],
      ['INTERVIEW_HELD', '2024-04-10 17:00', null],
      ['OFFER_RECEIVED', '2024-04-16 00:00', null],
      ['FOLLOWED_UP', '2024-04-16 22:00', 'OFFER_REVIEW'],
      ['FOLLOWED_UP', '2024-04-17 22:00', 'EXTENSION_REQUEST'],
      ['CLOSED', '2024-04-21 00:00', 'OFFER_ACCEPTED'],
    ]);
  });

  it('keeps what each fact carries', async () => {
    const [outcome] = await rowsOf(
      `SELECT o.kind, o.decided_at, o.learned_at, o.knowledge_source, o.reason, o.recorded_by FROM outcomes o
        WHERE o.center_id = $1 AND o.kind = 'OFFER_ACCEPTED'`,
      [college.id],
    );
    expect(outcome).toMatchObject({
      knowledge_source: 'SPREADSHEET',
      reason: 'They were kind',
      recorded_by: college.admin.id,
    });
    expect(outcome.decided_at.toISOString()).toBe('2024-04-19T00:00:00.000Z');
    expect(await rowsOf('SELECT status FROM offers WHERE center_id = $1 ORDER BY status', [college.id])).toEqual([
      { status: 'ACCEPTED' },
      { status: 'DECLINED' },
    ]);
    const [interview] = await rowsOf(
      `SELECT i.format, i.round, g.promised_on::text, d.how_it_went FROM interviews i JOIN game_plans g ON g.interview_id = i.id
         JOIN debriefs d ON d.interview_id = i.id WHERE i.center_id = $1`,
      [college.id],
    );
    expect(interview).toEqual({ format: 'VIDEO', round: 1, promised_on: '2024-03-20', how_it_went: 'Three people' });
    expect(
      await rowsOf(
        `SELECT channel, disposition, promised_on::text, call_back_on::text, notes FROM follow_ups WHERE center_id = $1 AND kind = 'STATUS_CHECK' ORDER BY happened_at`,
        [college.id],
      ),
    ).toEqual([
      {
        channel: 'PHONE',
        disposition: 'STILL_PENDING',
        promised_on: '2024-04-02',
        call_back_on: null,
        notes: 'Ms Ray',
      },
      { channel: 'PHONE', disposition: 'CALL_BACK_ON', promised_on: null, call_back_on: '2024-04-05', notes: null },
    ]);
  });

  it('makes one prospect of one candidacy, and another of an application after its end', async () => {
    expect(await prospectsOf('H-1')).toMatchObject([
      { stage: 'CLOSED', outcome: 'OFFER_ACCEPTED', next_step_key: null },
    ]);
    expect(await prospectsOf('H-2')).toMatchObject([{ outcome: 'REJECTED' }, { outcome: 'NO_RESPONSE' }]);
    expect(await rowsOf(`SELECT name FROM employers WHERE center_id = $1 ORDER BY name`, [college.id])).toEqual([
      { name: 'Acme' },
      { name: 'Beta' },
    ]);
  });

  it('changes nothing when it is imported again, as a workbook too', async () => {
    const before = await totals();
    expect((await bring('history', college, WHOLE)).done.counts).toMatchObject({
      created: 0,
      unchanged: 31,
      refused: 0,
    });
    const cells = WHOLE.trim()
      .split('\n')
      .map((line) => line.split(','));
    const { id } = await uploaded(api, college.admin, 'history', await workbook(cells), { name: 'history.xlsx' });
    expect((await applied(api, college.admin, id)).counts).toMatchObject({ created: 0, unchanged: 31, refused: 0 });
    expect(await totals()).toEqual(before);
  });

  it('adds what is new to a prospect that is known', async () => {
    expect(
      (await history('H-4,Beta,,Applied,2024-02-01,,,,,,', 'H-4,Beta,,Keep warm,2024-05-02,,,,,,')).counts,
    ).toMatchObject({ created: 1, unchanged: 1 });
    expect(await prospectsOf('H-4')).toHaveLength(1);
  });
});

describe('what cannot be told', { timeout: 60_000 }, () => {
  it('says row, column and what to do', async () => {
    const { id } = await uploaded(
      api,
      college.admin,
      'history',
      file(
        'nobody,Acme,,Applied,2024-01-01,,,,,,',
        'H-10,Acme,,Danced,2024-01-01,,,,,,',
        'H-11,Acme,,Applied,soon,,,,,,',
      ),
    );
    const { problems } = await preview(api, college.admin, id);
    expect(problems.map(({ line, column, value, code }: Json) => [line, column, value, code])).toEqual([
      [2, 'Student ID', 'nobody', 'STUDENT_NOT_FOUND'],
      [3, 'Event', 'Danced', 'KIND_NOT_KNOWN'],
      [4, 'When', 'soon', 'NOT_A_DATE'],
    ]);
    expect(problems[0].message).toBe(
      'Row 2: "Student ID" is no student of this center (got "nobody"); import the roster first, or correct the id.',
    );
    const done = await applied(api, college.admin, id);
    expect(done.counts).toMatchObject({ created: 0, refused: 3 });
    const { text } = await api
      .http()
      .get(`/imports/${id}/problems.csv`)
      .set('authorization', `Bearer ${college.admin.token}`);
    expect(text.trim().split('\n')).toHaveLength(4);
  });

  it('does not know students of another center', async () => {
    expect(await problemsOf('E-1,Acme,,Applied,2024-01-01,,,,,,')).toEqual([[2, 'STUDENT_NOT_FOUND', 'Student ID']]);
  });

  it('is a candidacy whole when it says how it went, because the rest would tell something else', async () => {
    const contradictions: readonly (readonly [string[], Json[]])[] = [
      [
        ['Interviewed,2024-01-01', 'Rejected,2140-01-01', 'Thank you,2024-01-01'],
        [
          [2, 'CANDIDACY_REFUSED', null],
          [3, 'DATE_IN_THE_FUTURE', 'When'],
          [4, 'CANDIDACY_REFUSED', null],
        ],
      ],
      [
        ['Rejected,2024-01-01', 'Interviewed,2024-02-01'],
        [
          [2, 'CANDIDACY_REFUSED', null],
          [3, 'PROSPECT_IS_CLOSED', null],
        ],
      ],
      [
        ['Applied,2024-01-01', 'Rejected,2024-01-03', 'Withdrew,2024-01-04'],
        [
          [2, 'CANDIDACY_REFUSED', null],
          [3, 'CANDIDACY_REFUSED', null],
          [4, 'PROSPECT_ALREADY_CLOSED', null],
        ],
      ],
      [
        ['Applied,2024-01-01', 'Applied,2024-01-03'],
        [
          [2, 'CANDIDACY_REFUSED', null],
          [3, 'ALREADY_APPLIED', 'When'],
        ],
      ],
      [['Thank you,2024-01-01'], [[2, 'CANDIDACY_NOT_KNOWN', null]]],
      [
        ['Applied,2024-01-01', 'Gone,2024-01-03'],
        [
          [2, 'CANDIDACY_REFUSED', null],
          [3, 'KIND_NOT_KNOWN', 'Event'],
        ],
      ],
      [
        ['Interviewed,2024-01-01', 'Rejected,2024-01-03,,,,,2024-01-04'],
        [
          [2, 'CANDIDACY_REFUSED', null],
          [3, 'DECIDED_AFTER_LEARNED', 'Decided on'],
        ],
      ],
    ];
    for (const [rows, expected] of contradictions) {
      const lines = rows.map((row) => `H-12,Acme,,${row}${','.repeat(7 - row.split(',').length + 1)}`);
      expect(await problemsOf(...lines), rows.join('; ')).toEqual(expected);
    }
  });

  it('is a follow-up alone, and the others go on', async () => {
    const done = await history(
      'H-13,Acme,,Interviewed,2024-01-01,,,,,,',
      'H-13,Acme,,Thank you,yesterday,,,,,,',
      'H-13,Acme,,Thank you,2024-01-02,,,,,,',
      'H-13,Acme,,Thank you,2024-01-02,,,,,,',
      'H-13,Acme,,Status check,2024-01-12,email,left message,,,,',
      'H-13,Acme,,Status check,2024-01-14,phone,call back,,,,',
      'H-13,Acme,,Status check,2140-01-14,phone,,,,,',
      'H-13,Acme,,Rejected,2024-01-20,smoke signals,,,,,',
    );
    expect(done.counts).toMatchObject({ created: 3, refused: 5 });
    expect((await told('H-13')).map(({ what }) => what)).toEqual([null, 'THANK_YOU', 'REJECTED']);
    const problems = await rowsOf(
      `SELECT r.line, r.problems -> 0 ->> 'code' AS code FROM import_rows r JOIN imports i ON i.id = r.import_id
        WHERE i.center_id = $1 AND r.problems <> '[]' AND i.id = (SELECT max(id::text)::uuid FROM imports WHERE center_id = $1) ORDER BY r.line`,
      [college.id],
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'NOT_A_DATE'],
      [5, 'ROW_DOUBLE'],
      [6, 'VALUE_NOT_VALID'],
      [7, 'DAY_MISSING'],
      [8, 'DATE_IN_THE_FUTURE'],
      [9, 'CELL_NOT_KEPT'],
    ]);
  });

  it('is put right in the preview: a cell is corrected, a row left out', async () => {
    const { id, version } = await uploaded(
      api,
      college.admin,
      'history',
      file(
        'H-14,Acme,,Interviewed,2024-01-01,,,,,,',
        'H-14,Acme,,Regected,2024-01-02,,,,,,',
        'H-14,Acme,,Danced,2024-01-02,,,,,,',
      ),
    );
    const cells = [{ column: 'Event', value: 'Rejected' }];
    const edited = await change(api, college.admin, 'editImportRow', { importId: id, version, line: 3, cells });
    expect(edited.userErrors).toEqual([]);
    const skip = { importId: id, version: edited.import.version, line: 4, skip: true };
    expect((await change(api, college.admin, 'editImportRow', skip)).userErrors).toEqual([]);
    expect(await preview(api, college.admin, id)).toMatchObject({ create: 2, skip: 1, refuse: 0 });
  });
});

describe('the rules by which a person records', { timeout: 60_000 }, () => {
  it('let an answer end the prospect or bring an offer, when no row says so', async () => {
    await history(
      'H-15,Acme,,Interviewed,2024-01-01,,,,,,',
      'H-15,Acme,,Status check,2024-01-12,phone,rejected,,,,',
      'H-16,Acme,,Interviewed,2024-01-01,,,,,,',
      'H-16,Acme,,Status check,2024-01-12,phone,offer,,,,',
    );
    expect(await prospectsOf('H-15')).toMatchObject([{ outcome: 'REJECTED' }]);
    expect(await prospectsOf('H-16')).toMatchObject([{ stage: 'OFFERED', outcome: null }]);
  });

  it('leave an open prospect with its next step, of which nobody is reminded when it was due long ago', async () => {
    await history('H-17,Acme,,Interviewed,2024-01-01,,,,,,', 'H-18,Acme,,Interviewed,2024-01-01,,,,,,');
    const [prospect] = await prospectsOf('H-17');
    expect(prospect).toMatchObject({ stage: 'INTERVIEWED', remind_at: null });
    expect(prospect.next_step_key).not.toBeNull();
    // Told of another one, an offer: the open prospects of the student are planned anew, and still nobody is reminded.
    await history('H-17,Beta,,Offer,2024-02-01,,,,,,');
    expect(await prospectsOf('H-17')).toMatchObject([{ remind_at: null }, { remind_at: null }]);
    expect(await remindAt(api, college, '2027-03-01 12:00')).toBe(0);
  });

  it('are for admins', async () => {
    for (const person of [student, counselor]) {
      const { status } = await upload(api, person, 'history', WHOLE);
      expect(status).toBe(403);
    }
    const { id } = await uploaded(api, college.admin, 'history', WHOLE);
    expect(await importOf(api, counselor, id)).toBeNull();
    expect(await importOf(api, elsewhere.admin, id)).toBeNull();
    const { imports } = await ask(api, college.admin, '{ imports(first: 1) { edges { node { id kind } } } }', {});
    expect(imports.edges[0].node).toEqual({ id, kind: 'HISTORY' });
  });

  it('hold for tokens too: only those that may import rows', async () => {
    const CREATE = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret userErrors { code } } }`;
    const withScope = async (scope: string): Promise<number> => {
      const input = { name: scope, scopes: [scope], expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
      const { createApiToken } = await ask(api, college.admin, CREATE, { input });
      expect(createApiToken.userErrors).toEqual([]);
      return (await upload(api, { token: createApiToken.secret }, 'history', WHOLE)).status;
    };
    expect([await withScope('WRITE_EMPLOYERS'), await withScope('IMPORT_ROWS')]).toEqual([403, 201]);
  });
});

describe('a worker that dies and an admin who cancels', { timeout: 120_000 }, () => {
  const MANY = file(
    ...[...Array(400).keys()].flatMap((at) => [
      `H-${20 + (at % 20)},Big ${at},,Applied,2024-01-01,,,,,,`,
      `H-${20 + (at % 20)},Big ${at},,Interviewed,2024-01-${String((at % 20) + 5).padStart(2, '0')},,,,,,`,
      `H-${20 + (at % 20)},Big ${at},,Rejected,2024-02-01,,,,,,`,
    ]),
  );

  const dieAfter = (most: number) => {
    const { next } = BatchJobs.prototype;
    const seen = { batches: 0 };
    const dying = vi.spyOn(BatchJobs.prototype, 'next').mockImplementation(async function <Run>(
      this: BatchJobs,
      work: BatchWork<Run>,
      held: Held<Run>,
    ) {
      seen.batches += 1;
      if (seen.batches > most) throw new Error('killed');
      return next.call(this, work as BatchWork<unknown>, held) as Promise<Held<Run> | null>;
    });
    return { dying, seen };
  };

  it('leave whole candidacies; another worker goes on, and nothing is told twice', async () => {
    const before = await totals();
    const { id } = await uploaded(api, college.admin, 'history', MANY);
    const { dying, seen } = dieAfter(1);
    await change(api, college.admin, 'applyImport', { importId: id });
    await until(
      async () => seen.batches,
      (count) => count > 1,
    );
    dying.mockRestore();
    const { rowsDone, status } = await importOf(api, college.admin, id);
    expect([status, rowsDone % 3, rowsDone >= 500 && rowsDone < 1200]).toEqual(['APPLYING', 0, true]);
    await api.database.as('superuser', `UPDATE imports SET lease_until = now() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    expect(await api.app.get(BatchJobs).resumeAbandoned(api.app.get(ImportJobs))).toBe(1);
    expect(await importOf(api, college.admin, id)).toMatchObject({
      status: 'APPLIED',
      rowsDone: 1200,
      counts: { created: 1200 },
    });
    const after = await totals();
    expect([after.facts - before.facts, after.prospects - before.prospects]).toEqual([1600, 400]);
  });

  it('stop before the next batch, and what was applied stays', async () => {
    const { id } = await uploaded(api, college.admin, 'history', MANY.replaceAll('Big', 'Other'));
    const { dying, seen } = dieAfter(1);
    await change(api, college.admin, 'applyImport', { importId: id });
    await until(
      async () => seen.batches,
      (count) => count > 1,
    );
    expect((await change(api, college.admin, 'cancelImport', { importId: id })).userErrors).toEqual([]);
    dying.mockRestore();
    const { status, rowsDone, counts } = await importOf(api, college.admin, id);
    expect([status, counts.created]).toEqual(['CANCELLED', rowsDone]);
    const again = await bring('history', college, MANY.replaceAll('Big', 'Other'));
    expect(again.done.counts).toMatchObject({ created: 1200 - rowsDone, unchanged: rowsDone });
  });
});

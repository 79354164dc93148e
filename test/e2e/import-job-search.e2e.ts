import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grouped } from '../../src/kernel/grouped.js';
import { addPerson, type OpenedCenter, openCenter, type TestPerson } from '../support/centers.js';
import { applied, change, importOf, type Json, preview, upload, uploaded } from '../support/imports.js';
import { addSignedInStudent, ask, type TestStudent } from '../support/people.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let api: TestApi;
let college: OpenedCenter;
let counselor: TestPerson;
let student: TestStudent;
let classmate: TestStudent;

beforeAll(async () => {
  api = await startTestApi();
  college = await openCenter(api, 'college');
  counselor = await addPerson(api, college, 'counselor', ['COUNSELOR']);
  student = await addSignedInStudent(api, college, 'stella');
  classmate = await addSignedInStudent(api, college, 'claude');
});
afterAll(() => api.stop());

const file = (name: string): Buffer => readFileSync(new URL(`../fixtures/job-search/${name}`, import.meta.url));
const rowsOf = async (sql: string, values: unknown[] = []): Promise<Json[]> =>
  (await api.database.as('superuser', sql, values)).rows;
const prospectsOf = (studentId: string) =>
  rowsOf(
    `SELECT e.name AS employer, p.position, p.applied_on::text, p.stage, p.outcome, o.decided_at, o.learned_at, o.knowledge_source, p.next_step_key,
            (SELECT count(*)::int FROM interviews i WHERE i.prospect_id = p.id) AS interviews
       FROM prospects p JOIN employers e ON e.id = p.employer_id LEFT JOIN outcomes o ON o.prospect_id = p.id WHERE p.student_id = $1 ORDER BY p.id`,
    [studentId],
  );

interface Expected {
  readonly name: string;
  readonly rows: number;
  readonly drafts: number;
  readonly refused: readonly string[];
  readonly guessedFacts: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly interviews: number;
}

const FILES: readonly Expected[] = [
  {
    name: 'tracker-a-simplify-like.csv',
    rows: 31,
    drafts: 31,
    refused: [],
    guessedFacts: 18,
    outcomes: { open: 17, REJECTED: 14 },
    interviews: 0,
  },
  {
    name: 'tracker-b-stage-history.csv',
    rows: 4,
    drafts: 4,
    refused: [],
    guessedFacts: 8,
    outcomes: { open: 2, REJECTED: 2 },
    interviews: 5,
  },
  {
    name: 'tracker-c-utf8-replies.csv',
    rows: 18,
    drafts: 18,
    refused: [],
    guessedFacts: 3,
    outcomes: { open: 8, REJECTED: 10 },
    interviews: 0,
  },
  {
    name: 'tracker-d-null-words.csv',
    rows: 15,
    drafts: 15,
    refused: [],
    guessedFacts: 6,
    outcomes: { open: 10, REJECTED: 5 },
    interviews: 0,
  },
  {
    name: 'tracker-e-simplify-export.csv',
    rows: 3,
    drafts: 2,
    refused: ['3 SAVED_NOT_APPLIED'],
    guessedFacts: 0,
    outcomes: { open: 2 },
    interviews: 0,
  },
];

describe.each(FILES)('$name', ({ name, rows, drafts, refused, guessedFacts, outcomes, interviews }) => {
  let owner: TestStudent;
  let id: string;

  beforeAll(async () => {
    owner = await addSignedInStudent(api, college, name.slice(0, 9).replace('-', ''));
    ({ id } = await uploaded(api, owner.person, 'job-search', file(name), { name }));
  });

  it('is shown before it is applied, with what is guessed and refused', async () => {
    const shown = await preview(api, owner.person, id);
    expect(shown).toMatchObject({ create: drafts, update: 0, unchanged: 0, skip: 0, refuse: rows - drafts });
    const guessed = shown.drafts
      .flatMap(({ facts }: Json) => facts)
      .filter(({ certainty }: Json) => certainty === 'GUESSED');
    expect({
      guessedFacts: guessed.length,
      refused: shown.problems.map((problem: Json) => `${problem.line} ${problem.code}`),
    }).toEqual({ guessedFacts, refused });
  });

  it('becomes prospects, each open one with a next step', async () => {
    expect(await applied(api, owner.person, id)).toMatchObject({
      status: 'APPLIED',
      rowsDone: rows,
      counts: { created: drafts, refused: rows - drafts },
    });
    const prospects = await prospectsOf(owner.id);
    const tally = Object.fromEntries(
      [...grouped(prospects, ({ outcome }) => outcome ?? 'open')].map(([outcome, all]) => [outcome, all.length]),
    );
    expect({ outcomes: tally, interviews: prospects.reduce((sum, prospect) => sum + prospect.interviews, 0) }).toEqual({
      outcomes,
      interviews,
    });
    expect(prospects.filter(({ outcome, next_step_key }) => outcome === null && next_step_key === null)).toEqual([]);
    expect(
      new Set(prospects.filter(({ outcome }) => outcome).map((prospect) => prospect.knowledge_source)).size,
    ).toBeLessThanOrEqual(1);
    expect(prospects.filter(({ decided_at }) => decided_at !== null)).toEqual([]);
  });

  it('doubles nothing when it is imported again', async () => {
    const again = await uploaded(api, owner.person, 'job-search', file(name), { name });
    expect(await preview(api, owner.person, again.id)).toMatchObject({
      create: 0,
      unchanged: drafts,
      refuse: rows - drafts,
    });
    expect((await applied(api, owner.person, again.id)).counts).toEqual({
      created: 0,
      updated: 0,
      unchanged: drafts,
      skipped: 0,
      refused: rows - drafts,
    });
    expect(await prospectsOf(owner.id)).toHaveLength(drafts);
  });

  it('is all that the facts say: recomputing changes nothing', async () => {
    const { leftHanging } = await ask(api, counselor, '{ leftHanging }');
    expect(leftHanging).toBe(0);
  });
});

describe('what has no date', () => {
  const CSV =
    'Company,Title,Status,Applied,Interviews\nAcme,Engineer,Rejected,2026-05-01,2\n(Stealth),Lead,Applied,2026-05-02,\n(Stealth),Lead,Applied,2026-05-02,\n';

  it('is kept in words, and the end counts as learned now', async () => {
    const { id } = await uploaded(api, student.person, 'job-search', CSV);
    const { drafts } = await preview(api, student.person, id);
    expect(drafts[0].facts.filter(({ kind }: Json) => kind === 'INTERVIEW_HELD')).toEqual(
      Array.from({ length: 2 }, () => ({
        kind: 'INTERVIEW_HELD',
        on: null,
        certainty: 'STATED',
        because: '"Interviews" is "2"',
        noteOnly: true,
      })),
    );
    expect(drafts[0].note).toContain(
      '2 times: The file tells of an interview held, without a date ("Interviews" is "2").',
    );
    await applied(api, student.person, id);
    const [acme, ...hidden] = await prospectsOf(student.id);
    expect(acme).toMatchObject({
      employer: 'Acme',
      applied_on: '2026-05-01',
      outcome: 'REJECTED',
      decided_at: null,
      knowledge_source: 'SPREADSHEET',
      interviews: 0,
    });
    expect(Date.now() - acme.learned_at.getTime()).toBeLessThan(60_000);
    const [note] = await rowsOf(`SELECT body FROM notes WHERE student_id = $1 AND body LIKE 'Acme%'`, [student.id]);
    expect(note.body).toBe(drafts[0].note);
    expect(hidden.map(({ employer }) => employer.replace(/#.*/, '#'))).toEqual([
      'Undisclosed employer (Lead) #',
      'Undisclosed employer (Lead) #',
    ]);
    expect(new Set(hidden.map(({ employer }) => employer)).size).toBe(2);
  });
});

describe('a row is put right before it is applied', () => {
  it('by the student, and imported again it is still the same row', async () => {
    const csv =
      'Company,Title,Status,Notes\nGlobex,Analyst,Rejected,Had two interviews\nInitech,Clerk,Applied,\nHooli,Dev,Applied,\n';
    const { id } = await uploaded(api, classmate.person, 'job-search', csv);
    const draft = {
      employerName: 'Globex Corporation',
      appliedOn: '2026-04-01',
      interviewDays: ['2026-04-10', '2026-04-20'],
      outcomeOn: '2026-05-01',
    };
    expect(
      (await change(api, classmate.person, 'editImportRow', { importId: id, version: 1, line: 2, draft })).userErrors,
    ).toEqual([]);
    expect(
      (
        await change(api, classmate.person, 'editImportRow', {
          importId: id,
          version: 2,
          line: 3,
          draft: { outcome: 'WITHDRAWN' },
        })
      ).userErrors,
    ).toEqual([]);
    expect(
      (await change(api, classmate.person, 'editImportRow', { importId: id, version: 3, line: 4, skip: true }))
        .userErrors,
    ).toEqual([]);
    expect((await applied(api, classmate.person, id)).counts).toEqual({
      created: 2,
      updated: 0,
      unchanged: 0,
      skipped: 1,
      refused: 0,
    });
    const [globex, initech] = await prospectsOf(classmate.id);
    expect(globex).toMatchObject({
      employer: 'Globex Corporation',
      applied_on: '2026-04-01',
      interviews: 2,
      outcome: 'REJECTED',
      learned_at: new Date('2026-05-02T00:00:00Z'),
    });
    expect(initech).toMatchObject({ outcome: 'WITHDRAWN' });
    const again = await uploaded(api, classmate.person, 'job-search', csv);
    expect(await preview(api, classmate.person, again.id)).toMatchObject({ create: 1, unchanged: 2 });
  });

  it.each([
    [
      'no response, which a person tells with a reason',
      { draft: { outcome: 'NO_RESPONSE' } },
      'VALUE_NOT_VALID',
      'draft.outcome',
    ],
    ['a line that is none', { line: 99 }, 'IMPORT_ROW_NOT_FOUND', 'line'],
    ['cells', { cells: [{ column: 'Company', value: 'x' }] }, 'CELLS_ARE_FOR_ROSTERS', 'cells'],
  ])('%s is refused', async (_, wrong, code, field) => {
    const { id } = await uploaded(api, classmate.person, 'job-search', 'Company\nAcme\n');
    const { userErrors } = await change(api, classmate.person, 'editImportRow', {
      importId: id,
      version: 1,
      line: 2,
      ...wrong,
    });
    expect(userErrors).toEqual([{ code, field, message: expect.any(String) }]);
  });

  it('what contradicts itself is refused as a row and leaves nothing behind', async () => {
    const { id } = await uploaded(
      api,
      classmate.person,
      'job-search',
      'Company,Status\nVandelay,Rejected\nSterling,Applied\n',
    );
    await change(api, classmate.person, 'editImportRow', {
      importId: id,
      version: 1,
      line: 2,
      draft: { interviewDays: ['2026-05-10'], outcomeOn: '2026-05-01' },
    });
    expect((await applied(api, classmate.person, id)).counts).toMatchObject({ created: 1, refused: 1 });
    expect(await rowsOf(`SELECT id FROM employers WHERE name = 'Vandelay'`)).toEqual([]);
    const { text } = await api
      .http()
      .get(`/imports/${id}/problems.csv`)
      .set('authorization', `Bearer ${classmate.person.token}`);
    expect(text).toContain('Vandelay,Rejected,Row 2:');
  });
});

describe('whose it is', () => {
  const CSV = 'Company\nAcme\n';

  it('a student imports only for oneself', async () => {
    const { status, body } = await upload(api, student.person, 'job-search', CSV, {
      fields: { studentId: classmate.id },
    });
    const unknown = await upload(api, student.person, 'job-search', CSV, {
      fields: { studentId: '00000000-0000-7000-8000-000000000001' },
    });
    expect([status, body]).toEqual([
      422,
      {
        import: null,
        userErrors: [{ code: 'STUDENT_NOT_FOUND', field: 'studentId', message: 'There is no student with this id.' }],
      },
    ]);
    expect(unknown.body).toEqual(body);
  });

  it('staff import for a student they name; the student sees it, a classmate does not', async () => {
    expect((await upload(api, counselor, 'job-search', CSV)).body.userErrors[0].code).toBe('STUDENT_NOT_FOUND');
    const { id } = await uploaded(api, counselor, 'job-search', CSV, { fields: { studentId: student.id } });
    expect(await importOf(api, student.person, id)).toMatchObject({ kind: 'JOB_SEARCH' });
    expect(await importOf(api, classmate.person, id)).toBeNull();
    expect((await change(api, classmate.person, 'applyImport', { importId: id })).userErrors[0].code).toBe(
      'IMPORT_NOT_FOUND',
    );
    expect((await change(api, student.person, 'cancelImport', { importId: id })).import.status).toBe('CANCELLED');
  });
});

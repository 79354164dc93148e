import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guessMapping, mappingOf } from '../../../src/imports/domain/header-mapping.js';
import { JOB_SEARCH_SYNONYMS } from '../../../src/imports/domain/job-search-fields.js';
import { readJobSearch, type JobSearchOptions } from '../../../src/imports/domain/job-search.js';
import type { JobSearchReading, ProspectDraft } from '../../../src/imports/domain/prospect-draft.js';
import { readTable } from '../../../src/imports/reading/read-table.js';

async function readingOf(bytes: Buffer | string, options?: JobSearchOptions): Promise<JobSearchReading> {
  const table = await readTable(Buffer.from(bytes));
  if (!table.ok) throw new Error(JSON.stringify(table.failures));
  return readJobSearch(table.value, mappingOf(guessMapping(table.value.headers, JOB_SEARCH_SYNONYMS)), options);
}
const file = (name: string): Buffer => readFileSync(new URL(`../../fixtures/job-search/${name}`, import.meta.url));
const at = ({ drafts }: JobSearchReading, line: number): ProspectDraft => {
  const draft = drafts.find((one) => one.line === line);
  if (!draft) throw new Error(`no draft of line ${line}`);
  return draft;
};
/** `REJECTED 2026-08-27 GUESSED` */
const course = (draft: ProspectDraft): string[] =>
  draft.facts.map(({ kind, on, certainty }) => `${kind} ${on} ${certainty}`);
const linesWhere = ({ drafts }: JobSearchReading, is: (draft: ProspectDraft) => boolean): number[] =>
  drafts.filter(is).map((draft) => draft.line);
const tally = (values: readonly (string | null)[]): Record<string, number> =>
  values.reduce<Record<string, number>>(
    (sums, value) => ({ ...sums, [String(value)]: (sums[String(value)] ?? 0) + 1 }),
    {},
  );

describe('tracker a: missing dates, unknown roles, a double, interviews only in notes', async () => {
  const reading = await readingOf(file('tracker-a-simplify-like.csv'));

  test('totals', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.drafts).toHaveLength(31);
    expect(tally(reading.drafts.map((draft) => draft.outcome))).toEqual({ REJECTED: 14, null: 17 });
    expect(linesWhere(reading, (draft) => draft.appliedOn === null)).toEqual([5, 6, 7, 19]);
    expect(linesWhere(reading, (draft) => draft.position === null)).toEqual([6, 26]);
    expect(linesWhere(reading, (draft) => draft.undisclosed)).toEqual([20, 22, 23, 31]);
    expect(linesWhere(reading, (draft) => draft.agency)).toEqual([24, 25, 26]);
    expect(tally(reading.drafts.flatMap((draft) => draft.facts.map((fact) => fact.kind)))).toEqual({
      APPLIED: 31,
      INTERVIEW_HELD: 15,
      REJECTED: 14,
    });
  });

  test('a rejection without dates: missing dates stay missing', () => {
    expect(at(reading, 5)).toMatchObject({
      employerName: 'Conifers.ai',
      appliedOn: null,
      url: null,
      notes: null,
      source: 'LinkedIn',
    });
    expect(course(at(reading, 5))).toEqual(['APPLIED null GUESSED', 'REJECTED null STATED']);
  });

  test('interviews that only the notes speak of are guessed, counted and without a date', () => {
    const held = (line: number): number =>
      course(at(reading, line)).filter((fact) => fact === 'INTERVIEW_HELD null GUESSED').length;
    expect([7, 11, 15, 16, 29].map(held)).toEqual([4, 1, 3, 2, 5]);
    expect(at(reading, 7).guesses).toEqual([
      { field: 'interviewCount', value: '4', because: 'the notes say "four interviews"' },
    ]);
    expect(at(reading, 14)).toMatchObject({ employerName: 'Sleek', outcome: null });
  });

  test('the same posting twice is flagged, not merged', () => {
    expect(linesWhere(reading, (draft) => draft.likelyDoubleOf !== null)).toEqual([28]);
    expect(at(reading, 28)).toMatchObject({
      employerName: 'Nebius',
      position: 'Senior SRE',
      likelyDoubleOf: 19,
      appliedOn: '2026-05-26',
    });
    expect(linesWhere(reading, (draft) => draft.employerName === 'Nebius')).toEqual([17, 18, 19, 28]);
  });

  test('employers without a name stay apart, under a name that says so', () => {
    expect(at(reading, 20)).toMatchObject({
      employerName: 'Undisclosed employer (Team Lead, RecruitCRM)',
      guesses: [
        {
          field: 'employer',
          value: 'Undisclosed employer (Team Lead, RecruitCRM)',
          because: '"Company" is "(Discreet)"',
        },
      ],
    });
    expect(at(reading, 31).employerName).toBe('Undisclosed employer (Senior Software Engineer (IAM))');
  });

  test('a URL without scheme gets one, marked as guessed', () => {
    expect(at(reading, 30).url).toBe('https://www.navina.ai');
    expect(at(reading, 30).guesses).toEqual([
      { field: 'url', value: 'https://www.navina.ai', because: '"URL" is "www.navina.ai", without https://' },
    ]);
  });
});

test('tracker b: a stage history inside one cell, employer and role in one column', async () => {
  const reading = await readingOf(file('tracker-b-stage-history.csv'));
  expect(reading.problems).toEqual([]);
  expect(
    reading.drafts.map(({ employerName, position, outcome, silent }) => [employerName, position, outcome, silent]),
  ).toEqual([
    ['Amazon', null, 'REJECTED', false],
    ['Meta', 'SDE 1', null, true],
    ['2sigma', 'SDE 2', 'REJECTED', false],
    ['Msft', 'Senior Engineer', null, false],
  ]);
  expect(reading.drafts.map(course)).toEqual([
    [
      'APPLIED 2024-11-05 STATED',
      'INTERVIEW_HELD 2024-11-05 GUESSED',
      'INTERVIEW_HELD 2024-11-05 GUESSED',
      'REJECTED 2024-11-05 GUESSED',
    ],
    ['APPLIED 2024-11-05 STATED', 'INTERVIEW_HELD 2024-11-05 GUESSED'],
    ['APPLIED 2024-11-05 STATED', 'INTERVIEW_HELD 2024-11-05 GUESSED', 'REJECTED 2024-11-05 GUESSED'],
    ['APPLIED 2024-11-05 STATED', 'INTERVIEW_HELD 2024-11-05 GUESSED', 'INTERVIEW_INVITED 2024-11-05 GUESSED'],
  ]);
  expect(at(reading, 2).facts[1]?.because).toBe('the history says "Phone Screen", but every stage has the same date');
  expect(at(reading, 3).guesses.map(({ field, value }) => [field, value])).toEqual([
    ['employer', 'Meta'],
    ['position', 'SDE 1'],
  ]);
  expect(at(reading, 2).guesses).toEqual([]);
});

describe('tracker c: UTF-8 names, replies without an application date, silence and rejection kept apart', async () => {
  const reading = await readingOf(file('tracker-c-utf8-replies.csv'));

  test('totals', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.drafts).toHaveLength(18);
    expect(linesWhere(reading, (draft) => draft.outcome === 'REJECTED')).toEqual([3, 4, 5, 6, 8, 11, 12, 14, 17, 19]);
    expect(linesWhere(reading, (draft) => draft.silent && draft.outcome === null)).toEqual([
      2, 7, 9, 10, 13, 15, 16, 18,
    ]);
    expect(linesWhere(reading, (draft) => draft.agency)).toEqual([8, 16]);
    expect(linesWhere(reading, (draft) => draft.likelyDoubleOf !== null)).toEqual([]);
  });

  test('silence is open: nothing but the application is told', () => {
    expect(at(reading, 9)).toMatchObject({
      employerName: '轻舟智航 (QCraft)',
      position: null,
      outcome: null,
      silent: true,
    });
    expect(course(at(reading, 9))).toEqual(['APPLIED 2026-07-17 STATED']);
  });

  test('a reply without an application date', () => {
    expect(course(at(reading, 4))).toEqual(['APPLIED null GUESSED', 'REJECTED 2026-07-30 STATED']);
    expect(at(reading, 10)).toMatchObject({
      employerName: 'RUDOLPH USINADOS SK',
      position: 'Finančný a účtovný analytik',
    });
  });

  test('an assessment first: its day is the reply, the day of the rejection is not known', () => {
    expect(course(at(reading, 14))).toEqual([
      'APPLIED 2026-06-24 STATED',
      'ASSESSMENT 2026-06-24 STATED',
      'REJECTED null STATED',
    ]);
    expect(course(at(reading, 16))).toEqual(['APPLIED null GUESSED', 'ASSESSMENT 2026-06-22 STATED']);
  });

  test('names keep their quoted commas and an employer outside the snippet is undisclosed', () => {
    expect(at(reading, 17).employerName).toBe('LES, s.r.o.');
    expect(at(reading, 18)).toMatchObject({ undisclosed: true, position: 'Hľadáme šikovného účtovníka!' });
  });
});

describe('tracker d: the word null, two applications to one employer', async () => {
  const reading = await readingOf(file('tracker-d-null-words.csv'));

  test('totals', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.drafts).toHaveLength(15);
    expect(linesWhere(reading, (draft) => draft.outcome === 'REJECTED')).toEqual([5, 8, 12, 14, 15]);
    expect(linesWhere(reading, (draft) => draft.position === null)).toEqual([4, 5, 9, 14, 16]);
    expect(linesWhere(reading, (draft) => draft.agency)).toEqual([13]);
    expect(reading.drafts.flatMap((draft) => [draft.notes, draft.url]).filter((text) => text === 'null')).toEqual([]);
  });

  test('a rejection with a response date: the day is guessed', () => {
    expect(course(at(reading, 5))).toEqual(['APPLIED 2026-08-25 STATED', 'REJECTED 2026-08-27 GUESSED']);
  });

  test('an interview as status is an invitation, not an interview held', () => {
    expect(course(at(reading, 10))).toEqual(['APPLIED 2026-08-21 STATED', 'INTERVIEW_INVITED 2026-08-21 GUESSED']);
  });

  test('two applications to one employer stay two, each with its outcome', () => {
    const nextdoor = reading.drafts.filter((draft) => draft.employerName === 'Nextdoor');
    expect(nextdoor.map(({ line, outcome, likelyDoubleOf }) => [line, outcome, likelyDoubleOf])).toEqual([
      [9, null, null],
      [14, 'REJECTED', null],
    ]);
    expect(at(reading, 6).position).toBe('Staff, Business Intelligence Engineer');
  });
});

test('tracker e: N/A dates, a saved job is no candidacy, an interview under way', async () => {
  const reading = await readingOf(file('tracker-e-simplify-export.csv'));
  expect(reading.problems).toMatchObject([{ line: 3, column: null, code: 'SAVED_NOT_APPLIED' }]);
  expect(
    reading.drafts.map(({ line, employerName, location, appliedOn, archived }) => [
      line,
      employerName,
      location,
      appliedOn,
      archived,
    ]),
  ).toEqual([
    [2, 'Garner Health', 'NY', '2026-07-13', false],
    [4, 'Ramp', 'NY', '2026-07-01', false],
  ]);
  expect(course(at(reading, 4))).toEqual(['APPLIED 2026-07-01 STATED', 'INTERVIEW_INVITED 2026-07-09 STATED']);
});

describe('keys', () => {
  const FILES = ['a-simplify-like', 'b-stage-history', 'c-utf8-replies', 'd-null-words', 'e-simplify-export'];

  test.each(FILES)(
    'tracker %s: distinct, and the same when rows are added above and links are tracked anew',
    async (name) => {
      const text = file(`tracker-${name}.csv`).toString().trimEnd();
      const keys = (await readingOf(text)).drafts.map((draft) => draft.key);
      expect(new Set(keys).size).toBe(keys.length);
      const [head, ...body] = text.split('\n');
      const again = await readingOf([head, ...body.toReversed()].join('\n').replace(/gh_src=\w+/g, 'gh_src=other'));
      expect(again.drafts.map((draft) => draft.key).toSorted()).toEqual(keys.toSorted());
    },
  );

  test('rows alike in everything are numbered', async () => {
    const { drafts } = await readingOf('Company,Role,Status\nAcme,Clerk,applied\nACME,clerk ,applied\n');
    expect(drafts.map((draft) => draft.key)).toEqual(['acme | clerk |  |  | 1', 'acme | clerk |  |  | 2']);
  });
});

describe('cells that cannot be read leave out the cell, not the row', () => {
  test.each([
    ['Applied Date', 'last week', 'NOT_A_DATE'],
    ['Applied Date', '03/04/2026', 'DATE_ORDER_AMBIGUOUS'],
    ['URL', 'see mail', 'NOT_A_WEB_ADDRESS'],
    ['Interviews', 'many', 'NOT_A_COUNT'],
    ['Stage History', "[{'stage': 'Applied'", 'STAGE_HISTORY_UNREADABLE'],
  ])('%s: %s', async (column, value, code) => {
    const reading = await readingOf(`Company;Status;${column}\nAcme;applied;${value}\n`);
    expect(reading.problems).toMatchObject([{ line: 2, column, value, code }]);
    expect(course(at(reading, 2))).toEqual(['APPLIED null STATED']);
  });

  test('a date order settles slashed dates', async () => {
    const reading = await readingOf('Company,Applied Date\nAcme,03/04/2026\n', { dateOrder: 'MDY' });
    expect(at(reading, 2).appliedOn).toBe('2026-03-04');
  });

  test('a status that is not understood is taken as applied, marked as guessed', async () => {
    const reading = await readingOf('Company,Status\nAcme,vibing\n');
    expect(at(reading, 2).guesses).toEqual([
      { field: 'status', value: 'APPLIED', because: '"Status" is "vibing", which is not understood' },
    ]);
    expect(course(at(reading, 2))).toEqual(['APPLIED null GUESSED']);
  });

  test('a row that names no job is refused', async () => {
    const reading = await readingOf('Company,Role,Status\nN/A,-,applied\n');
    expect(reading).toMatchObject({ drafts: [], problems: [{ line: 2, code: 'ROW_NAMES_NO_JOB' }] });
  });
});

test('counts, offers and ends that a status tells', async () => {
  const reading = await readingOf(
    'Company,Status,Status Date,Interviews\nA,Offer,2026-05-01,2\nB,Offer accepted,2026-05-02,\nC,Withdrew,,\nD,Rejected after final round,,\n',
  );
  expect(reading.drafts.map(course)).toEqual([
    ['APPLIED null GUESSED', 'INTERVIEW_HELD null STATED', 'INTERVIEW_HELD null STATED', 'OFFER 2026-05-01 STATED'],
    ['APPLIED null GUESSED', 'OFFER_ACCEPTED 2026-05-02 STATED'],
    ['APPLIED null GUESSED', 'WITHDRAWN null STATED'],
    ['APPLIED null GUESSED', 'INTERVIEW_HELD null GUESSED', 'REJECTED null STATED'],
  ]);
  expect(reading.drafts.map((draft) => draft.outcome)).toEqual([null, 'OFFER_ACCEPTED', 'WITHDRAWN', 'REJECTED']);
});

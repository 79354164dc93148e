import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guessMapping, mappingOf } from '../../../src/imports/domain/header-mapping.js';
import { ROSTER_SYNONYMS } from '../../../src/imports/domain/roster-fields.js';
import { readRoster } from '../../../src/imports/domain/roster.js';
import type { Table } from '../../../src/imports/domain/table.js';
import { problemsAsCsv } from '../../../src/imports/reading/problems-as-csv.js';
import { readTable } from '../../../src/imports/reading/read-table.js';
import { roster } from '../../support/rosters.js';

const KEEP = { kind: 'KEEP' };
const CLEAR = { kind: 'CLEAR' };
const set = (value: unknown) => ({ kind: 'SET', value });

async function tableOf(bytes: Buffer | string): Promise<Table> {
  const result = await readTable(Buffer.from(bytes));
  if (!result.ok) throw new Error(JSON.stringify(result.failures));
  return result.value;
}
const mapped = (table: Table) => mappingOf(guessMapping(table.headers, ROSTER_SYNONYMS));
const fixture = () => tableOf(readFileSync(new URL('../../fixtures/rosters/student-system.csv', import.meta.url)));

test('a student system maps without help and its good rows say keep, clear or set', async () => {
  const table = await fixture();
  const { rows } = readRoster(table, mapped(table));
  expect(rows).toEqual([
    {
      line: 2,
      externalId: '0001',
      givenName: set('Ada'),
      familyName: set('Lovelace'),
      email: set('ada@college.example'),
      phone: set('+1 555 010 0199'),
      cohort: set('Fall 26'),
      cohortFrom: set('2026-08-31'),
      cohortTo: set('2027-05-31'),
      graduatingClass: set(2027),
      degreeLevel: set('Bachelor'),
      program: set('Mathematics'),
      counselorEmail: set('advisor@college.example'),
      zone: set('America/Chicago'),
    },
    {
      line: 3,
      externalId: '0002',
      givenName: set('José'),
      familyName: set('Núñez'),
      email: set('jose@college.example'),
      phone: CLEAR,
      cohort: set('Fall 26'),
      cohortFrom: set('2026-09-02'),
      cohortTo: KEEP,
      graduatingClass: set(2028),
      degreeLevel: set('Master'),
      program: KEEP,
      counselorEmail: KEEP,
      zone: KEEP,
    },
    {
      line: 4,
      externalId: '0003',
      givenName: set('Grace'),
      familyName: KEEP,
      email: KEEP,
      phone: KEEP,
      cohort: KEEP,
      cohortFrom: KEEP,
      cohortTo: KEEP,
      graduatingClass: set(2027),
      degreeLevel: KEEP,
      program: CLEAR,
      counselorEmail: KEEP,
      zone: KEEP,
    },
  ]);
});

test('every bad row says where, what and what to do', async () => {
  const table = await fixture();
  const { problems } = readRoster(table, mapped(table));
  expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
    [5, 'Student ID', 'REQUIRED_CELL_EMPTY'],
    [6, 'E-mail Address', 'NOT_AN_EMAIL'],
    [6, 'Mobile', 'NOT_A_PHONE_NUMBER'],
    [6, 'Start Date', 'NOT_A_DATE'],
    [6, 'Graduation', 'NOT_A_YEAR'],
    [6, 'Time Zone', 'NOT_A_TIME_ZONE'],
    [7, 'Student ID', 'REQUIRED_CELL_CLEARED'],
    [8, 'End Date', 'COHORT_ENDS_BEFORE_IT_STARTS'],
    [9, 'Student ID', 'DOUBLE_IN_FILE'],
    [9, 'E-mail Address', 'DOUBLE_IN_FILE'],
    [10, 'Student ID', 'DOUBLE_IN_FILE'],
    [10, 'E-mail Address', 'DOUBLE_IN_FILE'],
    [11, null, 'ROW_HAS_TOO_MANY_CELLS'],
  ]);
  const messages = problems.map((problem) => problem.message);
  expect(messages).toContain(
    'Row 6: "Graduation" is neither a year nor a date (got "Spring 27"); use a year (2027) or YYYY-MM-DD.',
  );
  expect(messages).toContain('Row 9: "Student ID" also stands in row 10 (got "0008"); keep one of them.');
});

test('a column of slashed dates that could be either asks for the order, and an option settles it', async () => {
  const table = await tableOf('Student ID,Start\n1,03/04/2026\n2,2026-05-01\n');
  const asked = readRoster(table, mapped(table));
  expect(asked.rows.map((row) => row.externalId)).toEqual(['2']);
  expect(asked.problems).toMatchObject([{ line: 2, column: 'Start', code: 'DATE_ORDER_AMBIGUOUS' }]);
  const settled = readRoster(table, mapped(table), { dateOrder: 'DMY' });
  expect(settled.rows.map((row) => row.cohortFrom)).toEqual([set('2026-04-03'), set('2026-05-01')]);
});

test('a class begins on 1 July: a degree of July 2026 belongs to the class of 2027', async () => {
  const table = await tableOf('Student ID,Graduation\n1,2026-06-30\n2,2026-07-01\n');
  expect(readRoster(table, mapped(table)).rows.map((row) => row.graduatingClass)).toEqual([set(2026), set(2027)]);
});

test('a mapping that does not fit the file reads nothing', async () => {
  const table = await tableOf('Student ID,Start\n1,2026-05-01\n');
  expect(readRoster(table, {}).problems).toMatchObject([{ code: 'REQUIRED_FIELD_NOT_MAPPED', value: 'externalId' }]);
  const stale = readRoster(table, { externalId: 'Student ID', email: 'Mail' });
  expect(stale).toMatchObject({ rows: [], problems: [{ code: 'COLUMN_NOT_IN_FILE', column: 'Mail' }] });
});

test('5,000 rows with 3 % bad ones: exactly these are refused', async () => {
  const { csv, badLines } = roster(5000);
  const table = await tableOf(csv);
  const { rows, problems } = readRoster(table, mapped(table));
  expect(badLines).toHaveLength(150);
  expect([...new Set(problems.map((problem) => problem.line))]).toEqual(badLines);
  expect(rows).toHaveLength(4850);
});

test('bad rows come back as they were, with what to do, safe to open in a spreadsheet program', async () => {
  const table = await tableOf('Student ID,First Name,E-mail\n1,Ada,ada@college.example\n2,=2+5,nobody\n3,a,b,c\n');
  const { problems } = readRoster(table, mapped(table));
  expect(problemsAsCsv(table, problems)).toBe(
    '\uFEFFStudent ID,First Name,E-mail,what to do\n' +
      `2,'=2+5,nobody,"Row 3: ""E-mail"" is not an e-mail address (got ""nobody""); use the form name@example.org."\n` +
      '3,a,b c,Row 4 has 4 cells where the headers name 3; put cells that contain the delimiter in quotation marks.\n',
  );
});

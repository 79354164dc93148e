import { addDays, type Day } from '../../src/kernel/day.js';
import { DAY, HOUR } from '../../src/kernel/instant.js';
import type { OpenedCenter } from './centers.js';
import { type Row, rowsOf } from './golden.js';
import { applied, uploaded } from './imports.js';
import { ask } from './people.js';
import type { TestApi } from './test-api.js';

/** In the words of the other system; the rest it calls as we do. */
const OUTCOMES: Record<string, string> = { offer: 'Offer accepted', rejection: 'Rejection', withdrawn: 'Withdrawn' };

/** Fills a center with the synthetic study: students and cohorts by the roster import, facts by the history import, readiness and tiers through the API. */
export const loadSyntheticStudy = async (api: TestApi, center: OpenedCenter): Promise<void> => {
  await api.database.as('superuser', `UPDATE center_calendars SET zone = 'UTC' WHERE center_id = $1`, [center.id]);
  const students = await importStudents(api, center);
  await importFacts(api, center);
  const { rows } = await api.database.as('superuser', 'SELECT id, name FROM employers WHERE center_id = $1', [
    center.id,
  ]);
  const employers = new Map(rows.map(({ id, name }) => [(name as string).replace('Employer ', ''), id as string]));
  await recordTraits(api, center, students, employers);
};

const importStudents = async (api: TestApi, center: OpenedCenter): Promise<Map<string, string>> => {
  const lines = rowsOf('synthetic/students.csv').map(({ student_id, cohort_id }) =>
    [student_id, 'Student', student_id, `Cohort ${cohort_id}`, '2025-01-01'].join(','),
  );
  const csv = ['Student ID,First Name,Last Name,Cohort,Cohort Start', ...lines, ''].join('\n');
  const { id } = await uploaded(api, center.admin, 'roster', csv);
  const { status, counts } = await applied(api, center.admin, id);
  if (status !== 'APPLIED' || counts.created !== lines.length) throw new Error(JSON.stringify({ status, counts }));
  const { rows } = await api.database.as('superuser', 'SELECT id, external_id FROM students WHERE center_id = $1', [
    center.id,
  ]);
  return new Map(rows.map((row) => [row['external_id'] as string, row['id'] as string]));
};

/** All facts of the study as the file that another system would give: one row for each, whatever their order. */
const importFacts = async (api: TestApi, center: OpenedCenter): Promise<void> => {
  const lines = historyLines();
  const { id } = await uploaded(api, center.admin, 'history', [HEADERS, ...lines, ''].join('\n'));
  const { status, counts } = await applied(api, center.admin, id);
  if (status !== 'APPLIED' || counts.created !== lines.length) throw new Error(JSON.stringify({ status, counts }));
};

const HEADERS = 'Student ID,Company,Job Title,Event,When,Channel,Round,Promised on,Decided on';

const historyLines = (): readonly string[] => {
  const places = new Map(
    rowsOf('synthetic/prospects.csv').map((row) => [
      row['prospect_id']!,
      [row['student_id'], `Employer ${row['employer_id']}`, `Position ${row['prospect_id']}`],
    ]),
  );
  const line = (row: Row, ...cells: readonly (string | undefined)[]): string =>
    [...places.get(row['prospect_id']!)!, ...cells].join(',');
  return [...interviewLines(line), ...followUpLines(line), ...outcomeLines(line)];
};

type Line = (row: Row, ...cells: readonly (string | undefined)[]) => string;

/** The study tells when an interview ended, a file when it began. */
const interviewLines = (line: Line): readonly string[] => {
  const zeros = new Map<string, number>();
  return rowsOf('synthetic/interviews.csv').map((row) => {
    const ended = Date.parse(row['ended_at']!);
    const zero = zeros.get(row['prospect_id']!) ?? ended;
    zeros.set(row['prospect_id']!, zero);
    const promised = row['promised_by'] ? promisedDay(Date.parse(row['promised_by']), zero) : '';
    const began = new Date(ended - HOUR).toISOString();
    return line(row, 'Interviewed', began, row['format'], row['round'], promised, '');
  });
};

const followUpLines = (line: Line): readonly string[] =>
  rowsOf('synthetic/followups.csv')
    .filter((row) => row['performed_at'])
    .map((row) => line(row, row['kind'], row['performed_at'], '', '', '', ''));

const outcomeLines = (line: Line): readonly string[] =>
  rowsOf('synthetic/outcomes.csv').map((row) =>
    line(row, OUTCOMES[row['outcome']!], row['outcome_at'], '', '', '', row['outcome_at']),
  );

/** The study promises to the minute, the product by the day: the day whose end falls into the same 24 hours after time zero. */
const promisedDay = (promisedBy: number, zero: number): string =>
  addDays(new Date(zero).toISOString().slice(0, 10) as Day, Math.floor((promisedBy - zero) / DAY));

const recordTraits = async (
  api: TestApi,
  center: OpenedCenter,
  students: ReadonlyMap<string, string>,
  employers: ReadonlyMap<string, string>,
): Promise<void> => {
  const scores = rowsOf('synthetic/students.csv').map((row) => ({
    studentId: students.get(row['student_id']!),
    score: Number(row['strength']),
  }));
  const tierOf = new Map(
    rowsOf('synthetic/prospects.csv').map((row) => [row['employer_id']!, Number(row['employer_tier'])]),
  );
  const tiers = [...employers].map(([number, employerId]) => ({ employerId, tier: tierOf.get(number) }));
  for (const half of [scores.slice(0, 1000), scores.slice(1000)])
    await ask(api, center.admin, RECORD_READINESS, { input: { scores: half } });
  await ask(api, center.admin, RANK_EMPLOYERS, { input: { tiers } });
};

const RECORD_READINESS = `mutation ($input: RecordReadinessInput!) { recordReadiness(input: $input) { recorded userErrors { code message } } }`;
const RANK_EMPLOYERS = `mutation ($input: RankEmployersInput!) { rankEmployers(input: $input) { recorded userErrors { code message } } }`;

import { Rows } from '../../src/demo/seed/rows.js';
import { insertAll } from '../../src/demo/seed/seed.store.js';
import { addDays, type Day } from '../../src/kernel/day.js';
import { newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import type { OpenedCenter } from './centers.js';
import { type Row, rowsOf } from './golden.js';
import { applied, uploaded } from './imports.js';
import { ask } from './people.js';
import type { TestApi } from './test-api.js';

const DAY = 86_400_000;
const KINDS: Record<string, string> = {
  thank_you: 'THANK_YOU',
  status_call: 'STATUS_CHECK',
  feedback_request: 'FEEDBACK_REQUEST',
};
const FORMATS: Record<string, string> = { phone: 'PHONE', video: 'VIDEO', onsite: 'IN_PERSON' };
const OUTCOMES: Record<string, string> = { offer: 'OFFER_ACCEPTED', rejection: 'REJECTED', withdrawn: 'WITHDRAWN' };

/**
 * Fills a center with the synthetic study: students and cohorts by the roster import, readiness and tiers through the API. The dated
 * facts of candidacies have no file import that takes years of them at once (a job-search list belongs to one student and is read
 * by a person), so they go in as `npm run seed` writes them.
 */
export const loadSyntheticStudy = async (api: TestApi, center: OpenedCenter): Promise<void> => {
  await api.database.as('superuser', `UPDATE center_calendars SET zone = 'UTC' WHERE center_id = $1`, [center.id]);
  const students = await importStudents(api, center);
  const employers = new Map(rowsOf('synthetic/prospects.csv').map((row) => [row['employer_id']!, newId()]));
  await writeFacts(api, center, students, employers);
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

const writeFacts = async (
  api: TestApi,
  center: OpenedCenter,
  students: ReadonlyMap<string, string>,
  employers: ReadonlyMap<string, string>,
): Promise<void> => {
  const { rows: versions } = await api.database.as('superuser', 'SELECT id FROM policy_versions WHERE center_id = $1', [
    center.id,
  ]);
  const rows = factRows(center.admin.id, versions[0]!['id'] as string, students, employers);
  await api.app.get(Database).inCenter(center.id, (tx) => insertAll(tx, rows));
};

const factRows = (
  by: string,
  policyVersion: string,
  students: ReadonlyMap<string, string>,
  employers: ReadonlyMap<string, string>,
): Rows => {
  const rows = new Rows();
  for (const [number, id] of employers) {
    const name = `employer ${number}`;
    rows.add('employers', { id, name, normalized_name: name, kind: 'EMPLOYER', created_at: '2025-01-01', version: 1 });
  }
  const ended = new Map(rowsOf('synthetic/outcomes.csv').map((row) => [row['prospect_id']!, row]));
  const prospects = new Map(
    rowsOf('synthetic/prospects.csv').map((row) => [row['prospect_id']!, { id: newId(), row }]),
  );
  for (const { id, row } of prospects.values()) {
    const outcome = ended.get(row['prospect_id']!);
    const [student_id, employer_id] = [students.get(row['student_id']!)!, employers.get(row['employer_id']!)!];
    const own = { id, student_id, employer_id, policy_version_id: policyVersion, opened_by: by };
    rows.add('prospects', prospectRow(own, outcome && OUTCOMES[outcome['outcome']!]!));
    if (outcome) addEnding(rows, id, student_id, by, outcome);
  }
  const zeros = new Map<string, number>();
  for (const row of rowsOf('synthetic/interviews.csv')) {
    const zero = zeros.get(row['prospect_id']!) ?? Date.parse(row['ended_at']!);
    zeros.set(row['prospect_id']!, zero);
    addInterview(rows, prospects.get(row['prospect_id']!)!.id, by, row, zero);
  }
  for (const row of rowsOf('synthetic/followups.csv'))
    if (row['performed_at'])
      rows.add('follow_ups', {
        id: newId(),
        prospect_id: prospects.get(row['prospect_id']!)!.id,
        kind: KINDS[row['kind']!],
        happened_at: row['performed_at'],
        recorded_at: row['performed_at'],
        recorded_by: by,
      });
  return rows;
};

/** The next step is made up: nothing is planned in this center. */
const prospectRow = (own: object, outcome: string | undefined) => ({
  ...own,
  opened_at: '2025-01-01',
  stage: outcome ? 'CLOSED' : 'INTERVIEWED',
  outcome: outcome ?? null,
  next_step_key: outcome ? null : 'step',
  next_step_kind: outcome ? null : 'STATUS_CHECK',
  next_step_owner: outcome ? null : 'STUDENT',
  next_step_opens_at: outcome ? null : '2025-11-20',
  next_step_due_at: outcome ? null : '2025-11-20',
  next_step_due_on: outcome ? null : '2025-11-20',
  next_step_zone: outcome ? null : 'UTC',
  next_step_why: outcome ? null : {},
  thank_you_owed: false,
  last_activity_at: '2025-11-01',
  planned_at: '2025-11-01',
});

const addEnding = (rows: Rows, prospect_id: string, student_id: string, by: string, outcome: Row): void => {
  const at = outcome['outcome_at'];
  const entered = { recorded_at: at, recorded_by: by };
  if (outcome['outcome'] === 'offer')
    rows.add('offers', {
      id: newId(),
      prospect_id,
      student_id,
      received_at: at,
      status: 'ACCEPTED',
      answered_at: at,
      ...entered,
    });
  const kind = OUTCOMES[outcome['outcome']!];
  rows.add('outcomes', {
    id: newId(),
    prospect_id,
    kind,
    decided_at: at,
    learned_at: at,
    knowledge_source: 'STUDENT',
    ...entered,
  });
};

const addInterview = (rows: Rows, prospect_id: string, by: string, row: Row, zero: number): void => {
  const ended = Date.parse(row['ended_at']!);
  const id = newId();
  rows.add('interviews', {
    id,
    prospect_id,
    round: Number(row['round']),
    kind: 'OTHER',
    format: FORMATS[row['format']!],
    starts_at: new Date(ended - 3_600_000).toISOString(),
    ends_at: row['ended_at'],
    zone: 'UTC',
    status: 'HELD',
    status_at: row['ended_at'],
    recorded_at: row['ended_at'],
    recorded_by: by,
  });
  if (row['promised_by'])
    rows.add('game_plans', {
      interview_id: id,
      promised_on: promisedDay(Date.parse(row['promised_by']), zero),
      precision: 'DAY',
      initiator: 'UNKNOWN',
      channels: [],
      agreed_at: row['ended_at'],
      recorded_at: row['ended_at'],
    });
};

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

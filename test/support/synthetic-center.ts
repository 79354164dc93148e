import type { OpenedCenter } from './centers.js';
import { type Row, rowsOf } from './golden.js';
import type { TestApi } from './test-api.js';

const LONG_AGO = '2024-01-01T00:00:00Z';
const OUTCOMES: Record<string, string> = { offer: 'OFFER_ACCEPTED', rejection: 'REJECTED', withdrawn: 'WITHDRAWN' };
const FOLLOW_UPS: Record<string, { readonly step: string; readonly kind: string }> = {
  thank_you: { step: 'THANK_YOU', kind: 'THANK_YOU' },
  status_call: { step: 'STATUS_CHECK', kind: 'STATUS_CHECK' },
  feedback_request: { step: 'REQUEST_FEEDBACK', kind: 'FEEDBACK_REQUEST' },
};

/** The number of a thing of the study as the id of a thing of a center; ids need only differ within one table. */
const idOf = (number: string | undefined): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/**
 * Puts the synthetic study into a center, row by row. What was planned stands as steps that were owed, because no policy plans what the study planned.
 * The center's clock is set to UTC.
 */
export const loadStudy = async (api: TestApi, center: OpenedCenter): Promise<void> => {
  const asSuperuser = (text: string, values: unknown[]) => api.database.as('superuser', text, values);
  const add = async (table: string, rows: readonly object[]): Promise<void> => {
    const whole = rows.map((row) => ({ center_id: center.id, version: 1, ...row }));
    const columns = Object.keys(whole[0]!).filter((column) => column !== 'version' || !UNVERSIONED.includes(table));
    await asSuperuser(
      `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(whole)],
    );
  };
  await asSuperuser(`UPDATE center_calendars SET zone = 'UTC' WHERE center_id = $1`, [center.id]);
  const policies = await asSuperuser('SELECT id FROM policy_versions WHERE center_id = $1 LIMIT 1', [center.id]);
  const by = { opened_by: center.admin.id, policy_version_id: policies.rows[0].id };
  const recorded = { recorded_by: center.admin.id };
  const endings = new Map(rowsOf('synthetic/outcomes.csv').map((row) => [row.prospect_id!, row]));

  await add('cohorts', rowsOf('synthetic/cohorts.csv').map(cohortOf));
  await add('students', rowsOf('synthetic/students.csv').map(studentOf));
  await add('cohort_memberships', rowsOf('synthetic/students.csv').map(membershipOf));
  const prospects = rowsOf('synthetic/prospects.csv');
  await add('employers', [...new Set(prospects.map((row) => row.employer_id!))].map(employerOf));
  const states = prospects.map((row) => ({ ...prospectOf(row, endings.get(row.prospect_id!)), ...by }));
  await add('prospects', states);
  await add(
    'interviews',
    rowsOf('synthetic/interviews.csv').map((row) => ({ ...interviewOf(row), ...recorded })),
  );
  await add(
    'outcomes',
    [...endings.values()].map((row) => ({ ...outcomeOf(row), ...recorded })),
  );
  const planned = rowsOf('synthetic/followups.csv');
  const done = planned.filter((row) => row.performed_at !== '');
  await add(
    'follow_ups',
    done.map((row) => ({ ...followUpOf(row), ...recorded })),
  );
  await add(
    'owed_steps',
    planned.map((row, position) => stepOf(row, position, endings.get(row.prospect_id!)?.outcome_at)),
  );
};

const UNVERSIONED = ['cohort_memberships', 'owed_steps'];

const cohortOf = (row: Row) => ({ id: idOf(row.cohort_id), name: `Cohort ${row.cohort_id}`, created_at: LONG_AGO });

const studentOf = (row: Row) => ({
  id: idOf(row.student_id),
  given_name: `Student ${row.student_id}`,
  family_name: '',
  search_name: `student ${row.student_id}`,
  search_family_name: `student ${row.student_id}`,
  value_points: [],
  created_at: LONG_AGO,
});

const membershipOf = (row: Row) => ({
  id: idOf(row.student_id),
  student_id: idOf(row.student_id),
  cohort_id: idOf(row.cohort_id),
  from_day: '2024-01-01',
});

const employerOf = (number: string) => ({
  id: idOf(number),
  name: `Employer ${number}`,
  normalized_name: `employer ${number}`,
  kind: 'EMPLOYER',
  created_at: LONG_AGO,
});

const prospectOf = (row: Row, ending: Row | undefined) => ({
  id: idOf(row.prospect_id),
  student_id: idOf(row.student_id),
  employer_id: idOf(row.employer_id),
  opened_at: LONG_AGO,
  thank_you_owed: false,
  last_activity_at: LONG_AGO,
  planned_at: LONG_AGO,
  stage: ending ? 'CLOSED' : 'INTERVIEWED',
  outcome: ending ? OUTCOMES[ending.outcome!] : null,
  next_step_key: 'call',
  next_step_kind: 'STATUS_CHECK',
  next_step_owner: 'STUDENT',
  next_step_opens_at: LONG_AGO,
  next_step_due_at: LONG_AGO,
  next_step_due_on: '2024-01-01',
  next_step_zone: 'UTC',
  next_step_why: {},
});

const interviewOf = (row: Row) => ({
  id: idOf(row.interview_id),
  prospect_id: idOf(row.prospect_id),
  round: Number(row.round),
  kind: 'OTHER',
  format: row.format === 'onsite' ? 'IN_PERSON' : 'VIDEO',
  starts_at: new Date(Date.parse(row.ended_at!) - 1),
  ends_at: row.ended_at,
  zone: 'UTC',
  status: 'HELD',
  status_at: row.ended_at,
  recorded_at: row.ended_at,
});

const outcomeOf = (row: Row) => ({
  id: idOf(row.prospect_id),
  prospect_id: idOf(row.prospect_id),
  kind: OUTCOMES[row.outcome!],
  decided_at: row.outcome_at,
  learned_at: row.outcome_at,
  recorded_at: row.outcome_at,
  knowledge_source: 'STUDENT',
});

const followUpOf = (row: Row) => ({
  id: idOf(row.followup_id),
  prospect_id: idOf(row.prospect_id),
  interview_id: idOf(row.interview_id),
  kind: FOLLOW_UPS[row.kind!]!.kind,
  happened_at: row.performed_at,
  recorded_at: row.performed_at,
});

/** A request for feedback is owed after the prospect has ended; anything else until then. */
const stepOf = (row: Row, position: number, endedAt: string | undefined) => {
  const isDone = row.performed_at !== '';
  const ended = isDone ? row.performed_at : row.kind === 'feedback_request' ? null : (endedAt ?? null);
  return {
    prospect_id: idOf(row.prospect_id),
    position,
    kind: FOLLOW_UPS[row.kind!]!.step,
    opened_at: LONG_AGO,
    due_at: row.due_at,
    ended_at: ended,
    how: isDone ? 'DONE' : ended === null ? 'STILL_OWED' : 'SUPERSEDED',
  };
};

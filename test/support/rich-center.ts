import { randomBytes } from 'node:crypto';
import { UNTIL_OFFER_OR_REJECTION } from '../../src/follow-up-policies/domain/default-policy.js';
import { addDays } from '../../src/kernel/day.js';
import { newId } from '../../src/platform/clock/index.js';
import type { Column, SchemaShape } from './isolation/schema-shape.js';
import type { TestDatabase } from './test-database.js';

/** One row of every table, by table; what a row is called everywhere else by its `id`. */
export type PlantedRows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

export interface Planting {
  readonly centerId: string;
  /** Stands in every text that the schema leaves free, so that no answer can show a row unnoticed. */
  readonly marker: string;
  /** Rows to hang new ones on; tables with a row here get no other. */
  readonly given?: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Values that matter, by `table.column`. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * Plants one row into every table of a center that has none of `given`. Written with SQL and made up from pg_catalog, so
 * that every kind of row is there whether or not the API can make it yet, and a new table is filled without an edit;
 * `ROWS_THAT_MAKE_SENSE` says only what the types do not.
 */
export const plantRows = async (
  database: TestDatabase,
  shape: SchemaShape,
  planting: Planting,
): Promise<PlantedRows> => {
  const rows = new Map(planting.given);
  for (const table of shape.tables) {
    if (rows.has(table)) continue;
    const row = Object.fromEntries(shape.columnsOf(table).flatMap((column) => valueOf(column, rows, planting)));
    await insert(database, table, row);
    rows.set(table, row);
  }
  return rows;
};

const insert = async (database: TestDatabase, table: string, row: Record<string, unknown>): Promise<void> => {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  await database.as(
    'superuser',
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
};

/** The column with its value; nothing where the schema's default will do. */
const valueOf = (column: Column, rows: PlantedRows, planting: Planting): [string, unknown][] => {
  const name = `${column.table}.${column.name}`;
  const special = { ...ROWS_THAT_MAKE_SENSE, ...planting.values }[name];
  if (special !== undefined) return [[column.name, typeof special === 'function' ? special(planting.marker) : special]];
  if (column.name === 'center_id') return [[column.name, planting.centerId]];
  if (column.parent === column.table || column.hasDefault) return [];
  if (column.parent)
    return [[column.name, rows.get(column.parent)?.['id'] ?? rows.get(column.parent)?.['interview_id']]];
  return [[column.name, madeUp(column, planting.marker)]];
};

const madeUp = (column: Column, marker: string): unknown => {
  if (column.words) return column.type.endsWith('[]') ? [column.words[0]] : column.words[0];
  return column.name.endsWith('zone') ? 'America/New_York' : BY_TYPE[column.type]?.(marker);
};

const HOUR = 3_600_000;
const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * HOUR);
const today = (): string => new Date().toISOString().slice(0, 10);

const BY_TYPE: Readonly<Record<string, (marker: string) => unknown>> = {
  uuid: () => newId(),
  text: (marker) => `${marker} ${randomBytes(3).toString('hex')}`,
  'text[]': (marker) => [marker],
  smallint: () => 1,
  integer: () => 1,
  numeric: () => 1,
  'double precision': () => 1,
  boolean: () => false,
  date: today,
  'timestamp with time zone': () => hoursAgo(1),
  jsonb: (marker) => JSON.stringify({ marker }),
  bytea: () => randomBytes(32),
};

/** Only null means "no value" here. */
const none = (...columns: string[]): Record<string, null> =>
  Object.fromEntries(columns.map((column) => [column, null]));

const ROWS_THAT_MAKE_SENSE: Readonly<Record<string, unknown>> = {
  ...none(
    'sessions.ended_at',
    'sessions.end_reason',
    'users.disabled_at',
    'users.password_hash',
    'students.archived_at',
    'students.reminders_opted_out_at',
    'invitations.used_at',
    'api_tokens.revoked_at',
    'webhook_endpoints.failing_since',
    'webhook_endpoints.disabled_at',
    'webhook_endpoints.disabled_reason',
  ),
  ...none(
    'cohort_memberships.to_day',
    'caseload_assignments.to_day',
    'prospects.outcome',
    'prospects.agency_id',
    'prospects.next_step_contact_id',
    'contact_restrictions.employer_id',
    'contact_restrictions.contact_id',
    'contact_restrictions.until',
    'contact_restrictions.lifted_at',
    'contact_restrictions.lifted_by',
    'pauses.cohort_id',
    'pauses.employer_id',
    'pauses.prospect_id',
    'pauses.ended_at',
    'pauses.ended_by',
  ),
  ...none(
    'interviews.missed_by',
    'game_plans.promised_on',
    'offers.answered_at',
    'follow_ups.decision',
    'feedback_themes.retired_at',
    'imports.lease_until',
    'imports.failure',
  ),
  ...none('offers.lost_at', 'offers.lost_recorded_at', 'offers.lost_reason', 'offer_extensions.deadline_before'),
  ...none('imports.lease_token', 'imports.applied_as', 'imports.date_order', 'imports.finished_at'),
  ...none(
    'prospects.next_step_interview_id',
    'follow_ups.promised_on',
    'follow_ups.call_back_on',
    'import_rows.problems',
    'import_rows.edits',
    'import_rows.unreadable',
  ),
  ...none(
    'policy_assignments.cohort_id',
    'policy_assignments.prospect_id',
    'policy_assignments.until',
    'follow_up_policies.retired_at',
  ),
  ...none(
    'policy_moves.cohort_id',
    'policy_moves.prospect_id',
    'policy_moves.from_version_id',
    'policy_moves.from_policy_id',
  ),
  ...none('policy_moves.last_id', 'policy_moves.lease_until', 'policy_moves.lease_token', 'policy_moves.finished_at'),
  'policy_moves.status': 'DONE',
  ...none('dry_runs.last_id', 'dry_runs.lease_until', 'dry_runs.lease_token', 'dry_runs.finished_at'),
  'dry_runs.status': 'DONE',
  'dry_runs.rules': JSON.stringify(UNTIL_OFFER_OR_REJECTION),
  'dry_run_counts.kind': 'STATUS_CHECK',
  'dry_run_counts.channel': 'PHONE',
  'dry_run_prospects.tried': '[]',
  'dry_run_prospects.in_force': '[]',
  'dry_run_prospects.happened': '[]',
  ...none('first_destinations.retracted_at', 'first_destinations.retracted_by', 'first_destinations.retract_reason'),
  'first_destinations.graduating_class': 2027,
  'first_destinations.pay_currency': 'USD',
  'graduations.graduating_class': 2027,
  'employment_quarters.year': 2026,
  'employment_quarters.is_employed': true,
  'employment_quarters.currency': 'USD',
  ...none('report_runs.last_id', 'report_runs.lease_until', 'report_runs.lease_token', 'report_runs.finished_at'),
  'report_runs.status': 'DONE',
  'report_runs.standard': 'NACE',
  'report_runs.figures': '[]',
  'report_run_records.verdict': JSON.stringify({ groups: [], marks: [], measures: {}, reason: 'Counted.' }),
  'report_run_records.findings': '[]',
  'exports.status': 'READY',
  'exports.bytes': 1,
  'exports.expires_at': () => hoursAgo(-24),
  ...none('exports.lease_until', 'exports.lease_token', 'export_schedules.weekday', 'export_schedules.month_day'),
  ...none('export_schedules.ended_at'),
  'export_schedules.next_due_at': () => hoursAgo(-24),
  'follow_up_policies.draft': JSON.stringify(UNTIL_OFFER_OR_REJECTION),
  'contact_restrictions.channels': ['LETTER'],
  'deliveries.state': 'DEAD',
  ...none('escalations.acknowledged_at', 'escalations.acknowledged_by', 'escalations.resolved_at'),
  ...none('reminder_preferences.opted_out_at'),
  'webhook_endpoints.url': 'https://192.0.2.1/',
  'webhook_endpoints.event_types': ['prospect.opened'],
  'webhook_endpoints.secret': 'whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IA==',
  'webhook_deliveries.event_type': 'prospect.opened',
  'webhook_deliveries.status': 'FAILED',
  'webhook_cursors.transaction_id': '0',
  'api_tokens.scopes': ['READ_CENTER'],
  'api_tokens.expires_at': () => hoursAgo(-24),
  ...none('deliveries.leased_until'),
  'employers.country': 'US',
  'employers.region': 'NY',
  'students.graduating_class': 2027,
  'prospects.stage': 'INTERVIEWED',
  'prospects.next_step_kind': 'STATUS_CHECK',
  'prospects.next_step_channel': 'PHONE',
  'prospects.next_step_owner': 'STUDENT',
  'interviews.status': 'HELD',
  'interviews.starts_at': hoursAgo(3),
  'interviews.ends_at': hoursAgo(2),
  'game_plans.precision': 'UNKNOWN',
  'follow_ups.kind': 'STATUS_CHECK',
  'offers.pay_currency': 'USD',
  'offers.status': 'RECEIVED',
  'imports.kind': 'JOB_SEARCH',
  'imports.file': (marker: string) => Buffer.from(`${marker}\n${marker}\n`),
  'imports.source': (marker: string) =>
    JSON.stringify({ format: 'CSV', encoding: 'utf-8', delimiter: ',', headers: [marker], unreadableRows: 0 }),
  'imports.mapping': (marker: string) => JSON.stringify({ employer: marker }),
  // Of one contact, each prospect has its own.
  'contact_bookings.day': () => addDays('2100-01-01', randomBytes(2).readUInt16BE() % 30_000),
  'follow_up_policies.is_default': true,
  ...none('policy_trials.ended_at', 'policy_trials.abandoned_because'),
  'policy_trials.status': 'RUNNING',
  'policy_trials.seed': 'ab'.repeat(32),
  'policy_trials.enrolment_ends_on': '2099-01-01',
  'policy_trials.primary_day': 60,
  'policy_trials.alpha': 0.05,
  'policy_trials.minimal_difference': 0.05,
  'policy_trials.analysis_on': '2100-01-01',
  'policy_trials.expectation': (marker: string) =>
    JSON.stringify({
      sentences: [marker],
      baseRate: 0.35,
      prospectsPerStudent: 4,
      designEffect: 1,
      neededPerArm: 1,
      expectedPerArm: 1,
      power: 0.5,
      plannedError: 0.02,
    }),
  'policy_trial_amendments.analysis_on': '2100-01-01',
  // Of one cohort, each student has its own.
  'policy_trial_enrolments.place': () => randomBytes(2).readUInt16BE(),
  'policy_trial_results.document': (marker: string) =>
    JSON.stringify({
      sentences: [marker],
      asOf: '2026-11-23T00:00:00.000Z',
      stoppedEarly: false,
      confidence: 0.955,
      comparisons: [],
      arms: [],
      balance: [],
      bounds: null,
    }),
  'policy_versions.rules': JSON.stringify(UNTIL_OFFER_OR_REJECTION),
};

import { savedColumnsOf, type Projection } from './projection-columns.js';
import type { Prospect } from './prospect.entity.js';

/** A projection to be stored. */
export interface Projected {
  readonly prospect: Pick<Prospect, 'id'>;
  readonly projection: Projection;
}

/** The columns that a projection writes, and their types. */
const COLUMNS: Readonly<Record<keyof ReturnType<typeof savedColumnsOf>, readonly [column: string, type: string]>> = {
  stage: ['stage', 'text'],
  outcome: ['outcome', 'text'],
  nextStepKey: ['next_step_key', 'text'],
  nextStepKind: ['next_step_kind', 'text'],
  nextStepChannel: ['next_step_channel', 'text'],
  nextStepOwner: ['next_step_owner', 'text'],
  nextStepOpensAt: ['next_step_opens_at', 'timestamptz'],
  nextStepDueAt: ['next_step_due_at', 'timestamptz'],
  nextStepDueOn: ['next_step_due_on', 'date'],
  nextStepZone: ['next_step_zone', 'text'],
  nextStepContactId: ['next_step_contact_id', 'uuid'],
  nextStepInterviewId: ['next_step_interview_id', 'uuid'],
  nextStepWhy: ['next_step_why', 'jsonb'],
  thankYouOwed: ['thank_you_owed', 'boolean'],
  lastActivityAt: ['last_activity_at', 'timestamptz'],
  plannedAt: ['planned_at', 'timestamptz'],
  planChangesAt: ['plan_changes_at', 'timestamptz'],
  remindAt: ['remind_at', 'timestamptz'],
};

const entries = Object.entries(COLUMNS);

/** What is not written as it was made: of a step that was due before a history was told nobody is reminded. */
const MADE: Readonly<Record<string, string>> = {
  remind_at: 'CASE WHEN made.next_step_due_at <= p.history_until THEN NULL ELSE made.remind_at END',
};

/** Writes projections in one statement: $1 the center, $2 what `made` reads, $3 the version they are pinned to from now on; null: as before. */
const saving = (made: string): string => `
  UPDATE prospects p SET policy_version_id = coalesce($3, p.policy_version_id), ${entries.map(([, [column]]) => `${column} = ${MADE[column] ?? `made.${column}`}`).join(', ')}
    FROM ${made} AS made (id uuid, ${entries.map(([, typed]) => typed.join(' ')).join(', ')})
   WHERE p.center_id = $1 AND p.id = made.id`;

/** Writes one projection, a row as JSON. PostgreSQL knows that it is one, and finds the prospect by its key however few there are. */
export const SAVE_PROJECTION = saving('json_to_record($2)');

/** Writes any number of projections, rows as JSON. */
export const SAVE_PROJECTIONS = saving('json_to_recordset($2)');

/** What $2 holds of a projection. */
export const rowOf = ({ prospect: { id }, projection }: Projected): Record<string, unknown> => {
  const stored = savedColumnsOf(projection);
  const values = entries.map(([name, [column]]) => [column, stored[name as keyof typeof stored]] as const);
  return { id, ...Object.fromEntries(values) };
};

import type { OpenedCenter } from './centers.js';
import { type Row, rowsOf } from './golden.js';
import type { TestApi } from './test-api.js';

const LONG_AGO = '2024-01-01T00:00:00Z';
const STEPS: Record<string, string> = {
  thank_you: 'THANK_YOU',
  status_call: 'STATUS_CHECK',
  feedback_request: 'REQUEST_FEEDBACK',
};

/** Writes down which steps the study had planned, in place of what our policy would have: no policy of ours plans what the study did. */
export const plantPlan = async (api: TestApi, center: OpenedCenter): Promise<void> => {
  const asSuperuser = (text: string, values: unknown[]) => api.database.as('superuser', text, values);
  const { rows } = await asSuperuser(`SELECT id, position FROM prospects WHERE center_id = $1`, [center.id]);
  const prospects = new Map(rows.map(({ id, position }) => [String(position).replace('Position ', ''), id as string]));
  const endings = new Map(rowsOf('synthetic/outcomes.csv').map((row) => [row['prospect_id']!, row]));
  const steps = rowsOf('synthetic/followups.csv').map((row, position) => ({
    ...stepOf(row, position, endings.get(row['prospect_id']!)?.['outcome_at']),
    center_id: center.id,
    prospect_id: prospects.get(row['prospect_id']!),
  }));
  const columns = Object.keys(steps[0]!).join(', ');
  await asSuperuser('DELETE FROM owed_steps WHERE center_id = $1', [center.id]);
  await asSuperuser(
    `INSERT INTO owed_steps (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::owed_steps, $1::jsonb)`,
    [JSON.stringify(steps)],
  );
};

/** A request for feedback is owed after the prospect has ended; anything else until then. */
const stepOf = (row: Row, position: number, endedAt: string | undefined) => {
  const isDone = row['performed_at'] !== '';
  const ended = isDone ? row['performed_at'] : row['kind'] === 'feedback_request' ? null : (endedAt ?? null);
  return {
    position,
    kind: STEPS[row['kind']!]!,
    opened_at: LONG_AGO,
    due_at: row['due_at'],
    ended_at: ended,
    how: isDone ? 'DONE' : ended === null ? 'STILL_OWED' : 'SUPERSEDED',
  };
};

import { vi } from 'vitest';
import { CalendarsService } from '../../src/calendars/index.js';
import { Clock, newId } from '../../src/platform/clock/index.js';
import { Database } from '../../src/platform/database/index.js';
import { CountedByHand, readCaseloadRows } from './caseload-rows.js';
import { signIn } from './centers.js';
import { seedCenters } from './seeds.js';
import { startTestApi, type TestApi } from './test-api.js';

/** A Wednesday; Thanksgiving lies within the five business days before it. */
export const NOW = Date.parse('2026-12-02T15:30:00Z');
export const DAY = 86_400_000;
const SLUG = 'seed-001';

/** Two seeded centers, one of them with everything that makes a dashboard hard, as seen on the day NOW. */
export interface HardCaseload {
  readonly api: TestApi;
  readonly centerId: string;
  readonly cohortIds: readonly string[];
  /** The first covers for the second today. */
  readonly counselors: readonly { readonly id: string; readonly token: string }[];
  readonly studentToken: string;
  /** The rows, counted the slow way. */
  readonly hand: CountedByHand;
  stop(): Promise<void>;
}

export const openHardCaseload = async (): Promise<HardCaseload> => {
  const api = await startTestApi();
  await seedCenters(api, { students: 120, prospects: 1_200, centers: 2, cohorts: 3, now: NOW - DAY });
  const [{ id: centerId }] = await read(api, 'SELECT id FROM centers WHERE slug = $1', SLUG);
  await makeHard(api, centerId);
  const cohorts = await read(api, 'SELECT id FROM cohorts WHERE center_id = $1 ORDER BY id', centerId);
  const counselors = await read(
    api,
    "SELECT id, email FROM users WHERE center_id = $1 AND roles = '{COUNSELOR}' ORDER BY email",
    centerId,
  );
  const [student] = await read(
    api,
    "SELECT email FROM users WHERE center_id = $1 AND roles = '{STUDENT}' LIMIT 1",
    centerId,
  );
  const signedIn = {
    counselors: await Promise.all(
      counselors.map(async ({ id, email }) => ({ id, token: await signIn(api, SLUG, email) })),
    ),
    studentToken: await signIn(api, SLUG, student.email),
  };
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(NOW);
  const stop = async () => {
    vi.restoreAllMocks();
    await api.stop();
  };
  return {
    api,
    centerId,
    cohortIds: cohorts.map(({ id }) => id),
    ...signedIn,
    hand: await countedByHand(api, centerId),
    stop,
  };
};

const countedByHand = async (api: TestApi, centerId: string): Promise<CountedByHand> => {
  const calendars = await api.app
    .get(Database)
    .inCenter(centerId, (tx) => api.app.get(CalendarsService).calendarsOf(tx, NOW));
  return new CountedByHand(await readCaseloadRows(api.database, centerId), calendars.of(), NOW);
};

const read = async (api: TestApi, sql: string, ...values: unknown[]) =>
  (await api.database.as('superuser', sql, values)).rows;

/** Ties in every order, people who left, come later or are archived, somebody without prospects, and a colleague who is away. */
const makeHard = async (api: TestApi, centerId: string): Promise<void> => {
  const change = (sql: string, ...values: unknown[]) => read(api, sql, centerId, ...values);
  const students: string[] = (await change('SELECT id FROM students WHERE center_id = $1 ORDER BY id')).map(
    ({ id }) => id,
  );
  await change(TIED_DUE, students.slice(0, 15));
  await change(TIED_ACTIVITY, students.slice(0, 15));
  await change("UPDATE students SET archived_at = '2026-11-01' WHERE center_id = $1 AND id = $2", students[20]);
  for (const [place, days] of BOUNDARIES.entries())
    for (const table of ['cohort_memberships', 'caseload_assignments'])
      await change(`UPDATE ${table} SET ${days} WHERE center_id = $1 AND student_id = $2`, students[25 + place]);
  await change(TWO_MORE, newId(), newId());
  await change(COVER, newId());
};

const TIED_DUE = `UPDATE prospects SET next_step_due_at = '2026-11-30T15:00:00.123456Z'
  WHERE center_id = $1 AND student_id = ANY ($2) AND next_step_due_at IS NOT NULL`;

const TIED_ACTIVITY = `UPDATE prospects SET last_activity_at = '2026-11-20T15:00:00.654321Z' WHERE center_id = $1 AND student_id = ANY ($2)`;

/** Ended yesterday, ends today, begins tomorrow, began today. */
const BOUNDARIES = [
  "to_day = '2026-12-01'",
  "to_day = '2026-12-02'",
  "from_day = '2026-12-03', to_day = NULL",
  "from_day = '2026-12-02', to_day = NULL",
];

const TWO_MORE = `
  INSERT INTO students (center_id, id, external_id, given_name, family_name, search_name, search_family_name, created_at)
  VALUES ($1, $2, 'ZQ-77', 'Zoë', 'Quatermain', 'zoe quatermain', 'quatermain zoe', '2026-11-01'),
         ($1, $3, NULL, 'No', 'Prospects', 'no prospects', 'prospects no', '2026-11-01')`;

const COVER = `
  INSERT INTO caseload_covers (center_id, id, absent_id, covering_id, from_day, to_day)
  SELECT $1, $2, absent.id, covering.id, '2026-12-02', '2026-12-02' FROM users absent, users covering
   WHERE absent.center_id = $1 AND covering.center_id = $1
     AND absent.email LIKE 'counselor-2@%' AND covering.email LIKE 'counselor-1@%'`;

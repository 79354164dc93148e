import { vi } from 'vitest';
import { SignInAttempts } from '../../../src/identity/sign-in-attempts.js';
import { Sweeper } from '../../../src/prospects/index.js';
import { openCenter, type OpenedCenter } from '../centers.js';
import { plantRows, type PlantedRows } from '../rich-center.js';
import type { TestApi } from '../test-api.js';
import { type Asker, NOBODY, somebody } from './askers.js';
import { idsOf, tableNamer } from './ids.js';
import { Overseer } from './overseer.js';
import { readShape, type SchemaShape } from './schema-shape.js';

/** Words that stand in no answer by chance. */
const OWN = 'hausrotschwanz';
const OTHER_CENTER = 'zaunkoenig';
const OTHER_STUDENT = 'wintergoldhaehnchen';

/** Rows that the asker must not learn of, and the word in them that must never be seen. */
export interface Secret {
  readonly whose: string;
  readonly marker: string;
  readonly rows: PlantedRows;
  /** Names and addresses that are taken there. */
  readonly texts: readonly string[];
  /** Which rows must stay as they are, as a condition with its values. */
  readonly where: readonly [condition: string, ...values: unknown[]];
}

/** Two centers with a row of every kind in each; in the first one, two students. */
export interface World {
  readonly shape: SchemaShape;
  /** Which table the id at a place of a door means; null: not known. */
  readonly tableOf: (door: string, path: string) => string | null;
  /** What the askers may use: rows of the first center that hang on the first student. */
  readonly own: PlantedRows;
  readonly otherCenter: Secret;
  readonly otherStudent: Secret;
  readonly staff: readonly Asker[];
  readonly student: Asker;
  readonly nobody: Asker;
  readonly overseer: Overseer;
  /** Makes the first center again what it was before anybody asked. */
  readonly putBack: () => Promise<void>;
}

export const buildWorld = async (api: TestApi): Promise<World> => {
  // Whoever is probed with many wrong passwords must still be able to sign in again.
  vi.spyOn(api.app.get(SignInAttempts), 'take').mockResolvedValue(0);
  const shape = await readShape(api.database);
  const center = await openCenter(api, 'riverside');
  const [admin, lead, counselor, student] = await Promise.all(
    (['ADMIN', 'LEAD', 'COUNSELOR', 'STUDENT'] as const).map((role) => somebody(api, center, role)),
  );
  const own = await fill(api, shape, center, OWN, await onePerCenter(api, center), student!.id);
  const otherStudent = await secondStudent(api, shape, center, own);
  const otherCenter = await secondCenter(api, shape);
  const askers = { staff: [admin!, lead!, counselor!], student: student!, nobody: NOBODY };
  // Signed in before the center is kept, so that putting it back ends no session.
  for (const asker of [...askers.staff, student!]) await asker.signInAgain();
  const overseer = await Overseer.over(api.database, shape);
  return {
    shape,
    tableOf: tableNamer(shape),
    own,
    otherCenter,
    otherStudent,
    ...askers,
    overseer,
    putBack: await overseer.keep(center.id),
  };
};

const fill = async (
  api: TestApi,
  shape: SchemaShape,
  center: OpenedCenter,
  marker: string,
  given: PlantedRows,
  userId: string | null,
) => {
  const values = { 'caseload_covers.covering_id': center.admin.id, 'students.user_id': userId };
  const rows = await plantRows(api.database, shape, { centerId: center.id, marker, given, values });
  // Stage and next step follow from the planted facts.
  await api.app.get(Sweeper).recompute(center.id, true);
  return rows;
};

/** Shares with the first student what belongs to the center: employers, cohorts, people. */
const secondStudent = async (
  api: TestApi,
  shape: SchemaShape,
  center: OpenedCenter,
  first: PlantedRows,
): Promise<Secret> => {
  const hanging = hangOnStudents(shape);
  const shared = new Map([...first].filter(([table]) => !hanging.has(table)));
  const all = await fill(api, shape, center, OTHER_STUDENT, shared, null);
  const rows = new Map([...all].filter(([table]) => hanging.has(table)));
  return {
    whose: 'another student',
    marker: OTHER_STUDENT,
    rows,
    where: ['t::text LIKE ANY ($1)', [...idsOf(rows).keys()].map((id) => `%${id}%`)],
    texts: textsOf(rows, ['students.external_id', 'students.email']),
  };
};

const secondCenter = async (api: TestApi, shape: SchemaShape): Promise<Secret> => {
  const center = await openCenter(api, OTHER_CENTER);
  const rows = await fill(api, shape, center, OTHER_CENTER, await onePerCenter(api, center), null);
  return {
    whose: 'another center',
    marker: OTHER_CENTER,
    where: ['center_id = $1', center.id],
    rows: new Map([...rows, ['centers', { id: center.id }]]),
    texts: [
      center.slug,
      center.admin.email,
      ...textsOf(rows, ['employers.name', 'cohorts.name', 'students.external_id']),
    ],
  };
};

/** Students, and every table that points at them, at rows of theirs, and so on. */
const hangOnStudents = (shape: SchemaShape): ReadonlySet<string> => {
  const found = new Set(['students']);
  for (const table of shape.tables)
    if (shape.columnsOf(table).some(({ parent }) => parent && found.has(parent))) found.add(table);
  return found;
};

/** What opening a center makes, of which it has no second. */
const onePerCenter = async (api: TestApi, center: OpenedCenter): Promise<PlantedRows> => {
  const rows = new Map<string, Record<string, unknown>>();
  for (const table of ['center_profiles', 'center_calendars', 'follow_up_policies', 'policy_versions']) {
    const found = await api.database.as('superuser', `SELECT * FROM ${table} WHERE center_id = $1`, [center.id]);
    if (found.rows[0]) rows.set(table, found.rows[0]);
  }
  return rows;
};

const textsOf = (rows: PlantedRows, columns: readonly string[]): string[] =>
  columns.map((column) => {
    const [table, name] = column.split('.') as [string, string];
    return String(rows.get(table)?.[name]);
  });

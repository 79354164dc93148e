import type { Role } from '../../../src/kernel/actor.js';
import { addPerson, openCenter, type OpenedCenter, signIn, type TestPerson } from '../centers.js';
import { plantRows, type PlantedRows } from '../rich-center.js';
import type { TestApi } from '../test-api.js';
import { readShape, type SchemaShape } from './schema-shape.js';

/** Letters that stand in no answer by chance. */
export const OTHER_CENTER = 'zaunkoenig';
export const OTHER_STUDENT = 'wintergoldhaehnchen';

/** Who asks: a person with exactly one role, or nobody at all. */
export interface Asker {
  readonly name: string;
  readonly isSomebody: boolean;
  /** The token of the last sign-in; null: nobody is signed in. */
  token(): Promise<string | null>;
  signInAgain(): Promise<string | null>;
}

/** Rows that the asker must not learn of, and the word in them that must never be seen. */
export interface Secret {
  readonly whose: string;
  readonly marker: string;
  readonly rows: PlantedRows;
}

/** Two centers with a row of every kind in each; in the first one, two students. */
export interface World {
  readonly shape: SchemaShape;
  readonly otherCenter: Secret & { readonly centerId: string; readonly texts: readonly string[] };
  readonly otherStudent: Secret;
  /** What the askers may use: rows of the first center that hang on the first student. */
  readonly own: PlantedRows;
  readonly staff: readonly Asker[];
  readonly student: Asker;
  readonly nobody: Asker;
}

export const buildWorld = async (api: TestApi): Promise<World> => {
  const shape = await readShape(api.database);
  const [center, other] = [await openCenter(api, 'riverside'), await openCenter(api, OTHER_CENTER)];
  const plant = async (centerId: string, marker: string, colleague: TestPerson, values: object, given: PlantedRows) =>
    plantRows(api.database, shape, { centerId, marker, given, values: { 'caseload_covers.covering_id': colleague.id, ...values } });

  const student = await addPerson(api, center, 'student', ['STUDENT']);
  const own = await plant(center.id, 'own', center.admin, { 'students.user_id': student.id }, await onePerCenter(api, center));
  const shared = new Map([...own].filter(([table]) => !hangOnStudents(shape).has(table)));
  const secondStudent = await plant(center.id, OTHER_STUDENT, center.admin, { 'students.user_id': null }, shared);
  const otherRows = await plant(other.id, OTHER_CENTER, other.admin, {}, await onePerCenter(api, other));
  const signedIn = (name: string, person: TestPerson) => asker(api, center.slug, name, person.email);
  const staff = (['ADMIN', 'LEAD', 'COUNSELOR'] satisfies Role[]).map(async (role) => signedIn(role, await addPerson(api, center, role.toLowerCase(), [role])));
  return {
    shape,
    own,
    otherCenter: {
      whose: 'another center',
      marker: OTHER_CENTER,
      centerId: other.id,
      rows: new Map([...otherRows, ['centers', { id: other.id }]]),
      texts: [other.slug, other.admin.email, ...['employers.name', 'cohorts.name', 'students.external_id'].map((name) => textIn(otherRows, name))],
    },
    otherStudent: {
      whose: 'another student',
      marker: OTHER_STUDENT,
      rows: new Map([...secondStudent].filter(([table]) => hangOnStudents(shape).has(table))),
    },
    staff: await Promise.all(staff),
    student: signedIn('STUDENT', student),
    nobody: NOBODY,
  };
};

/** Students, and every table that points at them, at rows of theirs, and so on. */
export const hangOnStudents = (shape: SchemaShape): ReadonlySet<string> => {
  const found = new Set(['students']);
  for (const table of shape.tables) if (shape.columnsOf(table).some(({ parent }) => parent && found.has(parent))) found.add(table);
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

const asker = (api: TestApi, slug: string, name: string, email: string): Asker => {
  let token: Promise<string> | null = null;
  const signInAgain = () => (token = signIn(api, slug, email));
  return { name, isSomebody: true, signInAgain, token: () => token ?? signInAgain() };
};

const NOBODY: Asker = { name: 'nobody', isSomebody: false, token: async () => null, signInAgain: async () => null };

const textIn = (rows: PlantedRows, column: string): string => {
  const [table, name] = column.split('.') as [string, string];
  return String(rows.get(table)?.[name]);
};

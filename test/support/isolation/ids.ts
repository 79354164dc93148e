import type { PlantedRows } from '../rich-center.js';
import type { SchemaShape } from './schema-shape.js';

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/s$/, '');

/** What the API calls a table, where neither the table nor a column that points at it has that name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  person: 'users',
  policy: 'follow_up_policies',
  membership: 'cohort_memberships',
  assignment: 'caseload_assignments',
  cover: 'caseload_covers',
  auditEntry: 'audit_entries',
};

/** Which table the id at a place of a call means: `studentId` those of students, `counselorId` those of people, `id` that of the door's noun. */
export const tableNamer = (shape: SchemaShape) => {
  const tables = new Map(Object.entries(OTHER_NAMES));
  for (const table of shape.tables) {
    for (const { name, parent } of shape.columnsOf(table))
      if (parent) tables.set(camel(name.replace(/_id$/, '')), parent);
  }
  for (const table of shape.tables) tables.set(camel(singular(table)), table);
  const longestFirst = [...tables.keys()].toSorted((a, b) => b.length - a.length);

  return (door: string, path: string): string | null => {
    const name = path
      .split('.')
      .findLast((part) => !/^\d+$/.test(part))!
      .replace(/Ids?$/, '');
    const noun = tables.has(name)
      ? name
      : longestFirst.find((each) => `${path}.${door}`.toLowerCase().includes(each.toLowerCase()));
    return tables.get(noun ?? '') ?? null;
  };
};

/** The id by which the API knows a row; some rows go by the id of what they belong to. */
export const idOf = (row: Readonly<Record<string, unknown>> | undefined): string | null =>
  (row?.['id'] ?? row?.['interview_id'] ?? row?.['import_id'] ?? null) as string | null;

/** All ids that rows go by, with the table. */
export const idsOf = (rows: PlantedRows): Map<string, string> =>
  new Map([...rows].flatMap(([table, row]) => (row['id'] ? [[String(row['id']), table] as const] : [])));

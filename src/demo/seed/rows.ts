import { sum } from '../../kernel/sum.js';

/** The tables a seed fills, in the order in which their rows refer to each other. */
export const TABLES = [
  'center_profiles',
  'center_calendars',
  'users',
  'follow_up_policies',
  'policy_versions',
  'cohorts',
  'employers',
  'contacts',
  'students',
  'cohort_memberships',
  'caseload_assignments',
  'prospects',
  'interviews',
  'game_plans',
  'interview_contacts',
  'follow_ups',
  'offers',
  'outcomes',
] as const;
export type Table = (typeof TABLES)[number];

/** A row with the column names of its table, without the center. All rows of one table name the same columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows on their way into the database, by table. */
export class Rows {
  private readonly byTable = new Map<Table, Row[]>();

  add(table: Table, row: Row): void {
    const rows = this.byTable.get(table);
    if (rows) rows.push(row);
    else this.byTable.set(table, [row]);
  }

  of(table: Table): readonly Row[] {
    return this.byTable.get(table) ?? [];
  }

  get count(): number {
    return sum([...this.byTable.values()].map(({ length }) => length));
  }
}

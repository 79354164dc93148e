import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { Day } from '../kernel/day.js';
import type { Outcome } from '../kernel/fact.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Stage } from '../prospects/index.js';
import { IN_SQL, type Layout } from './rows/row-layouts.store.js';
import type { RowSet, RowSetName } from './rows/row-set.js';
import { ROW_SETS } from './rows/row-sets.store.js';

/** The beginning of a name, as search names from the first on and before the second, or that of an external id. */
export interface Typed {
  /** Null: nothing that a name could begin with. */
  readonly name: { readonly from: string; readonly before: string } | null;
  /** In lower case. */
  readonly externalId: string;
}

/** Which rows; null asks nothing. Cohort and counselor are those of `today`, as on the dashboard. */
export interface RowFilter {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  readonly stage: Stage | null;
  readonly outcome: Outcome | null;
  /** With a next step due by then. */
  readonly overdueSince: Date | null;
  readonly owesThanks: boolean | null;
  /** Days on the wall of `zone`, both included. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly typed: Typed | null;
  readonly today: Day;
  readonly zone: string;
}

@Injectable()
export class ExportsStore {
  constructor(private readonly database: Database) {}

  /** The rows as PostgreSQL lays them out; `finish` hears how many there were. */
  copyOut(
    centerId: string,
    rows: RowSetName,
    layout: Layout,
    filter: RowFilter,
    finish: (tx: Transaction, rows: number) => Promise<void>,
  ): Promise<Readable> {
    const { list, options } = IN_SQL[layout];
    const set = ROW_SETS[rows];
    const center = literal(centerId);
    const select = `SELECT ${list(set.columns)} ${sourceOf(set, center, filter)} ORDER BY ${set.at}, ${set.id}`;
    return this.database.copyOut(centerId, { select, options }, finish);
  }

  /** How many rows there are. */
  async count(tx: Transaction, rows: RowSetName, filter: RowFilter): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*) ${sourceOf(ROW_SETS[rows], literal(tx.centerId), filter)}`,
      [],
    );
    return row!.count;
  }
}

const sourceOf = (rows: RowSet, center: string, filter: RowFilter): string => `
    FROM ${rows.from(center)}
    ${rows.ofProspects ? joinedToProspects(center) : ''}
    LEFT JOIN (
      SELECT m.student_id, string_agg(k.name, '; ' ORDER BY k.name) AS names
        FROM cohort_memberships m JOIN cohorts k ON k.center_id = m.center_id AND k.id = m.cohort_id
       WHERE m.center_id = ${center} AND m.from_day <= ${literal(filter.today)} AND (m.to_day IS NULL OR m.to_day >= ${literal(filter.today)})
       GROUP BY m.student_id) c ON c.student_id = s.id
   WHERE ${[rows.where(center), ...conditionsOf(rows, center, filter)].join(' AND ')}`;

const joinedToProspects = (center: string): string => `
    JOIN students s ON s.center_id = ${center} AND s.id = p.student_id
    JOIN employers e ON e.center_id = ${center} AND e.id = p.employer_id`;

/** COPY takes no parameters, so every value goes through here. */
const literal = (value: string): string => pg.escapeLiteral(value);

const conditionsOf = (rows: RowSet, center: string, filter: RowFilter): string[] => {
  const { cohortId, counselorId, stage, outcome, overdueSince, owesThanks, from, to, typed } = filter;
  const [today, zone] = [literal(filter.today), literal(filter.zone)];
  const prospect = aboutProspects(rows, center);
  const conditions: (string | null)[] = [
    cohortId && `s.id IN (SELECT students_in_cohort(${center}, ${literal(cohortId)}, ${today}))`,
    counselorId && `s.id IN (SELECT students_looked_after(${center}, ${literal(counselorId)}, ${today}))`,
    stage && prospect(`p.stage = ${literal(stage)}`),
    outcome && prospect(`p.outcome = ${literal(outcome)}`),
    overdueSince && prospect(`p.outcome IS NULL AND p.next_step_due_at <= ${literal(overdueSince.toISOString())}`),
    owesThanks === null ? null : `${owesThanks ? '' : 'NOT '}${prospect('p.thank_you_owed')}`,
    from && `${rows.at} >= ${literal(from)}::timestamp AT TIME ZONE ${zone}`,
    to && `${rows.at} < (${literal(to)}::date + 1)::timestamp AT TIME ZONE ${zone}`,
    typed && typedAs(typed),
  ];
  return conditions.filter((condition) => condition !== null);
};

/** Said of a student it means: of at least one of the student's prospects. */
const aboutProspects =
  (rows: RowSet, center: string) =>
  (condition: string): string =>
    rows.ofProspects
      ? `(${condition})`
      : `EXISTS (SELECT FROM prospects p WHERE p.center_id = ${center} AND p.student_id = s.id AND ${condition})`;

const typedAs = ({ name, externalId }: Typed): string => {
  const within = (column: string): string | null =>
    name && `(${column} >= ${literal(name.from)} AND ${column} < ${literal(name.before)})`;
  const ways = [
    within('s.search_name'),
    within('s.search_family_name'),
    `starts_with(lower(s.external_id), ${literal(externalId)})`,
  ];
  return `(${ways.filter((way) => way !== null).join(' OR ')})`;
};

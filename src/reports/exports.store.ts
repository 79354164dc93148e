import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { Day } from '../kernel/day.js';
import type { Outcome } from '../kernel/fact.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Stage } from '../prospects/index.js';
import { INTERVIEW_ROWS } from './interview-rows.store.js';
import { OUTCOME_ROWS } from './outcome-rows.store.js';
import type { Column, ColumnKind, RowSet } from './row-set.js';

/** Which rows; null asks nothing. Cohort and counselor are those of `today`, as on the dashboard. */
export interface RowFilter {
  readonly cohortId: string | null;
  readonly counselorId: string | null;
  readonly stage: Stage | null;
  readonly outcome: Outcome | null;
  /** Days on the wall of `zone`, both included. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Search names from the first on and before the second, or an external id that begins so. */
  readonly names: { readonly from: string; readonly before: string; readonly externalId: string } | null;
  readonly today: Day;
  readonly zone: string;
}

const ROW_SETS: Readonly<Record<RowSet['name'], RowSet>> = { outcomes: OUTCOME_ROWS, interviews: INTERVIEW_ROWS };

@Injectable()
export class ExportsStore {
  constructor(private readonly database: Database) {}

  /** The rows as CSV; `finish` hears how many there were. */
  copyOut(
    centerId: string,
    rows: RowSet['name'],
    filter: RowFilter,
    finish: (tx: Transaction, rows: number) => Promise<void>,
  ): Promise<Readable> {
    return this.database.copyOut(centerId, selectOf(ROW_SETS[rows], literal(centerId), filter), finish);
  }
}

const selectOf = (rows: RowSet, center: string, filter: RowFilter): string => `
  SELECT ${rows.columns.map(columnOf).join(', ')}
    FROM ${rows.from(center)}
    JOIN students s ON s.center_id = ${center} AND s.id = p.student_id
    JOIN employers e ON e.center_id = ${center} AND e.id = p.employer_id
    LEFT JOIN (
      SELECT m.student_id, string_agg(k.name, '; ' ORDER BY k.name) AS names
        FROM cohort_memberships m JOIN cohorts k ON k.center_id = m.center_id AND k.id = m.cohort_id
       WHERE m.center_id = ${center} AND m.from_day <= ${literal(filter.today)} AND (m.to_day IS NULL OR m.to_day >= ${literal(filter.today)})
       GROUP BY m.student_id) c ON c.student_id = p.student_id
   WHERE ${[rows.where(center), ...conditionsOf(rows, center, filter)].join(' AND ')}
   ORDER BY ${rows.at}, ${rows.id}`;

/** COPY takes no parameters, so every value goes through here. */
const literal = (value: string): string => pg.escapeLiteral(value);

const columnOf = ({ header, sql, kind }: Column): string => `${WRITTEN[kind](sql)} AS ${pg.escapeIdentifier(header)}`;

/**
 * Spreadsheets run a text that begins with one of = + - @, a tab, a line break or their full-width forms (OWASP, "CSV
 * Injection"); an apostrophe in front makes it text again.
 */
const FORMULA_STARTS = [...'=+-@\t\n\r＝＋－＠'].map((letter) => letter.codePointAt(0)).join(', ');

const WRITTEN: Readonly<Record<ColumnKind, (sql: string) => string>> = {
  text: (sql) => `CASE WHEN ascii(${sql}) IN (${FORMULA_STARTS}) THEN '''' || ${sql} ELSE ${sql} END`,
  instant: (sql) => `translate(left((${sql} AT TIME ZONE 'UTC')::text, 19), ' ', 'T') || 'Z'`,
  plain: (sql) => sql,
};

const conditionsOf = (rows: RowSet, center: string, filter: RowFilter): string[] => {
  const { cohortId, counselorId, stage, outcome, from, to, names } = filter;
  const [today, zone] = [literal(filter.today), literal(filter.zone)];
  const conditions: (string | null)[] = [
    cohortId && `p.student_id IN (SELECT students_in_cohort(${center}, ${literal(cohortId)}, ${today}))`,
    counselorId && `p.student_id IN (SELECT students_looked_after(${center}, ${literal(counselorId)}, ${today}))`,
    stage && `p.stage = ${literal(stage)}`,
    outcome && `p.outcome = ${literal(outcome)}`,
    from && `${rows.at} >= ${literal(from)}::timestamp AT TIME ZONE ${zone}`,
    to && `${rows.at} < (${literal(to)}::date + 1)::timestamp AT TIME ZONE ${zone}`,
    names &&
      `(${[...within('s.search_name', names), ...within('s.search_family_name', names)].join(' OR ')} OR starts_with(lower(s.external_id), ${literal(names.externalId)}))`,
  ];
  return conditions.filter((condition) => condition !== null);
};

const within = (name: string, { from, before }: { readonly from: string; readonly before: string }): string[] => [
  `(${name} >= ${literal(from)} AND ${name} < ${literal(before)})`,
];

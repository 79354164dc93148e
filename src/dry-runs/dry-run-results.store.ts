import { Injectable } from '@nestjs/common';
import { CONTACT_KINDS } from '../follow-up-policies/index.js';
import { newId } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import type { Count } from './domain/tally.js';
import type { DryRunProspect } from './dry-run-prospect.entity.js';

export type ListedProspect = Pick<DryRunProspect, 'prospectId' | 'tried' | 'inForce' | 'happened'>;

/** Counts of one day, or of all, in one world. */
export type Figures = Omit<Count, 'kind' | 'channel' | 'counselorId'> & {
  readonly contacts: number;
  readonly calls: number;
  readonly emails: number;
};

export type CalendarCount = Pick<Count, 'world' | 'day' | 'kind' | 'channel' | 'steps'>;
export type LoadCount = Pick<Count, 'world' | 'counselorId' | 'day' | 'counselorOwed' | 'toCounselor'>;

export interface ListedPage {
  readonly afterId: string | null;
  readonly limit: number;
}

type ByRun<Row> = Promise<ReadonlyMap<string, readonly Row[]>>;

/** What dry runs found. */
@Injectable()
export class DryRunResultsStore {
  constructor(private readonly database: Database) {}

  /** Adds a batch's counts to those of the batches before. */
  addCounts(tx: Transaction, dryRunId: string, counts: readonly Count[]): void {
    const rows = counts.map((count) => ({ id: newId(), ...count }));
    if (rows.length > 0) tx.write(ADD_COUNTS, [tx.centerId, dryRunId, JSON.stringify(rows)]);
  }

  addListed(tx: Transaction, dryRunId: string, listed: readonly ListedProspect[]): void {
    if (listed.length > 0) tx.write(ADD_LISTED, [tx.centerId, dryRunId, JSON.stringify(listed)]);
  }

  /** Figures of the days on which anything stands, in their order, each world apart. */
  days(centerId: string, ids: readonly string[]): ByRun<Figures> {
    return this.byRun<Figures>(centerId, ids, {
      name: 'dry-run-days',
      text: `SELECT c.dry_run_id, c.world, c.day, ${FIGURES} FROM dry_run_counts c
              WHERE c.center_id = $1 AND c.dry_run_id = ANY ($2::uuid[]) GROUP BY c.dry_run_id, c.world, c.day ORDER BY c.day`,
      more: [CONTACT_KINDS],
    });
  }

  calendar(centerId: string, ids: readonly string[]): ByRun<CalendarCount> {
    return this.byRun<CalendarCount>(centerId, ids, {
      name: 'dry-run-calendar',
      text: `SELECT c.dry_run_id, c.world, c.day, c.kind, c.channel, sum(c.steps)::int AS steps FROM dry_run_counts c
              WHERE c.center_id = $1 AND c.dry_run_id = ANY ($2::uuid[]) AND c.steps > 0
              GROUP BY c.dry_run_id, c.world, c.day, c.kind, c.channel ORDER BY c.day, c.kind, c.channel`,
    });
  }

  loads(centerId: string, ids: readonly string[]): ByRun<LoadCount> {
    return this.byRun<LoadCount>(centerId, ids, {
      name: 'dry-run-loads',
      text: `SELECT c.dry_run_id, c.world, c.counselor_id AS "counselorId", c.day,
                    sum(c.counselor_owed)::int AS "counselorOwed", sum(c.to_counselor)::int AS "toCounselor" FROM dry_run_counts c
              WHERE c.center_id = $1 AND c.dry_run_id = ANY ($2::uuid[]) AND c.counselor_owed + c.to_counselor > 0
              GROUP BY c.dry_run_id, c.world, c.counselor_id, c.day ORDER BY c.counselor_id, c.day`,
    });
  }

  /** Listed prospects in the order of their ids, one page. */
  listed(centerId: string, dryRunId: string, { afterId, limit }: ListedPage): Promise<ListedProspect[]> {
    return this.database.read<ListedProspect>(centerId, {
      name: 'dry-run-prospects',
      text: `SELECT l.prospect_id AS "prospectId", l.tried, l.in_force AS "inForce", l.happened FROM dry_run_prospects l
              WHERE l.center_id = $1 AND l.dry_run_id = $2 AND ($3::uuid IS NULL OR l.prospect_id > $3) ORDER BY l.prospect_id LIMIT $4`,
      values: [centerId, dryRunId, afterId, limit],
    });
  }

  private async byRun<Row>(
    centerId: string,
    ids: readonly string[],
    { name, text, more = [] }: { name: string; text: string; more?: readonly unknown[] },
  ): ByRun<Row> {
    const rows = await this.database.read<Row & { dry_run_id: string }>(centerId, {
      name,
      text,
      values: [centerId, ids, ...more],
    });
    const byRun = new Map<string, Row[]>(ids.map((id) => [id, []]));
    for (const row of rows) byRun.get(row.dry_run_id)?.push(row);
    return byRun;
  }
}

const MEASURES = {
  steps: 'steps',
  on_time: 'onTime',
  late: 'late',
  missed: 'missed',
  counselor_owed: 'counselorOwed',
  to_counselor: 'toCounselor',
  to_lead: 'toLead',
};
const columns = Object.keys(MEASURES);
const given = Object.values(MEASURES).map((name) => `"${name}"`);

const ADD_COUNTS = `
  INSERT INTO dry_run_counts AS c (center_id, dry_run_id, id, world, day, kind, channel, counselor_id, ${columns.join(', ')})
  SELECT $1, $2, id, world, day, kind, channel, "counselorId", ${given.join(', ')}
    FROM json_to_recordset($3) AS made (id uuid, world text, day date, kind text, channel text, "counselorId" uuid, ${given.map((name) => `${name} int`).join(', ')})
  ON CONFLICT (center_id, dry_run_id, world, day, kind, channel, counselor_id)
  DO UPDATE SET ${columns.map((column) => `${column} = c.${column} + EXCLUDED.${column}`).join(', ')}`;

const ADD_LISTED = `
  INSERT INTO dry_run_prospects (center_id, dry_run_id, prospect_id, tried, in_force, happened)
  SELECT $1, $2, "prospectId", tried, "inForce", happened
    FROM json_to_recordset($3) AS made ("prospectId" uuid, tried jsonb, "inForce" jsonb, happened jsonb)`;

const IS_CONTACT = `c.kind = ANY ($3::text[])`;
const contactsBy = (condition: string): string => `coalesce(sum(c.steps) FILTER (WHERE ${condition}), 0)::int`;

const FIGURES = [
  ...Object.entries(MEASURES).map(([column, name]) => `sum(c.${column})::int AS "${name}"`),
  `${contactsBy(IS_CONTACT)} AS contacts`,
  `${contactsBy(`${IS_CONTACT} AND c.channel = 'PHONE'`)} AS calls`,
  `${contactsBy(`${IS_CONTACT} AND c.channel = 'EMAIL'`)} AS emails`,
].join(', ');

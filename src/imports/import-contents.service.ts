import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { Transaction } from '../platform/database/index.js';
import type { ProspectDraft } from './domain/prospect-draft.js';
import type { RosterRow } from './domain/roster.js';
import type { RowProblem } from './domain/table.js';
import type { Import } from './import.entity.js';
import { HistoryContents } from './history-contents.service.js';
import { readHistoryImport } from './history-readings.js';
import { type ImportReading, readJobSearchImport, readRosterImport } from './import-readings.js';
import type { StoredRow } from './import-rows.store.js';
import { JobSearchApplication, JobSearchPlans } from './job-searches.service.js';
import { RosterApplication } from './roster-application.service.js';
import { RosterPlans } from './roster-plans.service.js';
import { outcome, type RowOutcome } from './row-outcome.js';

export interface Forecast {
  readonly outcomes: readonly RowOutcome[];
  /** Names of cohorts that would be made. */
  readonly newCohorts: readonly string[];
}

/** An import that has been read: what it would do, and doing it. Both see the same rows and come to the same results. */
export interface Contents {
  /** In the order in which they are applied. */
  readonly lines: readonly number[];
  /** The lines of the next batch when so many have been done. */
  batchAfter(done: number): readonly number[];
  /** Why the mapping cannot be used at all. */
  readonly unusable: readonly RowProblem[];
  /** Of job searches. */
  readonly drafts: readonly ProspectDraft[];
  forecast(tx: Transaction): Promise<Forecast>;
  apply(tx: Transaction, actor: Actor, lines: readonly number[]): Promise<readonly RowOutcome[]>;
}

/** Rows of one transaction: a roster takes a few statements for all of them, a job search some twenty for each. */
const BATCH = { ROSTER: 200, JOB_SEARCH: 50 } as const;

/** Opens imports of every kind. */
@Injectable()
export class ImportContents {
  constructor(
    private readonly rosterPlans: RosterPlans,
    private readonly rosterApplication: RosterApplication,
    private readonly jobSearchPlans: JobSearchPlans,
    private readonly jobSearchApplication: JobSearchApplication,
    private readonly histories: HistoryContents,
  ) {}

  async open(given: Import, stored: readonly StoredRow[]): Promise<Contents> {
    if (given.kind === 'ROSTER') return this.roster(given, stored);
    if (given.kind === 'HISTORY') return this.history(given, stored);
    return this.jobSearch(given, stored, given.studentId as string);
  }

  private async history({ ...given }: Import, stored: readonly StoredRow[]): Promise<Contents> {
    const reading = await readHistoryImport(given, stored);
    const columnOf = (field: string): string => given.mapping[field] ?? field;
    const inFile = reading.lines.toSorted((one, other) => one - other);
    return {
      ...headOf(reading),
      batchAfter: reading.batchAfter,
      drafts: [],
      forecast: async (tx) => {
        const outcomes = await this.histories.forecast(tx, reading, columnOf);
        return { outcomes: complete(reading, inFile, outcomes), newCohorts: [] };
      },
      apply: async (tx, actor, lines) =>
        complete(reading, lines, await this.histories.apply(tx, actor, reading, lines, columnOf)),
    };
  }

  private roster({ ...given }: Import, stored: readonly StoredRow[]): Contents {
    const reading = readRosterImport(given, stored);
    const columnOf = (field: string): string => given.mapping[field] ?? field;
    return {
      ...headOf(reading),
      batchAfter: (done) => reading.lines.slice(done, done + BATCH.ROSTER),
      drafts: [],
      forecast: async (tx) => {
        const { outcomes, newCohorts } = await this.rosterPlans.forecast(tx, rowsOf(reading, reading.lines), columnOf);
        return { outcomes: complete(reading, reading.lines, outcomes), newCohorts };
      },
      apply: async (tx, actor, lines) =>
        complete(
          reading,
          lines,
          await this.rosterApplication.apply(tx, actor, rowsOf<RosterRow>(reading, lines), columnOf),
        ),
    };
  }

  private jobSearch({ ...given }: Import, stored: readonly StoredRow[], studentId: string): Contents {
    const reading = readJobSearchImport(given, stored);
    const columnOf = (field: string): string | null =>
      given.mapping[field] ?? given.mapping[field.replace(/Name$/, '')] ?? null;
    return {
      ...headOf(reading),
      batchAfter: (done) => reading.lines.slice(done, done + BATCH.JOB_SEARCH),
      drafts: [...reading.rows.values()],
      forecast: async (tx) => {
        const outcomes = await this.jobSearchPlans.forecast(tx, studentId, rowsOf(reading, reading.lines), columnOf);
        return { outcomes: complete(reading, reading.lines, outcomes), newCohorts: [] };
      },
      apply: async (tx, actor, lines) =>
        complete(
          reading,
          lines,
          await this.jobSearchApplication.apply(tx, actor, studentId, rowsOf<ProspectDraft>(reading, lines), columnOf),
        ),
    };
  }
}

type AnyReading = ImportReading<{ readonly line: number }>;

const headOf = ({ lines, unusable }: AnyReading) => ({ lines, unusable });

/** The rows of these lines that can be applied and are not to be skipped. */
const rowsOf = <Row extends { readonly line: number }>(
  { rows, skipped }: ImportReading<Row>,
  lines: readonly number[],
): Row[] => lines.filter((line) => !skipped.has(line)).flatMap((line) => rows.get(line) ?? []);

/** An outcome for every line: skipped, refused when it could not be read, else what came of its row. */
function complete(
  { problems, skipped }: AnyReading,
  lines: readonly number[],
  outcomes: readonly RowOutcome[],
): RowOutcome[] {
  const known = new Map(outcomes.map((each) => [each.line, each]));
  return lines.map((line) => {
    if (skipped.has(line)) return outcome(line, 'SKIPPED');
    const came = known.get(line) ?? outcome(line, 'REFUSED');
    return { ...came, problems: [...(problems.get(line) ?? []), ...came.problems] };
  });
}

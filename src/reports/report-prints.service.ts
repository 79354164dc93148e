import { Injectable } from '@nestjs/common';
import { CohortsStore } from '../cohorts/index.js';
import type { Actor } from '../kernel/actor.js';
import { type PrintedReport, printedReport } from './domain/printed-report.js';
import { standardOf } from './domain/standards.js';
import { ReportReading } from './report-reading.service.js';
import type { ReportRun } from './report-run.entity.js';
import { ReportRunsStore } from './report-runs.store.js';

/** Runs as they are printed, with those figures that the actor may see. */
@Injectable()
export class ReportPrints {
  constructor(
    private readonly runs: ReportRunsStore,
    private readonly reading: ReportReading,
    private readonly cohorts: CohortsStore,
  ) {}

  /** Null: there is no such run, or it is not done. */
  async printed(actor: Actor, runId: string): Promise<PrintedReport | null> {
    const run = (await this.runs.byIds(actor.centerId, [runId])).get(runId);
    if (!run || run.status !== 'DONE') return null;
    const { figures, notes } = await this.reading.read(actor, run);
    const facts = [...factsOf(run, await this.cohortOf(run)), ...notes];
    const { title, caution = null } = standardOf(run.standard);
    return printedReport({ title, facts, caution }, figures);
  }

  private async cohortOf({ centerId, cohortId }: ReportRun): Promise<string | null> {
    return cohortId && ((await this.cohorts.byIds(centerId, [cohortId])).get(cohortId)?.name ?? null);
  }
}

const factsOf = (run: ReportRun, cohort: string | null): string[] => [
  `As of ${run.asOfDay}, for ${run.fromDay} to ${run.toDay}.`,
  `Counted by the rules ${run.ruleVersion}.`,
  ...(run.program === null ? [] : [`Only the program ${run.program}.`]),
  ...(cohort === null ? [] : [`Only the cohort ${cohort}.`]),
  `Report run ${run.id}.`,
];

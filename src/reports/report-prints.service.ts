import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { type PrintedReport, printedReport } from './domain/printed-report.js';
import { standardOf } from './domain/standards.js';
import { ReportReading } from './report-reading.service.js';
import { ReportRunsStore } from './report-runs.store.js';

/** Runs as they are printed, with those figures that the actor may see. */
@Injectable()
export class ReportPrints {
  constructor(
    private readonly runs: ReportRunsStore,
    private readonly reading: ReportReading,
  ) {}

  /** Null: there is no such run, or it is not done. */
  async printed(actor: Actor, runId: string): Promise<PrintedReport | null> {
    const run = (await this.runs.byIds(actor.centerId, [runId])).get(runId);
    if (!run || run.status !== 'DONE') return null;
    const facts = [
      `As of ${run.asOfDay}, for ${run.fromDay} to ${run.toDay}.`,
      `Counted by the rules ${run.ruleVersion}.`,
      ...(run.program === null ? [] : [`Only the program ${run.program}.`]),
      ...(run.cohortId === null ? [] : ['Only one cohort.']),
      ...(this.reading.seesEverybody(actor) ? [] : ['Figures about few people are left out.']),
      `Report run ${run.id}.`,
    ];
    return printedReport(standardOf(run.standard).title, facts, await this.reading.figuresFor(actor, run));
  }
}

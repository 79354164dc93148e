import { Injectable } from '@nestjs/common';
import { CentersStore } from '../centers/index.js';
import { CohortsStore } from '../cohorts/index.js';
import type { Actor } from '../kernel/actor.js';
import { type PrintedReport, sectionsOf } from './domain/printed-report.js';
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
    private readonly centers: CentersStore,
    private readonly cohorts: CohortsStore,
  ) {}

  /** Null: there is no such run, or it is not done. */
  async printed(actor: Actor, runId: string): Promise<PrintedReport | null> {
    const run = (await this.runs.byIds(actor.centerId, [runId])).get(runId);
    if (!run || run.status !== 'DONE') return null;
    const { name } = await this.centers.profile(actor.centerId);
    return {
      title: standardOf(run.standard).title,
      language: 'en-US',
      center: name,
      madeAt: new Date(run.finishedAt ?? run.asOf),
      facts: factsOf(run, await this.cohortOf(run), this.reading.seesEverybody(actor)),
      sections: sectionsOf(await this.reading.figuresFor(actor, run)),
    };
  }

  private async cohortOf({ centerId, cohortId }: ReportRun): Promise<string | null> {
    return cohortId && ((await this.cohorts.byIds(centerId, [cohortId])).get(cohortId)?.name ?? null);
  }
}

const factsOf = (run: ReportRun, cohort: string | null, isWhole: boolean): (readonly [string, string])[] => [
  ['As of', run.asOfDay],
  ['Period', `${run.fromDay} to ${run.toDay}`],
  ['Rules', run.ruleVersion],
  ...(run.program === null ? [] : [['Program', run.program] as const]),
  ...(cohort === null ? [] : [['Cohort', cohort] as const]),
  ...(isWhole ? [] : [['Left out', 'Figures about few people'] as const]),
  ['Report run', run.id],
];

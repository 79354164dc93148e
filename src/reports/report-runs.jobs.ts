import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BatchJobs, type BatchWork, Leases } from '../jobs/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { ReportJudging } from './report-judging.service.js';
import type { ReportRun } from './report-run.entity.js';
import { REPORT_RUN_QUEUE } from './report-runs.service.js';
import { ReportRunsStore } from './report-runs.store.js';

const STUMBLED =
  'The report stopped at the same records again and again; tell those who run the service, and start another one.';

/** Makes reports: takes the records batch by batch, judges them, and sums up at the end. */
@Injectable()
export class ReportRunJobs implements OnModuleInit, BatchWork<ReportRun> {
  readonly name = 'report runs';
  readonly queue = REPORT_RUN_QUEUE;
  readonly leases = new Leases('report_runs', 'RUNNING');

  constructor(
    private readonly jobs: BatchJobs,
    private readonly runs: ReportRunsStore,
    private readonly judging: ReportJudging,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add(this);
  }

  start(tx: Transaction, id: string): Promise<ReportRun | null> {
    return this.runs.byId(tx, id);
  }

  async batch(tx: Transaction, run: ReportRun): Promise<ReportRun | null> {
    const step = await this.judging.judgeNext(tx, run);
    if (step === null) return this.end(tx, run.id, { status: 'DONE', figures: await this.judging.figuresOf(tx, run) });
    const progress = { lastId: step.lastId, done: run.done + step.records };
    await this.runs.change(tx, run.id, progress);
    return { ...run, ...progress };
  }

  async giveUp(tx: Transaction, id: string): Promise<void> {
    await this.end(tx, id, { status: 'FAILED', failure: STUMBLED });
  }

  private async end(tx: Transaction, id: string, how: Partial<ReportRun>): Promise<null> {
    const finishedAt = new Date(this.clock.now());
    await this.runs.change(tx, id, { ...how, finishedAt, leaseUntil: null, leaseToken: null });
    return null;
  }
}

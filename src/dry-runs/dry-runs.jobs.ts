import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BatchJobs, type BatchWork, Leases } from '../jobs/index.js';
import { Clock } from '../platform/clock/index.js';
import type { Transaction } from '../platform/database/index.js';
import { DryRunBatches } from './dry-run-batches.service.js';
import type { DryRun } from './dry-run.entity.js';
import { DRY_RUN_QUEUE } from './dry-runs.service.js';
import { DryRunsStore } from './dry-runs.store.js';

const STUMBLED =
  'The dry run stopped at the same prospects again and again; tell those who run the service. What was counted by then stays.';

/** Replays the past batch by batch. */
@Injectable()
export class DryRunJobs implements OnModuleInit, BatchWork<DryRun> {
  readonly name = 'dry runs';
  readonly queue = DRY_RUN_QUEUE;
  readonly leases = new Leases('dry_runs', 'RUNNING');

  constructor(
    private readonly jobs: BatchJobs,
    private readonly runs: DryRunsStore,
    private readonly batches: DryRunBatches,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add(this);
  }

  async start(tx: Transaction, id: string): Promise<DryRun | null> {
    const run = (await this.runs.byId(tx, id)) as DryRun;
    if (run.total === null) await this.runs.change(tx, id, { total: await this.batches.count(tx, run) });
    return run;
  }

  async batch(tx: Transaction, run: DryRun): Promise<DryRun | null> {
    const step = await this.batches.replayNext(tx, run);
    if (step === null) return this.end(tx, run.id, { status: 'DONE' });
    const progress = { lastId: step.lastId, done: run.done + step.done, listed: run.listed + step.listed };
    await this.runs.change(tx, run.id, progress);
    return { ...run, ...progress };
  }

  async giveUp(tx: Transaction, id: string): Promise<void> {
    await this.end(tx, id, { status: 'FAILED', failure: STUMBLED });
  }

  private async end(tx: Transaction, id: string, how: Partial<DryRun>): Promise<null> {
    const finishedAt = new Date(this.clock.now());
    await this.runs.change(tx, id, { ...how, finishedAt, leaseUntil: null, leaseToken: null });
    return null;
  }
}

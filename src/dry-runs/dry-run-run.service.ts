import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { Database, type Transaction } from '../platform/database/index.js';
import { DryRunBatches } from './dry-run-batches.service.js';
import type { DryRun } from './dry-run.entity.js';
import { type DryRunLease, DryRunLeasesStore } from './dry-run-leases.store.js';
import { DryRunsStore } from './dry-runs.store.js';

/** A dry run that this worker has taken up, as far as it has come. */
export interface DryRunAtWork {
  readonly centerId: string;
  readonly lease: DryRunLease;
  readonly run: DryRun;
}

/** So many workers may stumble over the same batch before the dry run is given up. */
const MOST_ATTEMPTS = 3;
const STUMBLED =
  'The dry run stopped at the same prospects again and again; tell those who run the service. What was counted by then stays.';

/** Replays batch by batch: each is one transaction that also says how far it is, so that any worker can go on from there. */
@Injectable()
export class DryRunRun {
  constructor(
    private readonly database: Database,
    private readonly leases: DryRunLeasesStore,
    private readonly runs: DryRunsStore,
    private readonly batches: DryRunBatches,
    private readonly clock: Clock,
  ) {}

  /** Null: another worker has it, or there is nothing to do. */
  take(centerId: string, lease: DryRunLease): Promise<DryRunAtWork | null> {
    return this.database.inCenter(centerId, async (tx) => {
      const attempts = await this.leases.take(tx, lease);
      if (attempts === null) return null;
      if (attempts > MOST_ATTEMPTS) return this.end(tx, lease, { status: 'FAILED', failure: STUMBLED });
      const run = (await this.runs.byId(tx, lease.dryRunId)) as DryRun;
      if (run.total === null) await this.runs.change(tx, run.id, { total: await this.batches.count(tx, run) });
      return { centerId, lease, run };
    });
  }

  /** Replays the next prospects; null: it is over, because all are replayed, it was cancelled or another worker has taken over. */
  replayBatch({ centerId, lease, run }: DryRunAtWork): Promise<DryRunAtWork | null> {
    return this.database.inCenter(centerId, async (tx) => {
      if (!(await this.leases.renew(tx, lease))) return null;
      const progress = await this.batches.replayNext(tx, run);
      if (progress === null) return this.end(tx, lease, { status: 'DONE' });
      this.leases.progress(tx, lease, progress);
      const { lastId, listed } = progress;
      return { centerId, lease, run: { ...run, lastId, listed: run.listed + listed } };
    });
  }

  /** Dry runs of the center that should be worked on and are not. */
  abandoned(centerId: string): Promise<string[]> {
    return this.database.inCenter(centerId, (tx) => this.leases.abandoned(tx));
  }

  /** Lets another worker go on at once. */
  release({ centerId, lease }: DryRunAtWork): Promise<void> {
    return this.database.inCenter(centerId, async (tx) => this.leases.release(tx, lease));
  }

  private async end(tx: Transaction, { dryRunId }: DryRunLease, how: Partial<DryRun>): Promise<null> {
    const finishedAt = new Date(this.clock.now());
    await this.runs.change(tx, dryRunId, { ...how, finishedAt, leaseUntil: null, leaseToken: null });
    return null;
  }
}

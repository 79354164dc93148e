import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/index.js';
import type { DryRun } from './dry-run.entity.js';
import { DryRunReplays } from './dry-run-replays.service.js';
import { DryRunResultsStore } from './dry-run-results.store.js';
import { DryRunScopeStore } from './dry-run-scope.store.js';

/** Prospects of one transaction. */
const BATCH = 100;
/** So many prospects are listed in all; those beyond are only counted. */
const MOST_LISTED = 5_000;

/** What one batch added, in prospects. */
export interface DryRunProgress {
  readonly lastId: string;
  readonly done: number;
  readonly listed: number;
}

/** Replays a batch of prospects and adds what it comes to. */
@Injectable()
export class DryRunBatches {
  constructor(
    private readonly scope: DryRunScopeStore,
    private readonly replays: DryRunReplays,
    private readonly results: DryRunResultsStore,
  ) {}

  count(tx: Transaction, run: DryRun): Promise<number> {
    return this.scope.count(tx, run);
  }

  /** Null: there are none left. */
  async replayNext(tx: Transaction, run: DryRun): Promise<DryRunProgress | null> {
    const prospects = await this.scope.next(tx, run, run.lastId, BATCH);
    const last = prospects.at(-1);
    if (!last) return null;
    const { counts, listed } = await this.replays.replayAll(tx, run, prospects);
    const shown = listed.slice(0, MOST_LISTED - run.listed);
    this.results.addCounts(tx, run.id, counts);
    this.results.addListed(tx, run.id, shown);
    return { lastId: last.id, done: prospects.length, listed: shown.length };
  }
}

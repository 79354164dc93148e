import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BatchJobs, type BatchWork, Leases } from '../jobs/index.js';
import type { Transaction } from '../platform/database/index.js';
import { IMPORT_QUEUE } from './import-queue.js';
import { ImportRowsStore } from './import-rows.store.js';
import { ImportEndings, ImportStart, type Run } from './import-start.service.js';
import { ImportsStore } from './imports.store.js';

const STUMBLED =
  'The import stopped at the same rows again and again; tell those who run the service. What was applied by then stays.';

/** Applies imports batch by batch. */
@Injectable()
export class ImportJobs implements OnModuleInit, BatchWork<Run> {
  readonly name = 'imports';
  readonly queue = IMPORT_QUEUE;
  readonly leases = new Leases('imports', 'APPLYING');

  constructor(
    private readonly jobs: BatchJobs,
    private readonly store: ImportsStore,
    private readonly rows: ImportRowsStore,
    private readonly starts: ImportStart,
    private readonly endings: ImportEndings,
  ) {}

  onModuleInit(): void {
    this.jobs.add(this);
  }

  start(tx: Transaction, importId: string): Promise<Run | null> {
    return this.starts.start(tx, importId);
  }

  async batch(tx: Transaction, run: Run): Promise<Run | null> {
    const lines = run.contents.batchAfter(run.done);
    await this.rows.saveOutcomes(tx, run.importId, await run.contents.apply(tx, run.actor, lines));
    const done = run.done + lines.length;
    await this.store.change(tx, run.importId, { rowsDone: done });
    if (done < run.contents.lines.length) return { ...run, done };
    await this.endings.complete(tx, run.importId);
    return null;
  }

  giveUp(tx: Transaction, importId: string): Promise<void> {
    return this.endings.fail(tx, importId, STUMBLED);
  }
}

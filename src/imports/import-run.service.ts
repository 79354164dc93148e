import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import type { ImportKind } from './import.entity.js';
import { ImportEndings, ImportStart, type Run } from './import-start.service.js';
import { ImportLeasesStore, type Lease } from './import-leases.store.js';
import { ImportRowsStore } from './import-rows.store.js';

/** Rows of one transaction: a roster takes a few statements for all of them, a job search some twenty for each. */
const BATCH: Readonly<Record<ImportKind, number>> = { ROSTER: 200, JOB_SEARCH: 50 };
/** Applies an import batch by batch: each is one transaction that also says how far it is, so that any worker can go on from there. */
@Injectable()
export class ImportRun {
  constructor(
    private readonly database: Database,
    private readonly leases: ImportLeasesStore,
    private readonly rows: ImportRowsStore,
    private readonly starts: ImportStart,
    private readonly endings: ImportEndings,
  ) {}

  /** Null: another worker has it, or there is nothing to do. */
  take(centerId: string, lease: Lease): Promise<Run | null> {
    return this.database.inCenter(centerId, async (tx) => {
      const attempts = await this.leases.take(tx, lease);
      return attempts === null ? null : this.starts.start(tx, lease, attempts);
    });
  }

  /** Applies the next rows; null: it is over, because all are done, it was cancelled or another worker has taken over. */
  applyBatch(run: Run): Promise<Run | null> {
    return this.database.inCenter(run.centerId, async (tx) => {
      if (!(await this.leases.renew(tx, run.lease))) return null;
      const lines = run.contents.lines.slice(run.done, run.done + BATCH[run.kind]);
      await this.rows.saveOutcomes(tx, run.lease.importId, await run.contents.apply(tx, run.actor, lines));
      const done = run.done + lines.length;
      await this.leases.progress(tx, run.lease, done);
      if (done < run.contents.lines.length) return { ...run, done };
      await this.endings.complete(tx, run.lease.importId);
      return null;
    });
  }

  /** Imports of the center that should be worked on and are not. */
  abandoned(centerId: string): Promise<string[]> {
    return this.database.inCenter(centerId, (tx) => this.leases.abandoned(tx));
  }

  /** Lets another worker go on at once. */
  release({ centerId, lease }: Run): Promise<void> {
    return this.database.inCenter(centerId, (tx) => this.leases.release(tx, lease));
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BatchJobs, type BatchWork, Leases } from '../../jobs/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { TooManyRows } from '../formats/row-format.js';
import { MOST_XLSX_ROWS } from '../formats/xlsx.js';
import type { Export } from './export.entity.js';
import { ExportEndings } from './export-endings.service.js';
import { ExportRun } from './export-run.js';
import { EXPORT_QUEUE, tooManyFor } from './export-starts.service.js';
import { ExportWriting } from './export-writing.service.js';
import { KeptExportsStore } from './kept-exports.store.js';

/** So often it may be begun, wherever it broke off, before it is given up. */
const MOST_RUNS = 3;
const GAVE_UP = 'The export broke off again and again; tell those who run the service.';
const ROWS_IN_BATCH = 10_000;

/** Writes exports: rows are read in one go, as of one moment, so that a run that broke off begins anew. */
@Injectable()
export class ExportJobs implements OnModuleInit, BatchWork<ExportRun> {
  readonly name = 'exports';
  readonly queue = EXPORT_QUEUE;
  readonly leases = new Leases('exports', 'RUNNING');

  constructor(
    private readonly jobs: BatchJobs,
    private readonly store: KeptExportsStore,
    private readonly writing: ExportWriting,
    private readonly endings: ExportEndings,
  ) {}

  onModuleInit(): void {
    this.jobs.add(this);
  }

  async start(tx: Transaction, id: string): Promise<ExportRun | null> {
    const known = (await this.store.byId(tx, id)) as Export;
    await this.writing.clear(known);
    if (known.runs >= MOST_RUNS) return this.end(this.giveUp(tx, id));
    return new ExportRun(await this.writing.prepare(tx, known));
  }

  async batch(tx: Transaction, run: ExportRun): Promise<ExportRun | null> {
    try {
      if (!run.hasBegun) await this.writing.begin(tx.centerId, run);
      const hasMore = await run.write(ROWS_IN_BATCH);
      if (!hasMore) return await this.end(this.endings.ready(tx, run.of, await run.publish()));
      this.store.change(tx, run.of.id, { rowsDone: run.rows });
      return run;
    } catch (error) {
      if (!(error instanceof TooManyRows)) throw error;
      return this.end(this.endings.fail(tx, run.of, tooManyFor(Math.max(run.rows, MOST_XLSX_ROWS + 1))));
    }
  }

  async giveUp(tx: Transaction, id: string): Promise<void> {
    await this.endings.fail(tx, (await this.store.byId(tx, id)) as Export, GAVE_UP);
  }

  letGo(run: ExportRun): Promise<void> {
    return run.letGo();
  }

  private async end(ending: Promise<void>): Promise<null> {
    await ending;
    return null;
  }
}

import { Injectable } from '@nestjs/common';
import { CalendarsService } from '../../calendars/index.js';
import { Clock, newId } from '../../platform/clock/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { Storage } from '../../platform/storage/index.js';
import { FORMATS } from '../formats/formats.js';
import { filterAt } from '../row-question.js';
import { RowFiles } from '../row-files.service.js';
import type { Export } from './export.entity.js';
import type { ExportRun } from './export-run.js';
import { KeptExportsStore } from './kept-exports.store.js';

/** The reading and writing of a run. */
@Injectable()
export class ExportWriting {
  constructor(
    private readonly database: Database,
    private readonly store: KeptExportsStore,
    private readonly rows: RowFiles,
    private readonly storage: Storage,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** Removes what an earlier run has left. */
  async clear({ fileKey }: Export): Promise<void> {
    if (fileKey !== null) await this.storage.remove(fileKey);
  }

  /** Each run writes a file of its own, so that a worker that was thought dead cannot spoil it. */
  async prepare(tx: Transaction, known: Export): Promise<Export> {
    const { id, rowSet, format, filter } = known;
    const now = this.clock.now();
    const asked = filterAt(filter, now, await this.zone(tx));
    const changes = {
      runs: known.runs + 1,
      rowsDone: 0,
      rowsEstimated: await this.rows.count(tx, rowSet, asked),
      asOf: new Date(now),
      fileKey: `exports/${tx.centerId}/${id}-${newId()}.${FORMATS[format].extension}`,
    };
    this.store.change(tx, id, changes);
    return { ...known, ...changes };
  }

  async begin(centerId: string, run: ExportRun): Promise<void> {
    const { rowSet, format, filter, asOf, fileKey } = run.of;
    const zone = await this.database.inCenter(centerId, (tx) => this.zone(tx));
    const question = filterAt(filter, asOf!.getTime(), zone);
    const read = await this.rows.open(centerId, { rows: rowSet, format }, question, {
      progress: (rows) => run.heard(rows),
      finish: async (_tx, rows) => run.count(rows),
    });
    try {
      run.begin({ read, write: await this.storage.write(fileKey!) });
    } catch (error) {
      read.destroy();
      throw error;
    }
  }

  private async zone(tx: Transaction): Promise<string> {
    return (await this.calendars.calendarsOf(tx)).of().zone;
  }
}
